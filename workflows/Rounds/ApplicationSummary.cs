namespace Funding.Workflows.Rounds;

/// <summary>An application in lists; the value of its index rows.</summary>
/// <param name="ClaimedBy">As in <see cref="Application.ClaimedBy"/>.</param>
/// <param name="Kind">Id of the applicant's kind; null in a row of an earlier version.</param>
public sealed record ApplicationSummary(
    string Id,
    string OrganisationName,
    string Title,
    string Desk,
    ApplicationState State,
    int? DeskRank,
    int? Rank,
    DateTimeOffset? SubmittedAt,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? ClaimedBy = null,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Kind = null)
{
    /// <inheritdoc cref="Application.Name"/>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => Application.NameOf(Title, OrganisationName);

    /// <summary>An id is the credit code and a number.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string CreditCode => Id[..Math.Max(0, Id.LastIndexOf('-'))];

    public static ApplicationSummary Of(Application application) =>
        new(
            application.Id,
            application.OrganisationName,
            application.Title,
            application.Desk,
            application.State,
            application.DeskRank,
            application.Rank,
            application.SubmittedAt,
            application.ClaimedBy,
            application.ApplicantKind);
}
