namespace Funding.Workflows.Stages;

/// <summary>Who reads what happened to an application.</summary>
[Flags]
public enum HistoryReaders
{
    None = 0,
    Applicant = 1,

    /// <summary>The desk that recommends it.</summary>
    Desk = 2,
    Committee = 4,

    /// <summary>Reads every line, at once.</summary>
    Office = 8,

    Parties = Applicant | Desk | Committee,
}

/// <summary>A line of an application's history.</summary>
/// <param name="Detail">Such as a typed reason; null for none.</param>
public sealed record StageEvent(DateTimeOffset At, Bilingual Text, string? Detail = null)
{
    /// <summary>Who may read it by now, beside the office.</summary>
    public HistoryReaders For { get; init; }

    /// <summary>Whose act it was, a person's id, which the office alone reads; null for a rule's.</summary>
    public string? By { get; init; }

    /// <summary>What the office alone reads of it, such as an objection's number.</summary>
    public string? OfficeDetail { get; init; }

    /// <summary>Where the committee reads the whole of it; null for nowhere.</summary>
    public string? CommitteePath { get; init; }
}
