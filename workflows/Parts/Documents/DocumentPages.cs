namespace Funding.Workflows.Parts.Documents;

/// <summary>Documents of an application: uploaded by a plain form up to 20 MB, downloaded, removed.</summary>
internal static class DocumentPages
{
    // The parts of the form around the file itself.
    private const long Envelope = 64 * 1024;

    public static void MapDocuments(this IEndpointRouteBuilder group)
    {
        group.MapPage(ApplyLinks.DocumentsRoute, ShowAsync);
        group.MapAct(ApplyLinks.SlotRoute, ShowAsync, UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.FormBytes + Envelope));
        group.MapPage(ApplyLinks.DocumentRoute, DownloadAsync);
        group.MapAct(ApplyLinks.RemoveDocumentRoute, ShowAsync, RemoveAsync);
        group.MapAct(ApplyLinks.AbandonRoute, ShowAsync, AbandonAsync);
    }

    public static string FieldOf(string slot) => $"documents.{slot}";

    private static async Task<IResult> ShowAsync(
        string round,
        string application,
        string? check,
        PageContext here,
        WorkQueries reader,
        DocumentScans scans,
        DocumentUploads uploads,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        if (DocumentsSettings.Of(work.Programme).Count == 0)
            throw FormOrder.NoSuchPage();
        if (!work.Editable && !here.Form.Refused)
            return Page.Redirect(work.To(ApplyLinks.SubmitRoute));
        if (check is not null && !here.Form.Refused)
            here.Form = new FormState(null, work.MissingOn(work.To(ApplyLinks.DocumentsRoute)));
        return Page.Render<DocumentsPage, DocumentsModel>(new DocumentsModel(
            work, scans.HasScanner, (await uploads.UnfinishedAsync(here.Actor!, round, application, cancellation)).Count));
    }

    private static async Task<IResult> UploadAsync(
        string round,
        string application,
        string slot,
        Form form,
        PageContext here,
        DocumentUploads uploads,
        Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        var file = form.Files.GetFile(FieldOf(slot))
            ?? throw new RefusedException(ApplyRefusals.NoFile(FieldOf(slot)));
        try
        {
            await using var content = file.OpenReadStream();
            var document = await uploads.UploadAsync(
                here.Actor!, round, application, slot, file.FileName, Declared(file.ContentType), content, cancellation);
            return Page.Redirect(
                ApplyLinks.Of(ApplyLinks.DocumentsRoute, round, application), texts["documents.uploaded", document.FileName]);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException([.. refused.Refusals.Select(r => r.Field is null ? r : r with { Field = FieldOf(slot) })]);
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
        Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        await attachments.RemoveAsync(here.Actor!, round, application, document, cancellation);
        return Page.Redirect(ApplyLinks.Of(ApplyLinks.DocumentsRoute, round, application), texts["documents.removed"]);
    }

    private static async Task<IResult> AbandonAsync(
        string round, string application, PageContext here, DocumentUploads uploads, Texts<ApplyText> texts, CancellationToken cancellation)
    {
        await uploads.AbandonAllAsync(here.Actor!, round, application, cancellation);
        return Page.Redirect(ApplyLinks.Of(ApplyLinks.DocumentsRoute, round, application), texts["documents.abandoned"]);
    }

    // A type that says nothing is none: the bytes decide.
    internal static string? Declared(string? type) => type is null or "" or "application/octet-stream" ? null : type.Split(';')[0].Trim();
}

/// <param name="Scanned">Whether documents are scanned for viruses here.</param>
/// <param name="Unfinished">Uploads that the reader has under way for it.</param>
public sealed record DocumentsModel(Work Work, bool Scanned, int Unfinished);
