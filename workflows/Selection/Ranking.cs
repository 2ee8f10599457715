namespace Funding.Workflows.Selection;

/// <summary>
/// Scores, order and line of a round. Same inputs give the same result in whatever order their lists come.
/// </summary>
public static class Ranking
{
    /// <summary>The name of the last tie-break in <see cref="RankedEntry.DecidedBy"/>.</summary>
    public const string Draw = "draw";

    /// <summary>The name of the first comparison in <see cref="RankedEntry.DecidedBy"/>.</summary>
    public const string Score = "score";

    /// <exception cref="ArgumentException">The inputs contradict themselves; the message names how.</exception>
    public static RankingResult Rank(RankingInputs inputs)
    {
        RankingInputFaults.ThrowIfAny(inputs);
        var scored = ScoredApplication.All(inputs);
        var ranked = scored.Where(s => s.Aggregated.Score is not null).Order(ScoredApplication.BestFirst).ToList();
        var line = SelectionLine.Draw(ranked, inputs.Rules);

        var entries = new List<RankedEntry>(scored.Count);
        for (var i = 0; i < ranked.Count; i++)
        {
            var s = ranked[i];
            var place = line.Places[i];
            entries.Add(new(s.Key, s.City, i + 1, s.Aggregated.Score, s.Aggregated.Sheets, s.Aggregated.IsPlainMean,
                place.Standing, place.Reason, place.ReserveNumber, i == 0 ? null : s.DecidedAgainst(ranked[i - 1], inputs.Rules))
            {
                Groups = s.Groups,
                Asked = s.Asked,
                Bid = s.Bid,
                Quality = s.Quality,
                Granted = place.Granted,
            });
        }
        entries.AddRange(scored.Where(s => s.Aggregated.Score is null).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new RankedEntry(
                s.Key, s.City, null, null, 0, false, Standing.NotRanked, StandingReason.NoSheets, null, null)
            {
                Groups = s.Groups,
                Asked = s.Asked,
                Bid = s.Bid,
            }));
        return new(entries);
    }
}
