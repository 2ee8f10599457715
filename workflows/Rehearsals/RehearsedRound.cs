namespace Funding.Workflows.Rehearsals;

/// <summary>What is rehearsed.</summary>
/// <param name="Officers">How many there are, two at least.</param>
/// <param name="Budget">What each line of the programme's money has available, yuan; absent for a line that is not set up.</param>
public sealed record RehearsalScene(
    Programme Programme, LaunchRequest Request, RehearsalSettings Settings, int Officers, IReadOnlyDictionary<LineId, decimal> Budget)
{
    /// <summary>All steps of the programme where it is not released; null where the catalogue has it.</summary>
    public IReadOnlyList<Programme>? Unreleased { get; init; }
}

/// <summary>Plays a round that nobody sees: on an engine, a storage and a clock of its own, with applicants that it makes up.</summary>
public interface IRehearsalPlayer
{
    /// <summary>
    /// One at a time; it stops by itself where it takes too long or too much memory. Whatever goes wrong in the round is in what it
    /// gives back.
    /// </summary>
    /// <exception cref="RefusedException">Another rehearsal is being played.</exception>
    Task<RehearsedRound> PlayAsync(RehearsalScene scene, CancellationToken cancellation = default);
}

/// <summary>Who reads a mail, as a list of mails picks them.</summary>
public enum MailReader
{
    Applicant,
    Party,
    Desk,
    Officer,
    Administrator,
    Expert,
    Committee,
    Department,
    Citizen,
    Other,
}

/// <summary>Whose work is counted.</summary>
public enum Worker
{
    Desk,
    Officer,
    Expert,
}

/// <param name="Left">Null where the round ended or stopped there.</param>
public sealed record StageStay(StageKey Stage, DateTimeOffset Entered, DateTimeOffset? Left);

/// <param name="Who">What the office calls them.</param>
/// <param name="Cases">Applications that they acted on in the stage.</param>
public sealed record RehearsedWork(Worker Worker, Bilingual Who, StageKey Stage, int Cases);

/// <summary>A mail that would have gone out.</summary>
/// <param name="Template">Its kind; empty where nobody knows.</param>
public sealed record RehearsedMail(
    string Template, MailReader Reader, string To, DateTimeOffset At, string Subject, string Text);

/// <summary>What the round took of a line, yuan.</summary>
public sealed record RehearsedLine(LineId Line, decimal Reserved, decimal Committed, decimal Paid);

/// <summary>What came of it, as it was counted.</summary>
public sealed record RehearsedRound
{
    /// <summary>Why it went no further; null where the round came to its end.</summary>
    public Bilingual? Trouble { get; init; }

    /// <summary>The round at its end; null where it could not be launched.</summary>
    public Round? Round { get; init; }

    /// <summary>In their order; a stage that is entered again has one more.</summary>
    public IReadOnlyList<StageStay> Stays { get; init; } = [];

    public IReadOnlyList<RehearsedMail> Mails { get; init; } = [];

    public IReadOnlyList<RehearsedWork> Work { get; init; } = [];

    public IReadOnlyDictionary<ApplicationState, int> States { get; init; } = new Dictionary<ApplicationState, int>();

    /// <summary>How many of each desk came in.</summary>
    public IReadOnlyDictionary<string, int> Submitted { get; init; } = new Dictionary<string, int>();

    /// <summary>Places of the round; null where they are not numbered.</summary>
    public int? Places { get; init; }

    public IReadOnlyList<RehearsedLine> Lines { get; init; } = [];

    public IReadOnlyDictionary<StorageOperation, long> Transactions { get; init; } = new Dictionary<StorageOperation, long>();

    public TimeSpan Took { get; init; }
}
