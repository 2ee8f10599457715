namespace Funding.Workflows.Stages.Defence;

/// <summary>
/// When an application is heard and what became of it, as its parties may know; what its panel wrote the committee reads, and the office
/// with who wrote it.
/// </summary>
internal static class DefenceHistory
{
    private static readonly Texts Texts = new(typeof(DefenceKind));

    public static IEnumerable<StageEvent> Of(DefencePlan plan, DefenceSession session, IReadOnlyList<DefenceNote> notes)
    {
        yield return new(plan.PublishedAt!.Value, Texts.Of("history.planned", DefenceLetters.Place(plan, session.Place)))
        {
            For = HistoryReaders.Parties,
        };
        if (session is { State: DefenceState.Heard, EndedAt: { } ended })
        {
            yield return new(ended, Texts.Of("history.heard")) { For = HistoryReaders.Parties };
        }

        if (session is { State: DefenceState.Failed, EndedAt: { } decided })
        {
            yield return new(decided, Texts.Of("history.failed"), session.Reason)
            {
                For = HistoryReaders.Parties,
                By = session.DecidedBy,
            };
        }

        foreach (var note in notes)
        {
            yield return new(note.At, Texts.Of("history.note"), note.Text) { For = HistoryReaders.Committee, By = note.ExpertId };
        }
    }
}
