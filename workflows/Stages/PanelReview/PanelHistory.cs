namespace Funding.Workflows.Stages.PanelReview;

/// <summary>How many experts an application has and how many have signed, never who; the second once the review is over.</summary>
internal static class PanelHistory
{
    private static readonly Texts Texts = new(typeof(PanelReviewKind));

    /// <param name="members">Former ones included.</param>
    /// <param name="over">The review has closed.</param>
    public static IEnumerable<StageEvent> Of(IReadOnlyList<PanelMember> members, bool over)
    {
        var seats = members.Where(m => m.State.HoldsSeat()).ToList();
        if (seats.Min(m => m.AssignedAt) is { } seated)
        {
            yield return new(seated, Texts.Of("history.panel", seats.Count)) { For = HistoryReaders.Parties };
        }

        var signed = seats.Where(m => m.State == ReviewState.Signed).ToList();
        if (signed.Max(m => m.SignedAt) is { } last)
        {
            yield return new(last, Texts.Of("history.signed", seats.Count, signed.Count))
            {
                For = over ? HistoryReaders.Parties : HistoryReaders.None,
            };
        }
    }
}
