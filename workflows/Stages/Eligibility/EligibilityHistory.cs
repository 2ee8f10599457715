namespace Funding.Workflows.Stages.Eligibility;

/// <summary>The correction and the verdict: their applicant hears of both at once, the desk and the committee may know.</summary>
internal static class EligibilityHistory
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

    /// <summary>What is upheld is the verdict itself.</summary>
    public static IEnumerable<StageEvent> Of(Veto veto)
    {
        const HistoryReaders Own = HistoryReaders.Applicant;
        yield return new(veto.At, Texts.Of("history.veto", VetoKinds.NameOf(veto.Kind)), veto.Text) { For = Own, By = veto.By };
        if (veto.Statement is { } said)
            yield return new(said.At, Texts.Of("history.veto.statement"), said.Text) { For = Own, By = said.By };
        if (veto is { Verdict: { } verdict, Upheld: false })
            yield return new(verdict.At, Texts.Of("history.veto.dropped"), verdict.Text) { For = Own, By = verdict.By };
    }

    public static IEnumerable<StageEvent> Of(Application application)
    {
        if (application.Correction is { } correction)
        {
            yield return new(correction.AskedAt, Texts.Of("history.correction", DayText.Of(correction.DueOn)), correction.What)
            {
                For = HistoryReaders.Parties,
                By = correction.AskedBy,
            };
            if (correction.ResubmittedAt is { } again)
            {
                yield return new(again, Texts.Of("history.resubmitted")) { For = HistoryReaders.Parties };
            }
        }

        foreach (var line in CaseHistory.Verdict(application))
        {
            yield return line;
        }
    }
}
