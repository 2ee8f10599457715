namespace Funding.Workflows.Selection;

/// <summary>An application as a list without an order names it; all of it is public once the notice is out.</summary>
public sealed record ListedApplication(string Id, string OrganisationName, string Title);

/// <summary>What the committee approves where no stage gave an order: every eligible application by its number, without a score.</summary>
/// <param name="Hash">Hex SHA-256 of the round and the list; the committee's approval is typed against it.</param>
public sealed record ProposedList(IReadOnlyList<RankedEntry> Entries, string Hash)
{
    public const string Format = "funding/list/v1";

    /// <summary>The same list whatever order the applications come in.</summary>
    public static ProposedList Of(string roundId, IEnumerable<ListedApplication> applications)
    {
        var listed = applications.OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        return new(
            [.. listed.Index().Select(a => new RankedEntry(
                a.Item.Id, null, a.Index + 1, null, 0, false, Standing.Selected, StandingReason.Listed, null, null))],
            Sha256Hex.Of(CanonicalJson.Write(new JsonObject
            {
                ["format"] = Format,
                ["round"] = roundId,
                ["applications"] = new JsonArray([.. listed.Select(a => new JsonObject
                {
                    ["id"] = a.Id,
                    ["organisation"] = a.OrganisationName,
                    ["title"] = a.Title,
                })]),
            })));
    }
}
