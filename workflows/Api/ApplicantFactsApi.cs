namespace Funding.Workflows.Api;

/// <summary>Name, kind and desk of an application are corrected.</summary>
internal static class ApplicantFactsApi
{
    /// <param name="Reason">The office's, 5 to 1,000 characters; the applicant needs none.</param>
    internal sealed record FactsBody(string OrganisationName, string ApplicantKind, string Desk, string? Reason = null);

    public static void MapApplicantFacts(this IEndpointRouteBuilder api) => api
        .MapPut("/rounds/{round}/applications/{application}/applicant", CorrectAsync)
        .WithTags("applications")
        .Needs(Right.EditApplication, Right.CorrectApplicant)
        .Does(
            "Corrects name, kind and desk: one's own before the submission, any for the office until the ranking",
            ApplicationExamples.Detail,
            new FactsBody(
                ApplicationExamples.Detail.OrganisationName, ApplicationExamples.Detail.ApplicantKind, ApplicationExamples.Detail.Desk));

    private static async Task<ApplicationDetail> CorrectAsync(
        string round, string application, FactsBody body, PageContext here, ApplicantFactsCommands commands,
        CancellationToken cancellation) =>
        ApplicationDetail.Of(await commands.CorrectAsync(
            here.Actor!, round, application, new ApplicantFacts(body.OrganisationName, body.ApplicantKind, body.Desk),
            ofOffice: here.Actor!.Can(Right.CorrectApplicant), body.Reason, cancellation));
}
