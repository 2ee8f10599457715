using Funding.Portal.Shell;
using Funding.Services.Applications;
using Funding.Services.Documents;
using Funding.Services.PublicNotice;
using Funding.Services.Rounds;
using Funding.Workflows.Refusals;
using Funding.Workflows.Rounds;
using Microsoft.AspNetCore.Mvc;

namespace Funding.Portal.Apply;

/// <summary>Objections (异议) of anyone signed in: own ones, a new one on an entry, the receipt.</summary>
internal static class ObjectionPages
{
    public const string FilesField = "documents";
    public const int MaxFiles = 5;

    // All files of the form together, and the parts around them.
    private const long PostBytes = DocumentRules.FormBytes + (256 * 1024);

    private static readonly DocumentRules Rules = new(FilesField, [DocumentType.Pdf, DocumentType.Docx, DocumentType.Png, DocumentType.Jpeg], DocumentRules.FormBytes);

    public static void MapObjections(this IEndpointRouteBuilder group)
    {
        group.MapPage(ApplyLinks.Objections, ListAsync);
        group.MapPage(ApplyLinks.ObjectRoute, NewAsync);
        group.MapAct(ApplyLinks.ObjectRoute, NewAsync, FileAsync).WithMetadata(new RequestSizeLimitAttribute(PostBytes));
        group.MapPage(ApplyLinks.ObjectionRoute, ShowAsync);
    }

    private static async Task<IResult> ListAsync(string? from, PageContext here, PersonalQueries own, CancellationToken cancellation)
    {
        var (items, continuation) = await own.ObjectionsAsync(here.Actor!, from, cancellation);
        return Page.Render<ObjectionsPage, ObjectionsModel>(new ObjectionsModel(items, continuation));
    }

    private static async Task<IResult> NewAsync(string round, string application, RoundStore rounds, NoticeQueries notices, CancellationToken cancellation)
    {
        var entry = await notices.FindAsync(round, application, cancellation)
            ?? throw new RefusedException(new Refusal("notice-entry-not-found", null, "公示中没有这一项。", "The public notice has no such entry.") { Kind = RefusalKind.NotFound });
        return Page.Render<ObjectPage, ObjectModel>(new ObjectModel((await rounds.GetAsync(round, cancellation)).Value, entry));
    }

    private static async Task<IResult> FileAsync(
        string round, string application, Form form, PageContext here, ObjectionCommands objections, DocumentWriter writer, CancellationToken cancellation)
    {
        var stored = new List<StoredDocument>();
        try
        {
            var files = form.Files.GetFiles(FilesField);
            if (files.Count > MaxFiles)
                throw new RefusedException(new Refusal("too-many-files", FilesField, $"最多上传 {MaxFiles} 个文件。", $"Upload at most {MaxFiles} files."));
            foreach (var file in files)
            {
                await using var content = file.OpenReadStream();
                stored.Add(await writer.UploadWholeAsync($"objections/{round}/{application}", Rules, file.FileName, DocumentPages.Declared(file.ContentType), content, cancellation));
            }

            var filed = await objections.FileAsync(
                here.Actor!, round, application,
                new NewObjection(form.Text("name"), form.Text("contact"), form.Text("reasons").Replace("\r\n", "\n", StringComparison.Ordinal), [.. stored.Select(AttachedDocuments.Of)]), cancellation);
            return Page.Redirect(ApplyLinks.Objection(round, filed.Id));
        }
        catch (RefusedException)
        {
            foreach (var document in stored)
                await writer.DeleteAsync(document, cancellation);
            throw;
        }
    }

    private static async Task<IResult> ShowAsync(string round, string objection, PageContext here, PersonalQueries own, CancellationToken cancellation) =>
        Page.Render<ObjectionPage, OwnObjection>(await own.ObjectionAsync(here.Actor!, round, objection, cancellation));
}

public sealed record ObjectionsModel(IReadOnlyList<OwnObjection> Items, string? Continuation);

public sealed record ObjectModel(Round Round, NoticeEntry Entry);
