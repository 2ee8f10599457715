namespace Funding.Workflows.Parts.Documents;

internal static class DocumentsApi
{
    // The parts of a multipart body around the file itself.
    private const long Envelope = 64 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/applications/{application}/documents").WithTags("documents");
        group
            .MapGet(
                "",
                async (string round, string application, PageContext here, ApplicationReads reads, CancellationToken cancellation) =>
                    new Paged<DocumentLine>(
                        [.. (await reads.GetAsync(here.Actor!, round, application, cancellation)).Documents.Select(DocumentLine.Of)], null))
            .Needs(Right.ReadOwnApplication, Right.ReadDeskApplications, Right.ReadAllApplications).Does(
                "Documents of an application", new Paged<DocumentLine>([ApplicationExamples.Document], null));
        group
            .MapPost("", UploadAsync)
            .Needs(Right.EditApplication)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.FormBytes + Envelope))
            .Carries(
                "Uploads a document whole, at most 20 MB: a multipart form with slot and file, or the bare file with slot and fileName "
                    + "in the query",
                    new ApiExample("%PDF-1.7 …", ApplicationExamples.Document)
                    {
                        RequestMedia = [ApiBody.Form, "application/octet-stream", "application/pdf"],
                        Form = new("slot") { File = "file" }
                    });
        group.MapGet("/{document}", DownloadAsync).Needs(Right.ReadOwnApplication, Right.ReadDeskApplications, Right.ReadAllApplications)
            .Carries("The document itself, as an attachment", new ApiExample(null, "%PDF-1.7 …") { ResponseMedia = "application/pdf" });
        group
            .MapDelete(
                "/{document}",
                async (
                    string round,
                    string application,
                    string document,
                    PageContext here,
                    AttachmentCommands attachments,
                    CancellationToken cancellation) =>
                    ApplicationDetail.Of(await attachments.RemoveAsync(here.Actor!, round, application, document, cancellation)))
            .Needs(Right.EditApplication).Does("Takes a document out of its slot", ApplicationExamples.Detail with { Documents = [] });
    }

    private static async Task<Created<DocumentLine>> UploadAsync(
        string round,
        string application,
        HttpRequest request,
        PageContext here,
        DocumentUploads uploads,
        CancellationToken cancellation,
        string? slot = null,
        string? fileName = null)
    {
        Stream content = request.Body;
        var type = request.ContentType;
        if (request.HasFormContentType)
        {
            var form = await FormText.ReadAsync(request, cancellation);
            var file = form.Files.GetFile("file") ?? throw new RefusedException(ApiRefusals.FileMissing());
            (content, type, fileName, slot) = (file.OpenReadStream(), file.ContentType, file.FileName, form["slot"].FirstOrDefault()
                ?? slot);
        }

        await using var owned = content;
        var document = await uploads.UploadAsync(
            here.Actor!, round, application, slot ?? throw new RefusedException(ApiRefusals.SlotMissing()), fileName
                ?? throw new RefusedException(ApiRefusals.FileMissing()), DocumentFile.Declared(type), content, cancellation);
        return TypedResults.Created(
            $"{ApiHosting.Root}/rounds/{round}/applications/{application}/documents/{document.Id}", DocumentLine.Of(document));
    }

    private static async Task<IResult> DownloadAsync(
        string round,
        string application,
        string document,
        PageContext here,
        ApplicationReads reads,
        IBlobStore blobs,
        CancellationToken cancellation)
    {
        var found = (await reads.GetAsync(here.Actor!, round, application, cancellation)).Documents.FirstOrDefault(d => d.Id == document);
        return await DocumentFile.SendAsync(here.Http, blobs, found ?? throw new RefusedException(ApiRefusals.NoSuchThing("document")));
    }
}
