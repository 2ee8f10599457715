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

/// <summary>
/// The row of an award, a home of its own for years. It copies what it needs of its application, so that nothing of the round has to be
/// read for it.
/// </summary>
public sealed record AwardHome
{
    /// <summary><c>{round}-{number}</c>, fixed by the announcement.</summary>
    public required string Id { get; init; }

    public static string IdOf(string roundId, int number) => string.Create(CultureInfo.InvariantCulture, $"{roundId}-{number}");

    public required string RoundId { get; init; }

    public required string ProgrammeId { get; init; }

    /// <summary>Its id among the programme's awards.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the programme as its round kept it; names and rules of the award come from there.</summary>
    public required string SnapshotHash { get; init; }

    public required string ApplicationId { get; init; }

    /// <summary>Credit code of the organisation that holds it.</summary>
    public required string Holder { get; init; }

    public required string HolderName { get; init; }

    /// <summary>Person ids of those who act for the holder.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    public required string Title { get; init; }

    public required string CertificateNumber { get; init; }

    public required AwardTerm Term { get; init; }

    /// <summary>Id of the desk that recommended it; null where none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Desk { get; init; }

    /// <summary>What its application gave for its targets, by their ids; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, decimal>? Starts { get; init; }

    public AwardStanding Standing { get; init; }

    /// <summary>An award as its certificate and its application say it.</summary>
    public static AwardHome Of(Award award, Application application, string programmeId, string snapshotHash) => new()
    {
        Id = IdOf(award.RoundId, award.Number),
        RoundId = award.RoundId,
        ProgrammeId = programmeId,
        Kind = award.Kind,
        SnapshotHash = snapshotHash,
        ApplicationId = application.Id,
        Holder = application.CreditCode,
        HolderName = award.OrganisationName,
        Editors = application.Editors,
        Title = award.Title,
        CertificateNumber = award.CertificateNumber,
        Term = new(award.AwardedOn, award.ValidUntil),
        Desk = award.Desk.Length > 0 ? award.Desk : null,
    };
}
