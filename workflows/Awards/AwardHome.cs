namespace Funding.Workflows.Awards;

/// <summary>How an award stands.</summary>
public enum AwardStanding
{
    Live,

    /// <summary>No duty begins and none is reminded of until it is lifted.</summary>
    Suspended,

    /// <summary>Its term is over; duties that are open are still to be done.</summary>
    Expired,
    Withdrawn,

    /// <summary>A later award took its place.</summary>
    Superseded,
}

public static class AwardStandings
{
    /// <summary>How it stands on a day: past the end of its term it has expired, whether or not its walker has looked since.</summary>
    public static AwardStanding On(this AwardStanding standing, DateOnly day, DateOnly validUntil) =>
        standing == AwardStanding.Live && day > validUntil ? AwardStanding.Expired : standing;
}

/// <summary>What brought an award into a standing that its term alone would not.</summary>
/// <param name="On">The day from which it is so.</param>
/// <param name="Document">文号 of the decision.</param>
/// <param name="Successor">Id of the award that took its place; null for none.</param>
public sealed record StandingCause(DateOnly On, string Document, string? Successor = null);

/// <summary>A name on a certificate that was corrected, with both names as they were until then.</summary>
public sealed record NameCorrection(DateOnly On, string Document, string HolderName, string Title);

/// <summary>Who led a consortium and held its award until a day, from which a member does.</summary>
/// <param name="Code">Its credit code.</param>
public sealed record FormerLead(string Code, string Name, DateOnly Until);

/// <summary>
/// The row of an award, a home of its own for years. It copies what it needs of its application, so that nothing of the round has to be
/// read for it. One that was made before, and is taken over from a list, has neither round nor application nor snapshot.
/// </summary>
public sealed record AwardHome
{
    /// <summary><c>{round}-{number}</c>, fixed by the announcement; of one taken over see <see cref="EarlierAwardId"/>.</summary>
    public required string Id { get; init; }

    public static string IdOf(string roundId, int number) => string.Create(CultureInfo.InvariantCulture, $"{roundId}-{number}");

    /// <summary>That awarded it; null for one taken over.</summary>
    public string? RoundId { get; init; }

    /// <summary>The list from which it was taken over; null for one that a round awarded.</summary>
    public string? Import { get; init; }

    public required string ProgrammeId { get; init; }

    /// <summary>Its id among the programme's awards.</summary>
    public required string Kind { get; init; }

    /// <summary>As it was called when it was awarded.</summary>
    public required Bilingual ProgrammeName { get; init; }

    /// <inheritdoc cref="ProgrammeName"/>
    public required Bilingual AwardTitle { get; init; }

    /// <summary>Of the programme as its round kept it; names and rules of the award come from there. Null for one taken over.</summary>
    public string? SnapshotHash { get; init; }

    /// <inheritdoc cref="Award.Lead"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Lead { get; init; }

    /// <summary>Null for one taken over.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>Credit code of the organisation that holds it.</summary>
    public required string Holder { get; init; }

    public required string HolderName { get; init; }

    /// <summary>Person ids of those who act for the holder.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    public required string Title { get; init; }

    /// <summary>Others who share in it, as the document, or its application, names them.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Credit codes of those whom its application named; null for one taken over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? MemberCodes { get; init; }

    /// <summary>Every member that it has or had, the first ones first; null where none is known by its code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AwardMember>? Roster { get; init; }

    /// <summary>Those of them that share in it now.</summary>
    [JsonIgnore]
    public IReadOnlyList<AwardMember> MembersNow => [.. (Roster ?? []).Where(m => m.To is null)];

    /// <summary>Who held it before its holder, the first one first; null where nobody else did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FormerLead>? Leads { get; init; }

    /// <summary>The last day on which the members have to be as many as the programme wants again; null where they are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? MembersDueOn { get; init; }

    /// <summary>Id of the desk that recommended it; null where none did, or none is known.</summary>
    public string? Desk { get; init; }

    /// <summary>文号 of the document that announced it.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>Of that document; null where it is the first day of the term.</summary>
    public DateOnly? DocumentOn { get; init; }

    /// <summary>Empty for one taken over that has none.</summary>
    public required string CertificateNumber { get; init; }

    /// <summary>By which its public page is found.</summary>
    public required string VerificationCode { get; init; }

    public required AwardTerm Term { get; init; }

    /// <summary>What its application gave for its targets, by their ids; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, decimal>? Starts { get; init; }

    /// <summary>Of which type the plan counts it, by the value of its application's choice; null where it tells no types apart.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>What it was given at the announcement, in yuan; null for no money, and for one taken over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Granted { get; init; }

    /// <summary>Id of the award that its application belonged to, in a step that follows one; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? From { get; init; }

    /// <summary>Those that came before it, in order: it took their place, or followed one whose term was over by then.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Before =>
        From is null || Supersedes?.Contains(From) == true ? Supersedes ?? [] : [From, .. Supersedes ?? []];

    /// <summary>Ids of the awards whose place it took; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Supersedes { get; init; }

    public AwardStanding Standing { get; init; }

    /// <summary>Of a standing that its term does not explain; null otherwise.</summary>
    public StandingCause? Cause { get; init; }

    /// <summary>The first one first.</summary>
    public IReadOnlyList<NameCorrection> Corrections { get; init; } = [];

    /// <summary>Who leads it by now, where a variation changed that; null as the application has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Leader { get; init; }

    /// <summary>How many variations its holder has asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Variations { get; init; }

    /// <summary>How many acts of the office on it are on record.</summary>
    public int Acts { get; init; }

    /// <summary>Where reminders of what it waits for are written down.</summary>
    [JsonIgnore]
    public ReminderHome Reminders => new(AwardKeys.Partition(Id), Id, RoundId);

    /// <summary>With other members: names and codes are those of who shares in it by now.</summary>
    public AwardHome With(IReadOnlyList<AwardMember> roster) => this with
    {
        Roster = roster,
        Members = [.. roster.Where(m => m.To is null).Select(m => m.Name)],
        MemberCodes = [.. roster.Where(m => m.To is null).Select(m => m.Code)],
    };

    /// <summary>An award as its certificate and its application say it.</summary>
    public static AwardHome Of(Award award, Application application, string programmeId, string snapshotHash) => new()
    {
        Members = [.. application.OtherParties().Select(p => p.Name)],
        MemberCodes = application.OtherParties().Select(p => p.CreditCode).OfType<string>().ToList() is { Count: > 0 } codes ? codes : null,
        Roster = AwardMember.Of(application, award.AwardedOn) is { Count: > 0 } roster ? roster : null,
        Id = IdOf(award.RoundId, award.Number),
        RoundId = award.RoundId,
        ProgrammeId = programmeId,
        Kind = award.Kind,
        SnapshotHash = snapshotHash,
        ApplicationId = application.Id,
        From = application.From,
        Holder = application.CreditCode,
        HolderName = award.OrganisationName,
        Editors = application.Editors,
        Title = award.Title,
        ProgrammeName = award.ProgrammeName,
        AwardTitle = award.AwardTitle,
        Lead = award.Lead,
        DocumentNumber = award.AnnouncementNumber,
        CertificateNumber = award.CertificateNumber,
        VerificationCode = award.VerificationCode,
        Term = new(award.AwardedOn, award.ValidUntil),
        Desk = award.Desk.Length > 0 ? award.Desk : null,
    };
}
