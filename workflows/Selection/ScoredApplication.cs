namespace Funding.Workflows.Selection;

/// <summary>One application with what decides its rank: score, tie-break means, place in the draw.</summary>
internal sealed record ScoredApplication(
    string Key, string? City, string? Groups, AggregatedScore Aggregated, IReadOnlyList<decimal> TieBreakMeans, int DrawPlace)
{
    /// <inheritdoc cref="RankingApplication.Asked"/>
    public decimal? Asked { get; init; }

    /// <inheritdoc cref="RankingApplication.Bid"/>
    public RankedBid? Bid { get; init; }

    /// <inheritdoc cref="RankedEntry.Quality"/>
    public decimal? Quality { get; init; }

    public static IComparer<ScoredApplication> BestFirst { get; } = Comparer<ScoredApplication>.Create(Compare);

    public static List<ScoredApplication> All(RankingInputs inputs)
    {
        var sheets = inputs.Sheets.ToLookup(s => s.Application, StringComparer.Ordinal);
        var places = DrawPlaces(inputs);
        List<ScoredApplication> all = [.. inputs.Applications.Select(a =>
            Of(inputs, a, [.. sheets[a.Key]], places.GetValueOrDefault(a.Key, int.MaxValue)))];
        return inputs.Rules.Price is { } price ? PriceScores.With(all, price, inputs.Rules.MinimumScore) : all;
    }

    public static ScoredApplication Of(
        RankingInputs inputs, RankingApplication application, IReadOnlyList<SignedSheet> sheets, int drawPlace) => new(
        application.Key,
        application.City,
        application.Groups,
        Aggregation.Of([.. sheets.Select(s => ScoreRules.Total(inputs.Rubric, s.Scores))]),
        [.. inputs.Rules.TieBreak.Select(id => Aggregation.Of([.. sheets.Select(s => s.Scores[id])]).Score ?? 0)],
        drawPlace)
        {
            Asked = application.Asked,
            Bid = application.Bid,
        };

    public static Dictionary<string, int> DrawPlaces(RankingInputs inputs) =>
        inputs.DrawOrder.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);

    /// <summary>What put this one behind the one before it.</summary>
    public string DecidedAgainst(ScoredApplication before, SelectionRules rules)
    {
        if (before.Aggregated.Score != Aggregated.Score) return Ranking.Score;
        for (var i = 0; i < TieBreakMeans.Count; i++)
            if (before.TieBreakMeans[i] != TieBreakMeans[i])
                return rules.TieBreak[i];
        return Ranking.Draw;
    }

    private static int Compare(ScoredApplication? x, ScoredApplication? y)
    {
        var byScore = y!.Aggregated.Score!.Value.CompareTo(x!.Aggregated.Score!.Value);
        if (byScore != 0) return byScore;
        for (var i = 0; i < x.TieBreakMeans.Count; i++)
        {
            var byMean = y.TieBreakMeans[i].CompareTo(x.TieBreakMeans[i]);
            if (byMean != 0) return byMean;
        }
        return x.DrawPlace.CompareTo(y.DrawPlace);
    }
}
