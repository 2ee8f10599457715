namespace Funding.Workflows.Stages.Countersign;

/// <summary>
/// What departments said of an application and what was decided. Which department objects, and why, is the office's; the applicant hears
/// that it was countersigned once the stage is over, and at once that it failed.
/// </summary>
internal static class CountersignHistory
{
    private static readonly Texts Texts = new(typeof(CountersignKind));

    /// <param name="over">The stage is over for the case.</param>
    public static IEnumerable<StageEvent> Of(CaseAnswers answers, bool over)
    {
        foreach (var line in answers.Lines.Where(l => l.State == AnswerState.Objected))
        {
            yield return new(line.Signed!.At, Texts.Of("history.objected", line.Department.Name), line.Objection) { By = line.Signed.By };
        }

        foreach (var decision in answers.Decisions)
        {
            yield return new(decision.At, Texts.Of(decision.Kept ? "history.kept" : "history.failed"), decision.Reason)
            {
                For = decision.Kept ? HistoryReaders.None : HistoryReaders.Parties,
                By = decision.By,
            };
        }

        var signed = answers.Lines.Where(l => l.Signed is not null).ToList();
        if (signed.Count > 0 && (over || answers.IsComplete))
        {
            yield return new(
                signed.Max(l => l.Signed!.At), Texts.Of("history.signed", Texts.Number(signed.Count), Texts.Number(answers.Lines.Count)))
            {
                For = over ? HistoryReaders.Parties : HistoryReaders.None,
            };
        }
    }
}
