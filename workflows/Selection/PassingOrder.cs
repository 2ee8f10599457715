namespace Funding.Workflows.Selection;

/// <summary>An application that met every rule; all of it is public once the notice is out.</summary>
public sealed record PassedApplication(string Id, string OrganisationName, string Title, DateTimeOffset SubmittedAt);

/// <summary>Those that met every rule in the order of their submission: the first have the places, the next are in reserve.</summary>
/// <param name="Hash">Hex SHA-256 of the round and the order; the committee's approval is typed against it.</param>
public sealed record PassingOrder(IReadOnlyList<(PassedApplication Application, RankedEntry Entry)> Lines, string Hash)
{
    public const string Format = "funding/passing-order/v1";

    /// <summary>The same order whatever order the applications come in; two of one moment stand by their numbers.</summary>
    /// <param name="places">Null for as many as pass.</param>
    public static PassingOrder Of(string roundId, IEnumerable<PassedApplication> passed, int? places, int reserve)
    {
        var lines = passed.OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id, StringComparer.Ordinal).Index()
            .Select(a => (a.Item, Entry(a.Item.Id, a.Index, places, reserve)))
            .ToList();
        return new(lines, HashOf(roundId, lines.Select(l => (l.Item.Id, l.Item.OrganisationName, l.Item.Title, l.Item2.Standing))));
    }

    /// <summary>The hash of an order as it is kept.</summary>
    public static string HashOf(string roundId, IEnumerable<(string Id, string Organisation, string Title, Standing Standing)> lines) =>
        Sha256Hex.Of(CanonicalJson.Write(new JsonObject
        {
            ["format"] = Format,
            ["round"] = roundId,
            ["applications"] = new JsonArray([.. lines.Select(l => new JsonObject
            {
                ["id"] = l.Id,
                ["organisation"] = l.Organisation,
                ["title"] = l.Title,
                ["standing"] = l.Standing.ToString(),
            })]),
        }));

    private static RankedEntry Entry(string id, int index, int? places, int reserve)
    {
        var beyond = places is { } most ? index - most : -1;
        var standing = beyond < 0 ? Standing.Selected : beyond < reserve ? Standing.Reserve : Standing.NotSelected;
        return new(
            id, null, index + 1, null, 0, false, standing,
            beyond < 0 ? StandingReason.WithinPlaces : StandingReason.BeyondPlaces,
            standing == Standing.Reserve ? beyond + 1 : null, null);
    }
}
