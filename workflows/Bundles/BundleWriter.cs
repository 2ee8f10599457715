namespace Funding.Workflows.Bundles;

/// <summary>The applications of the office's list as one ZIP: a folder of documents for each, or a binder of each. Kept nowhere.</summary>
public sealed class BundleWriter(
    ApplicationLists lists, ApplicationStore applications, RoundStore rounds, ConflictDeclarations conflicts, BinderWriter binders,
    IBlobStore blobs, CommitWriter commits)
{
    private const int FolderCharacters = 60;
    private const int FileCharacters = 80;

    private static readonly Texts Texts = new(typeof(BundleWriter));

    /// <summary>What the list at a query holds, on record before anything of it is sent.</summary>
    /// <exception cref="RefusedException">Not of the office, no font for binders, none, too many or too much.</exception>
    public async Task<IReadOnlyList<Application>> TakeAsync(
        Actor actor, string roundId, RollQuery query, BundleContent content, CancellationToken cancellation)
    {
        actor.Demand(Right.ReadAllApplications);
        if (content == BundleContent.Binders && !binders.CanWrite) throw new RefusedException(BinderRefusals.NoFont());
        var listed = await lists.AllAsync(actor, roundId, query, cancellation);
        var barred = await conflicts.BarredAsync(actor.PersonId, roundId, cancellation);
        var taken = new List<Application>();
        foreach (var id in BundleDecision.Pick(listed, barred, content))
            taken.Add((await applications.GetAsync(roundId, id, cancellation)).Value);
        BundleDecision.DemandSize(taken);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId)).Audit(AuditNote.By(
                actor, "applications-bundled", roundId, ("content", $"{content}"), ("count", $"{taken.Count}"),
                ("applications", Sha256Hex.Of(string.Join('\n', taken.Select(a => a.Id)))))),
            cancellation);
        return taken;
    }

    /// <summary>Writes it while it is read: whoever declares a conflict meanwhile gets no more of that application.</summary>
    public async Task WriteAsync(
        IReadOnlyList<Application> taken, Actor actor, BundleContent content, string language, Stream body, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, null, cancellation);
        var list = new StringBuilder();
        var names = new ArchiveNames();
        foreach (var (index, application) in taken.Index())
        {
            if (await conflicts.HasWithAsync(actor.PersonId, application, cancellation)) continue;
            var name = names.Next($"{index + 1:000} {application.Name}", FolderCharacters);
            Line(list, Texts.Of("application", name, application.Id, application.OrganisationName), language);
            if (content == BundleContent.Binders) await AddBinderAsync(zip, name, application, list, language, cancellation);
            else await AddDocumentsAsync(zip, name, application, list, language, cancellation);
        }

        await using var into = await zip.CreateEntry(Texts.Of("list").In(language), CompressionLevel.Fastest).OpenAsync(cancellation);
        await into.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF" + list), cancellation);
    }

    private async Task AddDocumentsAsync(
        ZipArchive zip, string folder, Application application, StringBuilder list, string language, CancellationToken cancellation)
    {
        var files = new ArchiveNames();
        foreach (var document in application.Documents)
        {
            var file = files.Next(document.FileName, FileCharacters);
            if (await DocumentFile.FindAsync(blobs, document, cancellation) is not { } content)
            {
                Line(list, Texts.Of("left-out", file), language);
                continue;
            }

            await using (content) await CopyAsync(zip, $"{folder}/{file}", content, document.UploadedAt, cancellation);
            list.Append(CultureInfo.InvariantCulture, $"  {file}  SHA-256 {document.Sha256}\r\n");
        }
    }

    private async Task AddBinderAsync(
        ZipArchive zip, string name, Application application, StringBuilder list, string language, CancellationToken cancellation)
    {
        try
        {
            var bound = new BoundApplication(
                (await rounds.GetAsync(application.RoundId, cancellation)).Value.Name,
                await rounds.GetProgrammeAsync(application.RoundId, cancellation), application,
                await applications.ReadSubmittedAsync(application, cancellation));
            await using var content = await binders.OpenAsync(bound, language, cancellation);
            await CopyAsync(zip, $"{name}.pdf", content, application.SubmittedAt!.Value, cancellation);
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
                Line(list, Texts.Of("no-binder", new Bilingual(refusal.Chinese, refusal.English)), language);
        }
    }

    private static async Task CopyAsync(
        ZipArchive zip, string name, Stream content, DateTimeOffset at, CancellationToken cancellation)
    {
        // Documents are packed already, most of them: to pack them again costs time and saves nothing.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = ShanghaiTime.Local(at);
        await using var into = await entry.OpenAsync(cancellation);
        await content.CopyToAsync(into, cancellation);
    }

    private static void Line(StringBuilder list, Bilingual text, string language) => list.Append(text.In(language)).Append("\r\n");
}
