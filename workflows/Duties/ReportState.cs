namespace Funding.Workflows.Duties;

/// <summary>What a kind of duty asks of its reports, as the file says it.</summary>
/// <param name="CorrectionWorkingDays">The term of a correction; null where no grade asks for one.</param>
/// <param name="DeskWorkingDays">Working days in which the recommending desk gives its opinion; null where it is not asked.</param>
/// <param name="Confirmed">A second officer confirms the verdict.</param>
public sealed record ReportRules(
    IReadOnlyList<Grade> Grades, int? CorrectionWorkingDays, int? DeskWorkingDays, bool Confirmed)
{
    public Grade? Find(string? grade) => Grades.FirstOrDefault(g => g.Id == grade);
}

/// <summary>Whose turn it is.</summary>
public enum ReportPhase
{
    /// <summary>The holder's, late or not.</summary>
    Filing,

    /// <summary>The holder's once more, within the term of a correction.</summary>
    Correction,

    /// <summary>The recommending desk's.</summary>
    Opinion,

    /// <summary>An officer's.</summary>
    Verdict,

    /// <summary>A second officer's.</summary>
    Confirmation,

    Closed,
}

/// <summary>What the recommending desk said of a report.</summary>
public sealed record DeskOpinion(bool Agrees, string Text, string By, DateTimeOffset At);

/// <summary>What an officer found of a report.</summary>
/// <param name="Grade">Its id.</param>
/// <param name="Text">The reasons, as the holder reads them; empty where none were given.</param>
public sealed record ReportVerdict(string Grade, string Text, string By, DateTimeOffset At);

/// <summary>How far a report has come; a row of the duty, not there before the report is filed.</summary>
public sealed record ReportState
{
    public const string Row = "state";

    public static readonly ReportState Begun = new();

    /// <summary>0 to 2: a correction is filed once.</summary>
    public int Filings { get; init; }

    public DateOnly? FiledOn { get; init; }

    /// <summary>The last day of the desk's opinion; null where it is not asked.</summary>
    public DateOnly? DeskBy { get; init; }

    public DeskOpinion? Opinion { get; init; }

    /// <summary>The latest verdict; it stands once it is confirmed, where that is asked.</summary>
    public ReportVerdict? Verdict { get; init; }

    /// <summary>Whether <see cref="Verdict"/> waits for a second officer.</summary>
    public bool Waits { get; init; }

    /// <summary>Why the second officer gave the verdict back; null where nobody did.</summary>
    public string? ReturnedFor { get; init; }

    public string? ConfirmedBy { get; init; }

    /// <summary>The last day of the correction; null where none was asked for.</summary>
    public DateOnly? CorrectBy { get; init; }

    /// <summary>The grade with which it was closed; null while it is open.</summary>
    public string? Grade { get; init; }

    public ReportPhase PhaseOn(DateOnly today) =>
        Grade is not null ? ReportPhase.Closed
        : Filings == 0 ? ReportPhase.Filing
        : Waits ? ReportPhase.Confirmation
        : Filings == 1 && CorrectBy is { } by ? today <= by ? ReportPhase.Correction : ReportPhase.Verdict
        : DeskBy is { } desk && Opinion is null && today <= desk ? ReportPhase.Opinion
        : ReportPhase.Verdict;
}
