namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Every change of an appointment replaces this row, so that two at once cannot clash.</summary>
/// <param name="Cases">Applications that are visited.</param>
/// <param name="RecordHash">SHA-256 of the published draw's bytes.</param>
/// <param name="Changes">How often an appointment was made or moved.</param>
public sealed record VisitPlan(int Cases, string RecordHash, DateTimeOffset DrawnAt, int Changes = 0);

public enum VisitState
{
    /// <summary>Its protocol is not signed.</summary>
    Open,

    /// <summary>Two signed; nothing keeps the application from going on.</summary>
    Signed,

    /// <summary>Two signed, one of them with a dissent: an officer decides.</summary>
    Undecided,

    /// <summary>Goes on by an officer's decision.</summary>
    Kept,

    /// <summary>Out of the round: a condition is not met, or an officer decided so.</summary>
    Failed,
    Withdrawn,
}

/// <param name="Place">Where to meet.</param>
/// <param name="SignBy">The last day for the protocol's signatures.</param>
public sealed record VisitAppointment(DateOnly Day, TimeOnly From, string Place, DateOnly SignBy)
{
    /// <summary>Characters.</summary>
    public const int MostOfPlace = 200;

    [JsonIgnore]
    public DateTimeOffset Begins => ShanghaiTime.At(Day, From);
}

public enum VisitorState
{
    Visits,

    /// <summary>Has a conflict, by their own word.</summary>
    Recused,

    /// <summary>Another visits instead, by the office.</summary>
    Replaced,
}

/// <param name="Reason">Why they do not visit; null for who does.</param>
public sealed record SiteVisitor(string ExpertId, VisitorState State, string? Reason = null);

/// <summary>One visitor's answers to the checklist are the other's too: there is one protocol.</summary>
/// <param name="Code">Of the content that was signed, see <see cref="VisitCode"/>.</param>
/// <param name="Dissent">What the visitor holds against it; null for nothing.</param>
public sealed record VisitSignature(string ExpertId, DateTimeOffset At, string Code, string? Dissent = null)
{
    /// <summary>Characters.</summary>
    public const int MostOfDissent = 1000;
}

/// <summary>The visit of one application: who visits, when, what they found, who signed it.</summary>
public sealed record Visit
{
    /// <summary>Photographs that one protocol may have.</summary>
    public const int MostPhotographs = 24;

    /// <summary>Characters of a remark.</summary>
    public const int MostOfRemark = 500;

    /// <summary>Signatures that a protocol needs.</summary>
    public const int Signers = 2;

    public required string CaseId { get; init; }

    public required string OrganisationName { get; init; }

    public required string Title { get; init; }

    /// <summary>Codes and names of applicant and parties and ids of who acts for them, for conflicts.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    /// <summary>In the order in which they came.</summary>
    public required IReadOnlyList<SiteVisitor> Visitors { get; init; }

    public VisitAppointment? Appointment { get; init; }

    /// <summary>When the appointment was made, or moved last.</summary>
    public DateTimeOffset? ArrangedAt { get; init; }

    /// <summary>How often it was moved.</summary>
    public int Moves { get; init; }

    /// <summary>When visitors are reminded next; null where nobody is waited for by a day.</summary>
    public DateOnly? RemindOn { get; init; }

    /// <summary>As typed, by item.</summary>
    public IReadOnlyDictionary<string, string> Found { get; init; } = new Dictionary<string, string>();

    /// <summary>By item.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; init; } = new Dictionary<string, string>();

    /// <summary>The slot of each is the item that it belongs to.</summary>
    public IReadOnlyList<AttachedDocument> Photographs { get; init; } = [];

    public IReadOnlyList<VisitSignature> Signatures { get; init; } = [];

    /// <summary>How often it was opened again after a signature.</summary>
    public int Reopenings { get; init; }

    public VisitState State { get; init; }

    /// <summary>When its protocol was complete, or an officer decided.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it is out of the round, or was kept.</summary>
    public string? Reason { get; init; }

    /// <summary>The officer who decided; null where none did.</summary>
    public string? DecidedBy { get; init; }

    [JsonIgnore]
    public string Name => Application.NameOf(Title, OrganisationName);

    /// <summary>Who visits.</summary>
    [JsonIgnore]
    public IEnumerable<string> Visiting => Visitors.Where(v => v.State == VisitorState.Visits).Select(v => v.ExpertId);

    /// <summary>There is a protocol that two have signed.</summary>
    [JsonIgnore]
    public bool HasProtocol => Signatures.Count >= Signers;
}
