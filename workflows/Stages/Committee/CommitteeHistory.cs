namespace Funding.Workflows.Stages.Committee;

/// <summary>A vote on a list or a case.</summary>
internal sealed record HeardVote(int Pass, bool Approved, string? Reason, string By, DateTimeOffset At);

/// <summary>
/// What the committee said, without names but for the office. A return is the committee's and the office's own; that a list was approved
/// is told with what it leads to.
/// </summary>
internal static class CommitteeHistory
{
    private static readonly Texts Texts = new(typeof(CommitteeKind));

    /// <param name="votes">Of every pass.</param>
    /// <param name="pass">The present one.</param>
    /// <param name="needed">Votes that approve.</param>
    /// <param name="told">What was approved is out.</param>
    public static IEnumerable<StageEvent> Of(IReadOnlyList<HeardVote> votes, int pass, int needed, bool told)
    {
        foreach (var returned in votes.Where(v => !v.Approved))
        {
            yield return new(returned.At, Texts.Of("case.returned", Texts.Number(returned.Pass)), returned.Reason)
            {
                For = HistoryReaders.Committee,
                By = returned.By,
            };
        }

        var present = votes.Where(v => v.Pass == pass).ToList();
        if (present.Count >= needed && present.TrueForAll(v => v.Approved))
        {
            yield return new(present.Max(v => v.At), Texts.Of("case.approved"))
            {
                For = HistoryReaders.Committee | (told ? HistoryReaders.Parties : HistoryReaders.None),
            };
        }
    }
}
