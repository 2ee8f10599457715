namespace Funding.Local.Demo;

/// <summary>A programme that the demonstration plays.</summary>
/// <param name="Id">Of its file.</param>
/// <param name="Tells">What is played, for the terminal.</param>
/// <param name="Stages">In order; the first ones invite people and launch.</param>
/// <param name="ApplicantOf">Whose an application is.</param>
/// <param name="Checks">What it promises, looked up afterwards.</param>
internal sealed record DemoProgramme(
    string Id, Bilingual Tells, IReadOnlyList<DemoStage> Stages, Func<string, DemoApplicant> ApplicantOf,
    Func<DemoYear, DemoExports, Task<IReadOnlyList<Check>>> Checks)
{
    public static DemoProgramme Colleges { get; } = new(
        "mixed-ownership-colleges",
        new(
            "40 家虚构院校、11 个设区市、60 名专家走完混合所有制产业特色学院的一轮，约一分钟。",
            "40 fictional institutions, 11 cities and 60 experts: a round of mixed-ownership colleges, in about a minute."),
        DemoStages.Colleges,
        application => Institutions.Of(application) is var institution
            ? new(institution.Number, institution.Quality, institution.Code, institution.Email)
            {
                Remark = expert => DefenceRemarks.Of(institution, expert),
            }
            : null!,
        Checklist.EvaluateAsync)
    {
        HasMoney = true,
    };

    public static DemoProgramme Enterprises { get; } = new(
        "integration-enterprises",
        new(
            "16 家虚构企业走完产教融合型企业建设培育的一轮。",
            "16 fictional enterprises: a round of the cultivation of integration enterprises."),
        DemoStages.Enterprises,
        application => Enterprise.Of(application) is var enterprise
            ? new(enterprise.Number, enterprise.Quality, enterprise.Code, enterprise.Email) : null!,
        EnterpriseChecks.EvaluateAsync);

    public static DemoProgramme Incentives { get; } = new(
        "enterprise-incentives",
        new(
            "三家企业在常年办理的批次中申报激励，税收事项记入台账。",
            "Three enterprises claim incentives in a call that is open all year; the tax line keeps its ledger."),
        DemoStages.Incentives,
        application => throw new DemoException($"Nobody judges {application}."),
        IncentiveChecks.EvaluateAsync)
    {
        After = Enterprises,
        Days = 60,
    };

    public static DemoProgramme VocationalGroups { get; } = new(
        "vocational-groups",
        new(
            "5 家虚构集团、75 家成员单位走完省级职业教育集团（培育）的一轮，其后一家成员退出、一家加入。",
            "5 fictional groups with 75 members: a round of the cultivation of vocational groups, then a member leaves and one joins."),
        DemoStages.VocationalGroups,
        application => Group.Of(application) is var group
            ? new(group.Number, group.Quality, group.Code, group.Email)
            {
                Remark = expert => GroupRemarks.Of(group, expert),
            }
            : null!,
        GroupChecks.EvaluateAsync)
    {
        HasMoney = true,
    };

    public static DemoProgramme Studios { get; } = new(
        "skill-master-studios",
        new(
            "9 位技能大师与校企双方走完省级技能大师工作站的一轮，逐家现场考察。",
            "9 masters with their schools and enterprises: a round of skill-master studios, visited on site."),
        DemoStages.Studios,
        application => Studio.Of(application) is var studio
            ? new(studio.Number, studio.Quality, studio.Code, studio.Email)
            {
                Remark = expert => StudioRemarks.Of(studio, expert),
            }
            : null!,
        StudioChecks.EvaluateAsync)
    {
        HasMoney = true,
    };

    /// <summary>One after the other, in this order.</summary>
    public static IReadOnlyList<DemoProgramme> All { get; } = [Studios, VocationalGroups, Colleges, Enterprises, Incentives];

    /// <summary>Money is given in it: there is a ledger to take away.</summary>
    public bool HasMoney { get; private init; }

    /// <summary>What has to be played before it; null for nothing.</summary>
    public DemoProgramme? After { get; private init; }

    /// <summary>Days that are played of a call which is open all year; null where the round is played to its end.</summary>
    public int? Days { get; private init; }

    public string RoundOf(DateOnly opens) => Round.IdOf(Id, opens.Year, 1);
}

/// <summary>Whose an application is, for those who judge it.</summary>
/// <param name="Number">In the list of applicants.</param>
/// <param name="Quality">0 to 1: what its experts tend to score.</param>
internal sealed record DemoApplicant(int Number, double Quality, string Code, string Email)
{
    /// <summary>What an expert, by number, writes after its session.</summary>
    public Func<int, string> Remark { get; init; } = _ => "";
}
