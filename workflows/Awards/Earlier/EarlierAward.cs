namespace Funding.Workflows.Awards.Earlier;

/// <summary>A sound line of a list: an award that was made before.</summary>
/// <param name="Line">In the file, from 1.</param>
public sealed record EarlierAward(int Line, string ProgrammeId, Bilingual ProgrammeName, string Kind, Bilingual AwardTitle)
{
    /// <summary>The programme is in the catalogue; else its name is kept as the list has it.</summary>
    public required bool HasFile { get; init; }

    /// <summary>Credit code.</summary>
    public required string Holder { get; init; }

    public required string HolderName { get; init; }

    public required string Title { get; init; }

    public required string Document { get; init; }

    public required string Certificate { get; init; }

    public required DateOnly DocumentOn { get; init; }

    public required AwardTerm Term { get; init; }

    public required AwardStanding Standing { get; init; }

    public StandingCause? Cause { get; init; }

    public string? Desk { get; init; }

    public IReadOnlyList<string> Members { get; init; } = [];

    [JsonIgnore]
    public string Id => EarlierAwardId.Of(ProgrammeId, Document, Holder, Title);

    /// <summary>The award as a home.</summary>
    /// <param name="list">Id of the list that brings it.</param>
    /// <param name="today">A term that is over by then has expired.</param>
    public AwardHome Home(string list, DateOnly today) => new()
    {
        Id = Id,
        Import = list,
        ProgrammeId = ProgrammeId,
        ProgrammeName = ProgrammeName,
        Kind = Kind,
        AwardTitle = AwardTitle,
        Holder = Holder,
        HolderName = HolderName,
        Editors = [],
        Members = Members,
        Title = Title,
        Desk = Desk,
        DocumentNumber = Document,
        DocumentOn = DocumentOn,
        CertificateNumber = Certificate,
        VerificationCode = VerificationCode.Of("earlier"u8, Id),
        Term = Term,
        Standing = Standing.On(today, Term.ValidUntil),
        Cause = Cause,
    };
}
