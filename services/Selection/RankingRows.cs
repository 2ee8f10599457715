namespace Funding.Services.Selection;

/// <summary>One ranking of a round; a returned one stays on record beside its successor.</summary>
/// <param name="CommitteeBlob">Has all names.</param>
/// <param name="PublicBlob">Has the same scores without experts' names and with losing applicants replaced.</param>
public sealed record RankingRow(
    int Version,
    string Hash,
    DateTimeOffset RankedAt,
    int Applications,
    int Selected,
    int Reserve,
    string CommitteeBlob,
    string PublicBlob,
    string StabilityBlob,
    string? ReturnedBy = null,
    string? ReturnReason = null);

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
    IReadOnlyList<ExpertComment> Comments);

public sealed record ExpertComment(string Criterion, string Text);
