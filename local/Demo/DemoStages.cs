namespace Funding.Local.Demo;

/// <param name="Name">As the terminal shows it.</param>
internal sealed record DemoStage(string Name, Func<DemoYear, Task> Run);

/// <summary>What is played of each programme, in its order.</summary>
internal static class DemoStages
{
    public static IReadOnlyList<DemoStage> Colleges { get; } =
    [
        Launch("邀请与发布 / people and launch", "教申", 1),
        new("申报 / call", CallStage.ApplyAsync),
        new("推荐 / recommendation", RecommendationStage.RunAsync),
        new("形式审查 / eligibility", EligibilityStage.RunAsync),
        new("抽取专家 / draw", DrawStage.RunAsync),
        new("专家评审 / review", ReviewStage.RunAsync),
        new("答辩 / defence", year => DefenceStage.RunAsync(year)),
        new("经费 / money", year => MoneyStage.RunAsync(year, 12_600_000, 12)),
        new("部门会签与排名 / countersignature and ranking", CountersignStage.RunAsync),
        new("审定 / approval", year => DecisionStages.ApproveAsync(year)),
        new("公示、异议与公布 / notice, objections, announcement", DecisionStages.NoticeAsync),
    ];

    public static IReadOnlyList<DemoStage> Enterprises { get; } =
    [
        Launch("发布建设培育通知 / launch", "发改社会", 18),
        new("企业申报 / call", EnterpriseStages.ApplyAsync),
        new("设区市推荐 / recommendation", EnterpriseStages.RecommendAsync),
        new("形式审查 / eligibility", EnterpriseStages.CheckAsync),
        new("抽取专家 / draw", DrawStage.RunAsync),
        new("专家评审 / review", year => EnterpriseStages.ReviewAsync(year, "countersign")),
        new("部门会签与排名 / countersignature and ranking", CountersignStage.RunAsync),
        new("审定、公示与公布 / approval, notice, announcement", EnterpriseStages.DecideAsync),
    ];

    public static IReadOnlyList<DemoStage> VocationalGroups { get; } =
    [
        Launch("发布集团培育通知 / launch", "教职成", 26),
        new("牵头申报、成员同意 / call and consents", GroupStages.ApplyAsync),
        new("推荐 / recommendation", GroupStages.RecommendAsync),
        new("形式审查 / eligibility", GroupStages.CheckAsync),
        new("抽取专家 / draw", DrawStage.RunAsync),
        new("专家评审 / review", GroupStages.ReviewAsync),
        new("答辩 / defence", year => DefenceStage.RunAsync(year)),
        new("经费 / money", year => MoneyStage.RunAsync(year, 2_500_000, 31)),
        new("部门会签与排名 / countersignature and ranking", CountersignStage.RunAsync),
        new("审定、公示与公布 / approval, notice, announcement", async year =>
        {
            await DecisionStages.ApproveAsync(year);
            await EnterpriseStages.AnnounceAsync(year);
        }),
        new("成员退出与加入 / members leave and join", MembershipStage.RunAsync),
        new("变更牵头单位 / the lead passes", LeadPassesStage.RunAsync),
    ];

    public static IReadOnlyList<DemoStage> Studios { get; } =
    [
        Launch("发布工作站申报通知 / launch", "浙人社函", 26),
        new("申报、校企与大师同意 / call and consents", StudioStages.ApplyAsync),
        new("推荐 / recommendation", StudioStages.RecommendAsync),
        new("形式审查 / eligibility", StudioStages.CheckAsync),
        new("抽取专家 / draw", DrawStage.RunAsync),
        new("专家评审 / review", year => EnterpriseStages.ReviewAsync(year, "defence", StudioStages.Experts)),
        new("答辩 / defence", year => DefenceStage.RunAsync(year, "visit")),
        new("现场考察 / site visits", VisitStage.RunAsync),
        new("经费 / money", year => MoneyStage.RunAsync(year, 1_000_000, 47)),
        new("部门会签与排名 / countersignature and ranking", CountersignStage.RunAsync),
        new("审定、公示与公布 / approval, notice, announcement", async year =>
        {
            await DecisionStages.ApproveAsync(year, VisitStage.ReadAsync);
            await EnterpriseStages.AnnounceAsync(year);
        }),
        new("任务书、拨付与追缴 / task book, payment, recovery", RecoveryStage.RunAsync),
    ];

    public static IReadOnlyList<DemoStage> Incentives { get; } =
    [
        new("发布常年办理通知 / launch", IncentiveStages.LaunchAsync),
        new("企业申报激励 / claims", IncentiveStages.ClaimAsync),
        new("经费 / money", year => MoneyStage.RunAsync(year, 800_000, 44)),
        new("核定与复核 / decisions", IncentiveStages.DecideAsync),
        new("以前年度认定、年度指标与规划进展 / earlier awards, an indicator, the plan's progress", PlanStage.RunAsync),
    ];

    private static DemoStage Launch(string name, string issuer, int notice) => new(name, async year =>
    {
        await InviteAsync(year);
        await year.Pace.GoToAsync(year.Opens, 9);
        await CallStage.LaunchAsync(year, issuer, notice);
        await CountersignStage.NameAsync(year);
    });

    /// <summary>Once, whatever is played after.</summary>
    private static async Task InviteAsync(DemoYear year)
    {
        if ((await year.Services.GetRequiredService<PeopleStore>().FindAsync(Person.IdOf(Persons.FirstMember))) is null)
            await CallStage.InviteAsync(year);
    }
}
