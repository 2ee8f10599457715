namespace Funding.Workflows.Api;

internal static class AnswersApi
{
    /// <param name="Missing">Everything that still keeps the application from being submitted.</param>
    internal sealed record MissingItems(IReadOnlyList<ApiError> Missing);

    public static void MapAnswers(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/applications/{application}").WithTags("applications");
        group.MapGet("/answers", GetAsync).Needs(Right.ReadOwnApplication, Right.ReadDeskApplications, Right.ReadAllApplications)
            .Does("What was typed: one's own draft; for desk and office what was submitted", ApplicationExamples.Answers);
        group.MapPut("/answers", PutAsync)
            .Needs(Right.EditApplication)
            .Does("Stores the answers over the draft, whole", ApplicationExamples.Answers, ApplicationExamples.Answers);
        group.MapGet("/missing", MissingAsync).Needs(Right.EditApplication)
            .Does(
                "What is still missing, all at once",
                new MissingItems([new("field-required", "students", "请填写“全日制在校生人数”。", "请填写“全日制在校生人数”。", "Fill in 'Full-time students'.")]));
    }

    private static async Task<AnswersBody> GetAsync(
        string round,
        string application,
        PageContext here,
        ApplicationReads reads,
        ApplicationStore applications,
        CancellationToken cancellation)
    {
        var found = await reads.GetAsync(here.Actor!, round, application, cancellation);
        return AnswersBody.Of(here.Actor!.Can(Right.EditApplication)
            ? await applications.ReadAnswersAsync(found, cancellation)
            : await applications.ReadSubmittedAsync(found, cancellation));
    }

    private static async Task<AnswersBody> PutAsync(
        string round, string application, AnswersBody body, PageContext here, ApplicationCommands commands, CancellationToken cancellation)
    {
        var answers = body.Answers();
        await commands.SaveAnswersAsync(here.Actor!, round, application, answers, cancellation);
        return AnswersBody.Of(answers);
    }

    private static async Task<MissingItems> MissingAsync(
        string round, string application, PageContext here, SubmissionCommands submissions, CancellationToken cancellation)
    {
        IReadOnlyList<Refusal> missing = await submissions.MissingAsync(here.Actor!, round, application, cancellation);
        return new MissingItems([.. missing.Select(m => ApiError.Of(m, here.Language))]);
    }
}
