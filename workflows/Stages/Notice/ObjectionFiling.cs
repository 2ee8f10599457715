namespace Funding.Workflows.Stages.Notice;

/// <summary>An objection together with its evidence: filed whole, or nothing is kept.</summary>
public sealed class ObjectionFiling(ObjectionCommands objections, ObjectionQuota quota, DocumentWriter writer)
{
    /// <summary>The field of the files, in forms and refusals.</summary>
    public const string FilesField = "documents";

    public const int MaxFiles = 5;

    private static readonly DocumentRules Rules = new(
        FilesField, [DocumentType.Pdf, DocumentType.Docx, DocumentType.Png, DocumentType.Jpeg], DocumentRules.FormBytes);

    /// <exception cref="RefusedException">As for <see cref="ObjectionCommands.FileAsync"/>, or a file is not taken.</exception>
    public async Task<Objection> FileAsync(
        Actor actor,
        string roundId,
        string applicationId,
        string name,
        string contact,
        string reasons,
        IReadOnlyList<SentFile> files,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.Object);
        if (files.Count > MaxFiles)
        {
            throw new RefusedException(NoticeRefusals.TooManyFiles(FilesField, MaxFiles));
        }

        // Before anything is stored; the commit counts again.
        await quota.DemandAsync(roundId, actor.PersonId, cancellation);
        var stored = new List<StoredDocument>();
        try
        {
            foreach (var file in files)
            {
                await using var content = file.Open();
                stored.Add(await writer.UploadWholeAsync(
                    RoundBlobs.Objections(roundId) + applicationId, Rules, file.Name, file.DeclaredType, content, cancellation));
            }

            return await objections.FileAsync(
                actor,
                roundId,
                applicationId,
                new NewObjection(name, contact, reasons, [.. stored.Select(AttachedDocuments.Of)]),
                cancellation);
        }
        catch (RefusedException)
        {
            // After any other failure the objection may have been filed all the same: what no row names, the daily tidying removes.
            foreach (var document in stored)
            {
                await writer.DeleteAsync(document, cancellation);
            }

            throw;
        }
    }
}
