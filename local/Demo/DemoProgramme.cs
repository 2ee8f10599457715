namespace Funding.Local.Demo;

/// <summary>A programme that the demonstration plays.</summary>
/// <param name="Id">Of its file.</param>
/// <param name="Tells">What is played, for the terminal.</param>
/// <param name="Stages">In order; the first ones invite people and launch.</param>
/// <param name="WorthOf">Where an application stands in the list of applicants, and what its experts tend to score, 0 to 1.</param>
/// <param name="Checks">What it promises, looked up afterwards.</param>
internal sealed record DemoProgramme(
    string Id, Bilingual Tells, IReadOnlyList<DemoStage> Stages, Func<string, (int Number, double Quality)> WorthOf,
    Func<DemoYear, DemoExports, Task<IReadOnlyList<Check>>> Checks)
{
    public static DemoProgramme Colleges { get; } = new(
        "mixed-ownership-colleges",
        new(
            "40 家虚构院校、11 个设区市、60 名专家走完混合所有制产业特色学院的一轮，约一分钟。",
            "40 fictional institutions, 11 cities and 60 experts: a round of mixed-ownership colleges, in about a minute."),
        DemoStages.Colleges,
        application => Institutions.Of(application) is var institution ? (institution.Number, institution.Quality) : default,
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
        application => Enterprise.Of(application) is var enterprise ? (enterprise.Number, enterprise.Quality) : default,
        EnterpriseChecks.EvaluateAsync);

    public static DemoProgramme Incentives { get; } = new(
        "enterprise-incentives",
        new(
            "三家企业在常年办理的批次中申报激励，税收事项记入台账。",
            "Three enterprises claim incentives in a call that is open all year; the tax line keeps its ledger."),
        DemoStages.Incentives,
        _ => default,
        IncentiveChecks.EvaluateAsync)
    {
        After = Enterprises,
        Days = 60,
    };

    /// <summary>One after the other, in this order.</summary>
    public static IReadOnlyList<DemoProgramme> All { get; } = [Colleges, Enterprises, Incentives];

    /// <summary>Money is given in it: there is a ledger to take away.</summary>
    public bool HasMoney { get; private init; }

    /// <summary>What has to be played before it; null for nothing.</summary>
    public DemoProgramme? After { get; private init; }

    /// <summary>Days that are played of a call which is open all year; null where the round is played to its end.</summary>
    public int? Days { get; private init; }

    public string RoundOf(DateOnly opens) => Round.IdOf(Id, opens.Year, 1);
}
