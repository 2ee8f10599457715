using System.IO.Compression;

namespace Funding.Workflows.Stages.PanelReview;

/// <summary>
/// What an expert judges by, as one ZIP: a folder for each application with its answers and documents, as the expert sees them.
/// </summary>
public sealed class ReviewArchiveWriter(ExpertReviews desk, ReviewAccess access, IBlobStore blobs)
{
    public const int MostApplications = 200;
    public const long MostBytes = 2L << 30;

    private const int FolderCharacters = 60;
    private const int FileCharacters = 80;

    /// <exception cref="RefusedException">None, too many, too much, or one that the expert does not have.</exception>
    public async Task<IReadOnlyList<ReviewView>> ReadAsync(
        Actor actor, string roundId, IReadOnlyList<string> applications, CancellationToken cancellation)
    {
        if (applications.Count == 0)
            throw new RefusedException(ArchiveRefusals.Empty());
        if (applications.Count > MostApplications)
            throw new RefusedException(ArchiveRefusals.TooMany(MostApplications));
        var views = new List<ReviewView>();
        foreach (var application in applications)
            views.Add(await desk.ReadAsync(actor, roundId, application, cancellation));
        return views.Sum(v => v.Application.Documents.Sum(d => d.Length)) > MostBytes
            ? throw new RefusedException(ArchiveRefusals.TooLarge(MostBytes)) : views;
    }

    /// <summary>Writes it while it is read: whoever loses an application meanwhile gets no more of it.</summary>
    public async Task WriteAsync(
        IReadOnlyList<ReviewView> views, Actor actor, IServiceProvider page, Stream body, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, null, cancellation);
        var texts = page.GetRequiredService<Texts<PanelReviewText>>();
        var list = new StringBuilder();
        var folders = new ArchiveNames();
        foreach (var (index, view) in views.Index())
        {
            if (!await HasAsync(actor, view, cancellation))
                continue;
            var name = Application.NameOf(view.Sheet.Title, view.Sheet.OrganisationName);
            var folder = folders.Next($"{index + 1:00} {name}", FolderCharacters);
            list.Append(texts["archive.application", folder, view.Sheet.ApplicationId, view.Sheet.OrganisationName]).Append("\r\n");
            await AddAsync(zip, folder, view, page, texts, list, cancellation);
        }

        await WriteTextAsync(zip, texts["archive.list"], "\uFEFF" + list, cancellation);
    }

    private async Task AddAsync(
        ZipArchive zip, string folder, ReviewView view, IServiceProvider page, Texts<PanelReviewText> texts, StringBuilder list,
        CancellationToken cancellation)
    {
        var names = new ArchiveNames();
        var answers = names.Next(texts["archive.answers"], FileCharacters);
        var files = view.Application.Documents.ToDictionary(d => d.Id, d => names.Next(d.FileName, FileCharacters));
        await WriteTextAsync(zip, $"{folder}/{answers}", Page.Text<AnswersFile, AnswersFileModel>(new(view, files), page), cancellation);
        foreach (var document in view.Application.Documents)
        {
            var file = files[document.Id];
            if (await DocumentFile.FindAsync(blobs, document, cancellation) is not { } content)
            {
                list.Append(texts["archive.left-out", file]).Append("\r\n");
                continue;
            }

            await using (content)
            {
                // Documents are packed already, most of them: to pack them again costs time and saves nothing.
                var entry = zip.CreateEntry($"{folder}/{file}", CompressionLevel.NoCompression);
                entry.LastWriteTime = ShanghaiTime.Local(document.UploadedAt);
                await using var into = await entry.OpenAsync(cancellation);
                await content.CopyToAsync(into, cancellation);
            }

            list.Append(CultureInfo.InvariantCulture, $"  {file}  SHA-256 {document.Sha256}\r\n");
        }
    }

    private async Task<bool> HasAsync(Actor actor, ReviewView view, CancellationToken cancellation)
    {
        try
        {
            await access.OpenAsync(actor, view.Application.RoundId, view.Application.Id, cancellation);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static async Task WriteTextAsync(ZipArchive zip, string name, string text, CancellationToken cancellation)
    {
        await using var into = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
        await into.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }
}

/// <param name="Files">Names of the documents in the same folder, by id.</param>
public sealed record AnswersFileModel(ReviewView View, IReadOnlyDictionary<string, string> Files);
