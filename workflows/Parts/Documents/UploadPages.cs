namespace Funding.Workflows.Parts.Documents;

/// <summary>
/// Uploads in chunks for the documents page's script; every step may be repeated. The form's token comes in X-Form-Token.
/// </summary>
internal static class UploadPages
{
    /// <summary>Small enough to lose little with a connection, far below what the sessions take.</summary>
    private const int ChunkBytes = 4 << 20;

    internal sealed record AnnouncedUpload(string Slot, string FileName, string? ContentType, long Length);

    public static void Map(IEndpointRouteBuilder apply)
    {
        var uploads = apply.MapGroup("").AddEndpointFilter(ScriptAnswers.Refusals).AnswersHead();
        uploads.MapPost(DocumentsLinks.UploadsRoute, BeginAsync);
        uploads.MapGet(DocumentsLinks.UploadRoute, StatusAsync);
        uploads.MapDelete(DocumentsLinks.UploadRoute, AbandonAsync);
        uploads.MapPut(DocumentsLinks.ChunkRoute, PutAsync).WithMetadata(new RequestSizeLimitAttribute(ChunkBytes));
        uploads.MapPost(DocumentsLinks.CompleteRoute, CompleteAsync);
    }

    private static async Task<IResult> BeginAsync(
        string round, string application, AnnouncedUpload body, PageContext here, DocumentUploads uploads, CancellationToken cancellation)
    {
        var session = await uploads.BeginAsync(
            here.Actor!, round, application, body.Slot, body.FileName, DocumentFile.Declared(body.ContentType), body.Length, ChunkBytes,
            null, cancellation);
        return Results.Json(new { id = session.Id, chunkBytes = ChunkBytes, missing = Enumerable.Range(0, session.ChunkCount) });
    }

    private static async Task<IResult> StatusAsync(
        string round, string application, string upload, PageContext here, DocumentUploads uploads, CancellationToken cancellation)
    {
        var status = await uploads.StatusAsync(here.Actor!, round, application, upload, cancellation);
        return Results.Json(new { id = upload, chunkBytes = status.Session.Request.ChunkBytes, missing = status.Missing });
    }

    private static async Task<IResult> AbandonAsync(
        string round, string application, string upload, PageContext here, DocumentUploads uploads, CancellationToken cancellation)
    {
        await uploads.AbandonAsync(here.Actor!, round, application, upload, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> PutAsync(
        string round,
        string application,
        string upload,
        int index,
        HttpRequest request,
        PageContext here,
        DocumentUploads uploads,
        CancellationToken cancellation)
    {
        await uploads.PutChunkAsync(here.Actor!, round, application, upload, index, request.Body, cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> CompleteAsync(
        string round, string application, string upload, PageContext here, DocumentUploads uploads, CancellationToken cancellation)
    {
        var document = await uploads.CompleteAsync(here.Actor!, round, application, upload, cancellation);
        return Results.Json(new { id = document.Id, fileName = document.FileName });
    }
}
