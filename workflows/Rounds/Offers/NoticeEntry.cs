namespace Funding.Workflows.Rounds.Offers;

/// <summary>One entry of a public notice (公示) with a period of its own.</summary>
/// <param name="Rank">On a list without a ranking its number in the list.</param>
/// <param name="Score">Null on a list without a ranking.</param>
/// <param name="NoticeNumber">文号 of the notice it was published under.</param>
/// <param name="Opens">First day, which does not count.</param>
/// <param name="Closes">Last day of the period; objections are taken until its end.</param>
/// <param name="OpenObjections">Ids; while there is one the entry is frozen.</param>
/// <param name="Removed">Taken out by an upheld objection, or withdrawn.</param>
/// <param name="PromotedFor">Application it took the place of; null for those of the first notice.</param>
/// <param name="DecidedBy">Officers who have decided an objection to it: they decide no other one.</param>
/// <param name="WithdrawnAt">When its applicant withdrew it; null for one taken out by an objection.</param>
public sealed record NoticeEntry(
    string ApplicationId,
    string OrganisationName,
    string Title,
    string Desk,
    int Rank,
    decimal? Score,
    string NoticeNumber,
    DateOnly Opens,
    DateOnly Closes,
    IReadOnlyList<string> OpenObjections,
    bool Removed = false,
    string? PromotedFor = null,
    IReadOnlyList<string>? DecidedBy = null,
    DateTimeOffset? WithdrawnAt = null)
{
    /// <summary>When it came into the notice; null for one that was in it as the notice came out.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>What it has of the ranking's budget; null where there is none.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Granted { get; init; }

    /// <summary>As mails and lists call it: by its title, or by its organisation while it has none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => Application.NameOf(Title, OrganisationName);
}
