namespace Funding.Workflows.Applications;

/// <summary>The row of an application; its answers are a blob beside it.</summary>
public sealed record Application
{
    /// <summary><c>creditcode-n</c>: the n-th application of that organisation in the round; the key itself holds the limit.</summary>
    public required string Id { get; init; }

    public required string RoundId { get; init; }

    public required string CreditCode { get; init; }

    public required string OrganisationName { get; init; }

    /// <summary>Title of the college, from the form once it is answered.</summary>
    public string Title { get; init; } = "";

    /// <summary>What letters and pages call it: its title, or the organisation while it has none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => NameOf(Title, OrganisationName);

    /// <inheritdoc cref="Name"/>
    public static string NameOf(string title, string organisationName) => title.Length > 0 ? title : organisationName;

    public required string ApplicantKind { get; init; }

    /// <summary>The recommending desk: city or department.</summary>
    public required string Desk { get; init; }

    public required ApplicationState State { get; init; }

    /// <summary>Persons who may act for it, the creator first.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    /// <summary>
    /// Whose claim on the organisation it was begun under, while nobody has confirmed that claim: the application is provisional. Null for
    /// one of the organisation's own people.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? ClaimedBy { get; init; }

    /// <summary>Id of the award that it belongs to, in a step that follows one; null in any other.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>SHA-256 of the answers as submitted; null before.</summary>
    public string? AnswersHash { get; init; }

    /// <summary>Blob of the submitted answers.</summary>
    public string? AnswersBlob { get; init; }

    public IReadOnlyList<AttachedDocument> Documents { get; init; } = [];

    /// <summary>
    /// Organisations that take part, such as owners and members, the applicant among them where its part names it; from the submitted
    /// answers. A conflict with one of them is one with the application.
    /// </summary>
    public IReadOnlyList<ApplicationParty> Parties { get; init; } = [];

    /// <summary>Those beside the applicant.</summary>
    public IEnumerable<ApplicationParty> OtherParties() =>
        Parties.Where(p => p.CreditCode != CreditCode && (p.CreditCode is null || !HasLeft(p.CreditCode)));

    /// <summary>Whether a party said after the call that it takes part no longer; it stays one for conflicts.</summary>
    public bool HasLeft(string party) => ConsentOf(party)?.LastAnswer() is { Act: ConsentAct.Left };

    /// <summary>Those who were asked for their consent by link, in the order of the first asking.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Consent>? Consents { get; init; }

    /// <summary>Persons whom its parts name, one a part at most, of a roster one a student; null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedPerson>? Named { get; init; }

    /// <summary>Null where no price is asked for, or none was sealed yet.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public SealedPrice? Price { get; init; }

    /// <summary>Whom a part names; null where no number was given yet.</summary>
    public NamedPerson? NamedIn(string part) => Named?.FirstOrDefault(n => n.Part == part);

    public Application With(NamedPerson person) => this with
    {
        Named = [.. (Named ?? []).Where(n => n.Part != person.Part), person],
    };

    /// <summary>That its parties consented, and not by which mailbox.</summary>
    public Application WithoutMailboxes() => this with { Consents = Consents?.Select(c => c.WithoutMailboxes()).ToList() };

    /// <summary>What the party answered; null where it was never asked.</summary>
    /// <param name="party">Its credit code in its one form.</param>
    public Consent? ConsentOf(string party) => Consents?.FirstOrDefault(c => c.Party == party);

    /// <summary>Who filled it in, and who was asked for a party of it: none of them judges it.</summary>
    public IEnumerable<string> Persons() => Editors.Concat((Consents ?? []).SelectMany(c => c.Steps).Select(s => s.By)).Distinct();

    public Application With(Consent consent) => this with
    {
        Consents = ConsentOf(consent.Party) is null
            ? [.. Consents ?? [], consent]
            : [.. Consents!.Select(c => c.Party == consent.Party ? consent : c)],
    };

    /// <summary>A draft once more, whose submission counts no longer.</summary>
    public Application Reopened(DateTimeOffset at) => this with
    {
        State = ApplicationState.Draft,
        SubmittedAt = null,
        AnswersHash = null,
        AnswersBlob = null,
        Moments = Moments.And(CaseStep.Reopened, at),
    };

    /// <summary>Codes of applicant and parties whose check character does not fit: confirmed by the applicant, for the officer.</summary>
    public IReadOnlyList<string> CodesOutsideCheck() =>
        [.. Parties.Select(p => p.CreditCode).Prepend(CreditCode).OfType<string>().Where(Platform.Organisations.CreditCode.IsOutsideCheck)
            .Select(c => Platform.Organisations.CreditCode.Parse(c).Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Rank given by the desk, 1 the first; null where not recommended.</summary>
    public int? DeskRank { get; init; }

    public EligibilityOutcome? Eligibility { get; init; }

    /// <summary>Where its case is, in a round whose cases go their own way; null where the case is where its round is.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public CasePosition? At { get; init; }

    public CorrectionRequest? Correction { get; init; }

    /// <summary>Rank in the current ranking; null before or where not ranked.</summary>
    public int? Rank { get; init; }

    public string? CertificateNumber { get; init; }

    /// <inheritdoc cref="CaseMoments"/>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CaseMoment>? Moments { get; init; }

    /// <summary>Marks of the reminders it has had.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Why it ended where it ended, for the applicant's page.</summary>
    public string? Reason { get; init; }
}

public enum ApplicationState
{
    Draft,
    Submitted,
    Withdrawn,

    /// <summary>The call closed on a draft.</summary>
    Lapsed,
    Recommended,
    NotRecommended,
    UnderCorrection,
    Corrected,
    Eligible,
    Ineligible,
    Selected,
    Reserve,
    NotSelected,

    /// <summary>Taken out by an upheld objection.</summary>
    Removed,
    Awarded,
}

/// <summary>A document of a slot.</summary>
/// <param name="Scan">"unscanned", "clean", "infected" or "failed".</param>
/// <param name="Form">Of a scan of the printed form: the code of the answers when it came in, see <see cref="FormCode"/>.</param>
public sealed record AttachedDocument(
    string Id, string Slot, string FileName, string Type, long Length, string Sha256, string BlobName, DateTimeOffset UploadedAt,
    string Scan, DocumentWarnings Warnings = DocumentWarnings.None,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Form = null)
{
    /// <summary>Whether no virus was found in it; without a scanner what was inspected counts.</summary>
    /// <param name="scanned">Whether documents are scanned here.</param>
    public bool Stands(bool scanned) => Scan == "clean" || (Scan == "unscanned" && !scanned);

    /// <summary>Whether answers were changed since the form was printed, sealed and scanned.</summary>
    /// <param name="code">Of the answers now.</param>
    public bool IsStale(string code) => Form is not null && Form != code;
}

/// <param name="Kind">Id of the kind that its part gives it.</param>
public sealed record ApplicationParty(string Name, string? CreditCode, string Kind);

/// <param name="DecidedBy">Person id, or system for silence.</param>
public sealed record EligibilityOutcome(bool Eligible, string Reason, string DecidedBy, DateTimeOffset DecidedAt)
{
    /// <summary>What was on record of the organisation when it was decided; null where no rule asks.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public PriorRecord? Prior { get; init; }
}

/// <summary>The one correction (补正) an application may be asked for.</summary>
public sealed record CorrectionRequest(
    string What, string AskedBy, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? ResubmittedAt = null);
