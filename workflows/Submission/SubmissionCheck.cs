namespace Funding.Workflows.Submission;

/// <summary>All that stands between a draft and its submission, at once, in the order of the programme's parts.</summary>
public static class SubmissionCheck
{
    public static IReadOnlyList<Refusal> Check(Programme programme, Application application, Answers answers) =>
    [
        .. AnswersCheck.Unknown(programme, answers),
        .. programme.EachPart().SelectMany(p => p.Kind.Missing(p.Part, application, answers)
            .Concat(ConsentCheck.Missing(p.Kind.Parties(p.Part, programme, application, answers), application))),
        .. CarryOver.Unseen(programme, answers),
    ];
}
