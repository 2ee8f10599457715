namespace Funding.Workflows.Parts.Documents;

/// <summary>Documents of an application on their way in: whole, or in chunks that survive a lost connection.</summary>
public sealed class DocumentUploads(
    EditableApplications editable,
    ApplicationStore applications,
    AttachmentCommands attachments,
    DocumentWriter writer,
    UploadSessions sessions,
    TimeProvider clock)
{
    /// <summary>Uploads one body of at most <see cref="DocumentRules.FormBytes"/> and attaches it to its slot.</summary>
    /// <exception cref="RefusedException">The call is closed, no such slot, or the content is refused; nothing was stored.</exception>
    public async Task<AttachedDocument> UploadAsync(
        Actor actor,
        string roundId,
        string applicationId,
        string slot,
        string fileName,
        string? declaredType,
        Stream content,
        CancellationToken cancellation = default)
    {
        var begunAt = clock.GetUtcNow();
        var rules = await RulesAsync(actor, roundId, applicationId, slot, cancellation);
        var document = await writer.UploadWholeAsync(BlobsOf(roundId, applicationId), rules, fileName, declaredType, content, cancellation);
        return await AttachAsync(actor, roundId, applicationId, document, begunAt, cancellation);
    }

    /// <summary>Announces an upload in chunks; one begun before the call closes may finish within ten minutes after.</summary>
    /// <param name="sha256">Hex; checked at the end; null when it is not known beforehand.</param>
    public async Task<UploadSession> BeginAsync(
        Actor actor,
        string roundId,
        string applicationId,
        string slot,
        string fileName,
        string? declaredType,
        long length,
        int chunkBytes,
        string? sha256,
        CancellationToken cancellation = default)
    {
        var rules = await RulesAsync(actor, roundId, applicationId, slot, cancellation);
        return await sessions.BeginAsync(
            new UploadRequest(BlobsOf(roundId, applicationId), rules, fileName, declaredType, length, chunkBytes, sha256, actor.PersonId),
            cancellation);
    }

    public async Task PutChunkAsync(
        Actor actor,
        string roundId,
        string applicationId,
        string uploadId,
        int index,
        Stream content,
        CancellationToken cancellation = default)
    {
        await StatusAsync(actor, roundId, applicationId, uploadId, cancellation);
        await sessions.PutChunkAsync(uploadId, actor.PersonId, index, content, cancellation);
    }

    /// <summary>Gives an upload up that is not finished; what was sent of it is removed.</summary>
    public async Task AbandonAsync(
        Actor actor, string roundId, string applicationId, string uploadId, CancellationToken cancellation = default)
    {
        await StatusAsync(actor, roundId, applicationId, uploadId, cancellation);
        await sessions.AbandonAsync(uploadId, actor.PersonId, cancellation);
    }

    /// <summary>Gives up all that the actor has under way for the application.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> AbandonAllAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        var given = 0;
        foreach (var id in await UnfinishedAsync(actor, roundId, applicationId, cancellation))
        {
            await sessions.AbandonAsync(id, actor.PersonId, cancellation);
            given++;
        }

        return given;
    }

    /// <summary>The actor's uploads under way for the application.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
        return await sessions.UnfinishedAsync(actor.PersonId, BlobsOf(roundId, applicationId), cancellation);
    }

    /// <summary>Which chunks are there and which are missing.</summary>
    public async Task<UploadStatus> StatusAsync(
        Actor actor, string roundId, string applicationId, string uploadId, CancellationToken cancellation = default)
    {
        await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
        var status = await sessions.StatusAsync(uploadId, actor.PersonId, cancellation);
        return status.Session.Request.Under == BlobsOf(roundId, applicationId)
            ? status
            : throw new RefusedException(DocumentRefusals.UploadUnknown());
    }

    /// <summary>Joins, inspects and attaches; doing it again gives the same document or the same refusal.</summary>
    public async Task<AttachedDocument> CompleteAsync(
        Actor actor, string roundId, string applicationId, string uploadId, CancellationToken cancellation = default)
    {
        var status = await StatusAsync(actor, roundId, applicationId, uploadId, cancellation);
        var document = await sessions.CompleteAsync(uploadId, actor.PersonId, cancellation);
        return await AttachAsync(actor, roundId, applicationId, document, status.Session.BegunAt, cancellation);
    }

    private static string BlobsOf(string roundId, string applicationId) => RoundBlobs.Documents(roundId) + applicationId;

    private async Task<DocumentRules> RulesAsync(
        Actor actor, string roundId, string applicationId, string slot, CancellationToken cancellation)
    {
        var (stored, _, programme) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
        return (await applications.SlotAsync(programme, stored.Value, slot, cancellation)).Rules();
    }

    private async Task<AttachedDocument> AttachAsync(
        Actor actor, string roundId, string applicationId, StoredDocument document, DateTimeOffset begunAt, CancellationToken cancellation)
    {
        try
        {
            await attachments.AttachAsync(actor, roundId, applicationId, document, begunAt, cancellation);
            return AttachedDocuments.Of(document);
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(document, cancellation);
            throw;
        }
    }
}
