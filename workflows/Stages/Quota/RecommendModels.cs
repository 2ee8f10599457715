namespace Funding.Workflows.Stages.Quota;

/// <param name="Desk">Its name.</param>
public sealed record DeskModel(Bilingual Desk, IReadOnlyList<DeskRound> Rounds);

/// <param name="Ranked">Recommended, best first.</param>
/// <param name="Others">One page of those not recommended.</param>
/// <param name="Open">The desk may still change something.</param>
public sealed record DeskRoundModel(
    Round Round,
    Desk Desk,
    DeskQuota Quota,
    IReadOnlyList<ApplicationSummary> Ranked,
    IReadOnlyList<ApplicationSummary> Others,
    string? Continuation,
    bool Open)
{
    public int Left => Math.Max(0, Quota.Limit - Quota.Ranked.Count);

    /// <summary>More than one of those shown applies for its organisation, and not all of them as its own.</summary>
    public bool IsQuestion(ApplicationSummary application) =>
        Others.Concat(Ranked).Where(a => a.CreditCode == application.CreditCode).DistinctBy(a => a.ClaimedBy).Count() > 1;
}

/// <param name="Place">In the desk's order, from 1; null when not recommended.</param>
public sealed record DeskApplicationModel(
    Round Round,
    Desk Desk,
    DeskQuota Quota,
    Application Application,
    Answers Answers,
    Programme Programme,
    EligibilityVerdict Verdict,
    bool Open,
    int? Place)
{
    /// <summary>What happened to it, as its desk may know it.</summary>
    public IReadOnlyList<StageEvent> Events { get; init; } = [];

    public bool LimitReached => Place is null && Quota.Ranked.Count >= Quota.Limit;
}
