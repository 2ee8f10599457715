namespace Funding.Workflows.Stages;

/// <summary>What happened to an application, for one reader: in the order of time, and nothing that is not for them yet.</summary>
public static class CaseHistory
{
    private static readonly Texts Texts = new(typeof(CaseHistory));

    /// <param name="reader">One of them.</param>
    public static IReadOnlyList<StageEvent> For(HistoryReaders reader, IEnumerable<StageEvent> events) =>
        [.. events.Where(e => reader == HistoryReaders.Office || (e.For & reader) != 0)
            .Select(e => reader == HistoryReaders.Office ? e : e with { By = null, OfficeDetail = null })
            .Select(e => reader == HistoryReaders.Committee ? e : e with { CommitteePath = null })
            .Distinct()
            .OrderBy(e => e.At)];

    /// <summary>As whom one of the office reads it: who declared a conflict, or acts for it, learns no more than its applicant.</summary>
    public static HistoryReaders InOffice(bool conflicted) => conflicted ? HistoryReaders.Applicant : HistoryReaders.Office;

    /// <summary>What the application's own row tells, whatever the stages.</summary>
    public static IEnumerable<StageEvent> Own(Round round, Application application)
    {
        yield return new(application.CreatedAt, Texts.Of("created"))
        {
            For = HistoryReaders.Applicant,
            By = application.Editors[0],
        };
        foreach (var line in (application.Consents ?? []).SelectMany(c => c.Steps.Select(step => OfConsent(c, step))))
        {
            yield return line;
        }

        var moments = application.Moments ?? (application.SubmittedAt is { } only ? [new(CaseStep.Submitted, only)] : []);
        var submitted = moments.Where(m => m.Step == CaseStep.Submitted).ToList();
        foreach (var (at, again) in submitted.Select((m, i) => (m.At, i > 0)))
        {
            yield return new(at, Texts.Of(again ? "submitted.again" : "submitted")) { For = HistoryReaders.Parties };
        }

        foreach (var moment in moments.Where(m => m.Step == CaseStep.Reopened))
        {
            yield return new(moment.At, Texts.Of("reopened")) { For = HistoryReaders.Applicant | HistoryReaders.Desk };
        }

        foreach (var at in moments.Where(m => m.Step == CaseStep.Withdrawn).Select(m => m.At))
        {
            var stands = application.State == ApplicationState.Withdrawn && at == application.Last(CaseStep.Withdrawn);
            yield return new(at, Texts.Of("withdrawn"), stands ? application.Reason : null) { For = HistoryReaders.Parties };
        }

        if (application.State == ApplicationState.Lapsed)
        {
            yield return new(ShanghaiTime.CloseOf(round.CallCloses()), Texts.Of("lapsed")) { For = HistoryReaders.Applicant };
        }
    }

    /// <summary>The parties' consents: given ones, and who left, for all who read the application, the rest for its applicant.</summary>
    private static StageEvent OfConsent(Consent consent, ConsentStep step) =>
        new(step.At, Texts.Of($"consent.{step.Act}", consent.Name), step.Reason)
        {
            For = step.Act is ConsentAct.Given or ConsentAct.Left ? HistoryReaders.Parties : HistoryReaders.Applicant,
            OfficeDetail = step.Mailbox.Length > 0 ? step.Mailbox : null,
        };

    /// <summary>What was found of it, by whichever stage; told at once, as its letter is.</summary>
    public static IEnumerable<StageEvent> Verdict(Application application)
    {
        if (application.Eligibility is { } outcome)
        {
            yield return new(outcome.DecidedAt, Texts.Of(outcome.Eligible ? "eligible" : "ineligible"), outcome.Reason)
            {
                For = HistoryReaders.Parties,
                By = outcome.DecidedBy == Actor.Rule("").PersonId ? null : outcome.DecidedBy,
            };
        }
    }
}
