namespace Funding.Workflows.Stages.Quota;

/// <param name="Desk">Its name.</param>
public sealed record DeskModel(Bilingual Desk, IReadOnlyList<DeskRound> Rounds);

/// <param name="Open">The desk may still change something.</param>
public sealed record DeskRoundModel(Round Round, Desk Desk, DeskList List, bool Open)
{
    public DeskQuota Quota => List.Quota;

    public IReadOnlyList<ApplicationSummary> Ranked => List.Ranked;

    public int Left => Math.Max(0, Quota.Limit - Quota.Used);

    /// <summary>More than one applies for its organisation, and not all of them as its own.</summary>
    public bool IsQuestion(ApplicationSummary application) => List.InQuestion.Contains(application.CreditCode);
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

    /// <summary>The limit that keeps it from being recommended; null for none, and where it is.</summary>
    public Refusal? Reached => Place is not null ? null : DeskLimits.Bar(QuotaSettings.Of(Programme), Quota, Application, Answers);

    /// <summary>It counts against no limit.</summary>
    public bool Exempt => DeskLimits.IsExempt(QuotaSettings.Of(Programme), Answers);
}
