namespace Funding.Local.Demo;

/// <param name="Name">As the terminal shows it.</param>
internal sealed record DemoStage(string Name, Func<DemoYear, Task> Run);

/// <summary>The year, in its order.</summary>
internal static class DemoStages
{
    public static IReadOnlyList<DemoStage> All { get; } =
    [
        new("邀请与发布 / people and launch", async year =>
        {
            await CallStage.InviteAsync(year);
            await year.Pace.GoToAsync(year.Opens, 9);
            await CallStage.LaunchAsync(year);
            await CountersignStage.NameAsync(year);
        }),
        new("申报 / call", CallStage.ApplyAsync),
        new("推荐 / recommendation", RecommendationStage.RunAsync),
        new("形式审查 / eligibility", EligibilityStage.RunAsync),
        new("抽取专家 / draw", DrawStage.RunAsync),
        new("专家评审 / review", ReviewStage.RunAsync),
        new("答辩 / defence", DefenceStage.RunAsync),
        new("经费 / money", MoneyStage.RunAsync),
        new("部门会签与排名 / countersignature and ranking", CountersignStage.RunAsync),
        new("审定 / approval", DecisionStages.ApproveAsync),
        new("公示、异议与公布 / notice, objections, announcement", DecisionStages.NoticeAsync),
    ];
}
