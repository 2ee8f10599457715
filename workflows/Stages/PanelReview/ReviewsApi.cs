namespace Funding.Workflows.Stages.PanelReview;

/// <summary>An expert's desk: what is not on it answers like what does not exist.</summary>
internal static class ReviewsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/reviews").WithTags("reviews").Needs(Right.ReviewApplication);
        group.MapGet(
            "",
            async (string round, PageContext here, ExpertReviews desk, CancellationToken cancellation) => SeatLines.Of(await desk.DeskAsync(
                here.Actor!, round, cancellation)))
            .Does("The expert's desk", ReviewExamples.Desk);
        group.MapGet(
            "/{application}",
            async (string round, string application, PageContext here, ExpertReviews desk, CancellationToken cancellation) =>
                ReviewDetail.Of(await desk.ReadAsync(here.Actor!, round, application, cancellation)))
            .Does("One application with its answers, documents, rubric and the expert's sheet", ReviewExamples.Detail);
        group.MapGet("/{application}/documents/{document}", DownloadAsync)
            .Carries("A document of an application on the desk", new ApiExample(null, "%PDF-1.7 …") { ResponseMedia = "application/pdf" });
        group.MapPost(
            "/{application}/accept",
            async (string round, string application, PageContext here, SheetCommands sheets, CancellationToken cancellation) =>
                SheetLine.Of(await sheets.AcceptAsync(here.Actor!, round, application, null, cancellation)))
            .Does("Accepts the review; again changes nothing", ReviewExamples.Sheet);
        group.MapPost("/{application}/recuse", RecuseAsync).Does(
            "Gives the seat back; from then on nothing of the application is shown", null, new ReasonBody("与申报单位有合作项目，申请回避。"));
        group.MapPost("/{application}/conflict", DeclareAsync).Does(
            "Declares a conflict with the applicant: the application is recused with it", null, new ReasonBody("本人为该单位兼职教授。"));
        group.MapPut(
            "/{application}/scores",
            async (
                string round,
                string application,
                ScoresBody body,
                PageContext here,
                SheetCommands sheets,
                CancellationToken cancellation) => SheetLine.Of(await sheets.SaveAsync(
                    here.Actor!, round, application, body.Entry(), cancellation)))
            .Does("Saves the sheet whole; it may be partial until it is signed", ReviewExamples.Sheet, ReviewExamples.Scores);
        group.MapPost(
            "/{application}/sign",
            async (
                string round,
                string application,
                ApplicationsApi.ConfirmationBody body,
                PageContext here,
                SheetCommands sheets,
                CancellationToken cancellation) => SheetLine.Of(await sheets.SignAsync(
                    here.Actor!, round, application, body.Confirmation, cancellation)))
            .Does(
                "Signs the saved sheet, for good",
                ReviewExamples.Sheet with { State = ReviewState.Signed },
                new ApplicationsApi.ConfirmationBody("1W-1"));
    }

    private static async Task<IResult> DownloadAsync(
        string round,
        string application,
        string document,
        PageContext here,
        ExpertReviews desk,
        IBlobStore blobs,
        CancellationToken cancellation) =>
        await DocumentFile.SendAsync(here.Http, blobs, await desk.DocumentAsync(here.Actor!, round, application, document, cancellation));

    private static async Task<NoContent> RecuseAsync(
        string round, string application, ReasonBody body, PageContext here, SheetCommands sheets, CancellationToken cancellation)
    {
        await sheets.RecuseAsync(here.Actor!, round, application, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> DeclareAsync(
        string round, string application, ReasonBody body, PageContext here, ConflictCommands conflicts, CancellationToken cancellation)
    {
        await conflicts.DeclareOnAsync(here.Actor!, round, application, body.Reason, cancellation);
        return TypedResults.NoContent();
    }
}
