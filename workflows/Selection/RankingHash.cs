namespace Funding.Workflows.Selection;

/// <summary>
/// The hash that is published with a ranking: SHA-256 of the canonical text of its inputs and its result. The text
/// has keys and scores and no name, so the committee's file and the public file give the same.
/// </summary>
public static class RankingHash
{
    /// <summary>Of a ranking by places, as it always was.</summary>
    public const string Format = "funding/ranking/v1";

    /// <summary>Of a ranking whose rules name another shape.</summary>
    public const string ShapedFormat = "funding/ranking/v2";

    /// <summary>Of a ranking by places with caps beside that of a city.</summary>
    public const string CappedFormat = "funding/ranking/v3";

    /// <summary>Of a ranking by strata, within a budget, or by quality and price.</summary>
    public const string LaterFormat = "funding/ranking/v4";

    public static string Of(RankingInputs inputs, RankingResult result) => Sha256Hex.Of(CanonicalText(inputs, result));

    /// <summary>See docs/verifying.md; lists that are sets are sorted, so the order they come in changes nothing.</summary>
    public static string CanonicalText(RankingInputs inputs, RankingResult result) => CanonicalJson.Write(new JsonObject
    {
        ["format"] = FormatOf(inputs.Rules),
        ["round"] = inputs.RoundId,
        ["rubric"] = List(inputs.Rubric.OrderBy(c => c.Id, StringComparer.Ordinal), c => new JsonObject
        {
            ["id"] = c.Id,
            ["weight"] = CanonicalJson.Number(c.Weight),
            ["max"] = CanonicalJson.Number(c.Max),
            ["step"] = CanonicalJson.Number(c.Step),
        }),
        ["rules"] = Rules(inputs.Rules),
        ["applications"] = List(inputs.Applications.OrderBy(a => a.Key, StringComparer.Ordinal), a => Application(a, inputs.Rules)),
        ["sheets"] = List(
            inputs.Sheets.OrderBy(s => s.Application, StringComparer.Ordinal).ThenBy(s => s.Expert, StringComparer.Ordinal),
            s => new JsonObject
            {
                ["application"] = s.Application,
                ["expert"] = s.Expert,
                ["scores"] = new JsonObject(s.Scores.Select(p => KeyValuePair.Create<string, JsonNode?>(
                    p.Key, CanonicalJson.Number(p.Value)))),
            }),
        ["draw"] = List(inputs.DrawOrder, key => JsonValue.Create(key)),
        ["result"] = List(result.Entries, e => new JsonObject
        {
            ["key"] = e.Key,
            ["rank"] = e.Rank,
            ["score"] = Score(e.Score),
            ["standing"] = e.Standing.ToString(),
            ["reason"] = e.Reason.ToString(),
            ["reserve"] = e.ReserveNumber,
        }.With(Gives(inputs.Rules), "granted", Score(e.Granted)).With(inputs.Rules.Price is not null, "quality", Score(e.Quality))),
    });

    private static string FormatOf(SelectionRules rules) => rules switch
    {
        { Shape: SelectionShape.Strata or SelectionShape.Budget or SelectionShape.PriceQuality } => LaterFormat,
        { Within: not null } => CappedFormat,
        { Shape: SelectionShape.Rank } => Format,
        _ => ShapedFormat,
    };

    private static JsonObject Application(RankingApplication application, SelectionRules rules) =>
        new JsonObject { ["key"] = application.Key, ["city"] = application.City }
            .With(rules.CountedBy.Count > 0, "groups", JsonValue.Create(application.Groups))
            .With(Gives(rules), "asked", Score(application.Asked))
            .With(rules.Price is not null, "bid", application.Bid is { } bid
                ? new JsonObject { ["lot"] = bid.Lot, ["price"] = Score(bid.Price) } : null);

    private static bool Gives(SelectionRules rules) => rules.Budget is not null || rules.Price is not null;

    private static JsonObject Rules(SelectionRules rules)
    {
        var text = new JsonObject
        {
            ["places"] = rules.Places,
            ["capPerCity"] = rules.CapPerCity,
            ["reserve"] = rules.Reserve,
            ["tieBreak"] = List(rules.TieBreak, id => JsonValue.Create(id)),
            ["minimumScore"] = Score(rules.MinimumScore),
        };
        if (rules.Shape != SelectionShape.Rank) text["shape"] = rules.Shape.ToString();
        if (rules.Within is { } within)
            text["within"] = List(within, w => new JsonObject { ["by"] = w.By, ["max"] = w.Max });
        if (rules.Strata is { } strata)
            text["strata"] = new JsonObject
            {
                ["by"] = strata.By,
                ["each"] = List(strata.Each, s => new JsonObject
                {
                    ["of"] = List(s.Of, value => JsonValue.Create(value)),
                    ["min"] = s.Min,
                    ["max"] = s.Max,
                }),
            };
        if (rules.Budget is { } budget)
            text["budget"] = new JsonObject
            {
                ["by"] = budget.By,
                ["total"] = CanonicalJson.Number(budget.Total),
                ["least"] = Score(budget.Least),
            };
        if (rules.Price is { } price)
            text["price"] = new JsonObject
            {
                ["weight"] = CanonicalJson.Number(price.Weight),
                ["total"] = CanonicalJson.Number(price.Total),
                ["lots"] = List(price.Lots ?? [], l => new JsonObject
                {
                    ["id"] = l.Id,
                    ["ceiling"] = CanonicalJson.Number(l.Ceiling),
                    ["places"] = l.Places,
                }),
            };
        return text;
    }

    private static JsonObject With(this JsonObject text, bool given, string member, JsonNode? value)
    {
        if (given) text[member] = value;
        return text;
    }

    private static JsonValue? Score(decimal? value) => value is { } v ? JsonValue.Create(CanonicalJson.Number(v)) : null;

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);
}
