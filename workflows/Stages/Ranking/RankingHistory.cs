namespace Funding.Workflows.Stages.Ranking;

/// <summary>
/// The ranking of an application: that there is one the committee may know, its place and score the applicant from the announcement on.
/// What stands in a public notice is told there, to everybody.
/// </summary>
internal static class RankingHistory
{
    private static readonly Texts Texts = new(typeof(RankingKind));

    /// <param name="rankings">Every version, the present one last.</param>
    /// <param name="placed">Where it stands in the present one, once it has been placed; null before.</param>
    public static IEnumerable<StageEvent> Of(IReadOnlyList<RankingRow> rankings, RankedEntry? placed, bool announced)
    {
        foreach (var ranking in rankings)
        {
            yield return new(ranking.RankedAt, Texts.Of("history.ranked", ranking.Version)) { For = HistoryReaders.Committee };
        }

        if (placed is { Rank: { } rank } && rankings is [.., var present])
        {
            var why = StandingTexts.Of(placed.Reason);
            yield return new(present.RankedAt, placed.Score is { } score
                ? Texts.Of("history.scored", rank, score.ToString("F4", CultureInfo.InvariantCulture), why)
                : Texts.Of("history.placed", rank, why))
            {
                For = HistoryReaders.Committee | (announced ? HistoryReaders.Applicant : HistoryReaders.None),
            };
        }
    }
}
