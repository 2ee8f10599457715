namespace Funding.Workflows.Parts.Documents;

/// <summary>Uploads in chunks, up to 50 MB: begin, put each chunk, complete. Every step may be repeated.</summary>
internal static class UploadsApi
{
    /// <param name="Length">Bytes of the whole file.</param>
    /// <param name="ChunkBytes">Bytes of every chunk but the last: 64 KB to 8 MB.</param>
    /// <param name="Sha256">Checked at the end; null when it is not known.</param>
    internal sealed record BeginUploadBody(
        string Slot, string FileName, long Length, int ChunkBytes, string? ContentType = null, string? Sha256 = null);

    /// <param name="Missing">Indexes of the chunks still to send.</param>
    internal sealed record UploadLine(string Id, int Chunks, IReadOnlyList<int> Missing, DateTimeOffset BegunAt, DateTimeOffset ExpiresAt);

    private static readonly UploadLine Example = new(
        "6b1f0d3a9c5e4728b0d2f4a6c8e01357",
        6,
        [0, 1, 2, 3, 4, 5],
        new(2026, 3, 20, 2, 0, 0, TimeSpan.Zero),
        new(2026, 3, 21, 2, 0, 0, TimeSpan.Zero));

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/applications/{application}/uploads").WithTags("documents").Needs(Right.EditApplication);
        group.MapPost("", BeginAsync).Does(
            "Announces an upload in chunks", Example, new BeginUploadBody("charter", "章程.pdf", 45_000_000, 8_388_608, "application/pdf"));
        group.MapPut("/{upload}/chunks/{index:int}", PutAsync).WithMetadata(new RequestSizeLimitAttribute(UploadSessions.MaxChunkBytes))
            .Carries(
                "Stores one chunk, counted from 0; again replaces it",
                new ApiExample("…", null) { RequestMedia = ["application/octet-stream"] });
        group.MapGet(
            "/{upload}",
            async (
                string round,
                string application,
                string upload,
                PageContext here,
                DocumentUploads uploads,
                CancellationToken cancellation) =>
                    Line(await uploads.StatusAsync(here.Actor!, round, application, upload, cancellation)))
            .Does("Which chunks are missing, to go on after a lost connection", Example with { Missing = [4, 5] });
        group.MapDelete("/{upload}", async Task<NoContent> (
            string round, string application, string upload, PageContext here, DocumentUploads uploads, CancellationToken cancellation) =>
            {
                await uploads.AbandonAsync(here.Actor!, round, application, upload, cancellation);
                return TypedResults.NoContent();
            })
            .Carries("Gives the upload up with what was sent of it; its place in the limits is free again", new ApiExample(null, null));
        group.MapPost(
            "/{upload}/complete",
            async (
                string round,
                string application,
                string upload,
                PageContext here,
                DocumentUploads uploads,
                CancellationToken cancellation) =>
                    DocumentLine.Of(await uploads.CompleteAsync(here.Actor!, round, application, upload, cancellation)))
            .Does("Joins the chunks, inspects the file and attaches it", ApplicationExamples.Document);
    }

    private static async Task<Created<UploadLine>> BeginAsync(
        string round, string application, BeginUploadBody body, PageContext here, DocumentUploads uploads, CancellationToken cancellation)
    {
        var session = await uploads.BeginAsync(
            here.Actor!,
            round,
            application,
            body.Slot,
            body.FileName,
            body.ContentType,
            body.Length,
            body.ChunkBytes,
            body.Sha256,
            cancellation);
        return TypedResults.Created(
            $"{ApiHosting.Root}/rounds/{round}/applications/{application}/uploads/{session.Id}",
            new UploadLine(
                session.Id, session.ChunkCount, [.. Enumerable.Range(0, session.ChunkCount)], session.BegunAt, session.ExpiresAt));
    }

    private static async Task<NoContent> PutAsync(
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
        return TypedResults.NoContent();
    }

    private static UploadLine Line(UploadStatus status) =>
        new(status.Session.Id, status.Session.ChunkCount, status.Missing, status.Session.BegunAt, status.Session.ExpiresAt);
}
