namespace Funding.Workflows.Applications;

/// <summary>All that stands between a draft and its submission, at once: answers, owners, documents.</summary>
public static class SubmissionCheck
{
    public static IReadOnlyList<Refusal> Check(Programme programme, Application application, Answers answers) =>
    [
        .. AnswersCheck.Check(programme, answers, forSubmit: true),
        .. OwnersSettings.Find(programme) is null ? [] : Applicant(application, answers),
        .. DocumentsCheck.Missing(programme, application.Documents),
    ];

    /// <summary>The applicant runs the college with the others: it is an owner under its own code.</summary>
    private static IEnumerable<Refusal> Applicant(Application application, Answers answers)
    {
        var applicant = CreditCode.Read(application.CreditCode, confirmed: true).Code;
        return answers.Owners.Any(o => CreditCode.Read(o.CreditCode, confirmed: true).Code is { } code && code == applicant)
            ? []
            : [OwnerRefusals.ApplicantMissing()];
    }
}
