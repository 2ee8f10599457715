namespace Funding.Workflows.Parts.Documents;

/// <summary>Documents of an application: uploaded by a plain form up to 20 MB, downloaded, removed.</summary>
internal static class DocumentsPages
{
    // The parts of the form around the file itself.
    private const long Envelope = 64 * 1024;

    public static void Map(IEndpointRouteBuilder apply)
    {
        apply.MapPage(DocumentsLinks.PageRoute, ShowAsync);
        apply.MapAct(DocumentsLinks.SlotRoute, ShowAsync, UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.FormBytes + Envelope));
        apply.MapPage(DocumentsLinks.DocumentRoute, DownloadAsync);
        apply.MapAct(DocumentsLinks.RemoveRoute, ShowAsync, RemoveAsync);
        apply.MapAct(DocumentsLinks.AbandonRoute, ShowAsync, AbandonAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string? check, PageContext here, WorkQueries reader, DocumentScans scans,
        DocumentUploads uploads, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        if (DocumentsSettings.Of(work.Programme).Count == 0)
            throw PartForm.NoSuchPage();
        return PartForm.Elsewhere(work, DocumentsLinks.Page(round, application), check, here)
            ?? Page.Render<DocumentsPage, DocumentsModel>(new DocumentsModel(
                work, scans.HasScanner, (await uploads.UnfinishedAsync(here.Actor!, round, application, cancellation)).Count));
    }

    private static async Task<IResult> UploadAsync(
        string round,
        string application,
        string slot,
        Form form,
        PageContext here,
        DocumentUploads uploads,
        Texts<DocumentsText> texts,
        CancellationToken cancellation)
    {
        var file = form.Files.GetFile(SlotRules.FieldOf(slot))
            ?? throw new RefusedException(DocumentsRefusals.NoFile(SlotRules.FieldOf(slot)));
        try
        {
            await using var content = file.OpenReadStream();
            var document = await uploads.UploadAsync(
                here.Actor!, round, application, slot, file.FileName, DocumentFile.Declared(file.ContentType), content, cancellation);
            return Page.Redirect(
                DocumentsLinks.Page(round, application), texts["uploaded", document.FileName]);
        }
        catch (RefusedException refused)
        {
            throw refused.At(field => field is null ? null : SlotRules.FieldOf(slot));
        }
    }

    private static async Task<IResult> DownloadAsync(
        string round,
        string application,
        string document,
        PageContext here,
        ApplicationStore applications,
        IBlobStore blobs,
        CancellationToken cancellation) =>
        await DocumentFile.SendAsync(
            here.Http, blobs, (await applications.GetOwnAsync(here.Actor!, round, application, cancellation)).Value.Documents, document);

    private static async Task<IResult> RemoveAsync(
        string round,
        string application,
        string document,
        PageContext here,
        AttachmentCommands attachments,
        Texts<DocumentsText> texts,
        CancellationToken cancellation)
    {
        await attachments.RemoveAsync(here.Actor!, round, application, document, cancellation);
        return Page.Redirect(DocumentsLinks.Page(round, application), texts["removed"]);
    }

    private static async Task<IResult> AbandonAsync(
        string round, string application, PageContext here, DocumentUploads uploads, Texts<DocumentsText> texts,
        CancellationToken cancellation)
    {
        await uploads.AbandonAllAsync(here.Actor!, round, application, cancellation);
        return Page.Redirect(DocumentsLinks.Page(round, application), texts["abandoned"]);
    }
}

/// <param name="Scanned">Whether documents are scanned for viruses here.</param>
/// <param name="Unfinished">Uploads that the reader has under way for it.</param>
public sealed record DocumentsModel(Work Work, bool Scanned, int Unfinished);
