namespace Funding.Workflows.Stages.Eligibility;

/// <summary>The correction and the verdict: their applicant hears of both at once, the desk and the committee may know.</summary>
internal static class EligibilityHistory
{
    private static readonly Texts Texts = new(typeof(EligibilityKind));

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
