namespace Funding.Workflows.Selection;

/// <summary>One ranking of a round, or a list without one; a returned one stays on record beside its successor.</summary>
/// <param name="CommitteeBlob">Has all names; like the other two null for a list without a ranking.</param>
/// <param name="PublicBlob">Has the same scores without experts' names and with losing applicants replaced.</param>
public sealed record RankingRow(
    int Version,
    string Hash,
    DateTimeOffset RankedAt,
    int Applications,
    int Selected,
    int Reserve,
    string? CommitteeBlob,
    string? PublicBlob,
    string? StabilityBlob,
    string? ReturnedBy = null,
    string? ReturnReason = null)
{
    /// <summary>Of a list with so many places and a reserve; null for one on which everybody has a place, and for a ranking.</summary>
    public int? Places { get; init; }

    /// <summary>Of a list: rules gave it, in the order of submission.</summary>
    public bool OfRules { get; init; }

    /// <summary>Of a ranking by strata; null for every other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StratumFigures>? Strata { get; init; }

    /// <summary>What of the rules' budget was given away as it was ranked; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Granted { get; init; }

    /// <summary>
    /// A list without a ranking: none has a score, and where it has no places every eligible application has one and nobody is in reserve.
    /// </summary>
    [JsonIgnore]
    public bool IsList => CommitteeBlob is null;

    public static RankingRow Listed(int version, string hash, DateTimeOffset at, int applications) =>
        new(version, hash, at, applications, applications, 0, null, null, null);
}

/// <summary>One entry of a ranking as pages show it.</summary>
/// <param name="CriterionMeans">By criterion id, aggregated over the signed sheets as tie-breaks are: without the highest and the
/// lowest.</param>
/// <param name="Comments">Of the experts, who are not named, by criterion.</param>
public sealed record RankedApplication(
    RankedEntry Entry,
    string ApplicationId,
    string OrganisationName,
    string Title,
    string Desk,
    IReadOnlyDictionary<string, decimal> CriterionMeans,
    IReadOnlyList<ExpertComment> Comments)
{
    /// <summary>An entry of a list without a ranking.</summary>
    public static RankedApplication Listed(RankedEntry entry, ApplicationSummary application) => new(
        entry,
        application.Id,
        application.OrganisationName,
        application.Title,
        application.Desk,
        new Dictionary<string, decimal>(),
        []);
}

public sealed record ExpertComment(string Criterion, string Text);
