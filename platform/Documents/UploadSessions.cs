namespace Funding.Platform.Documents;

/// <summary>
/// Uploads in chunks that survive a lost connection. A chunk may come twice, in any order, or again; completing twice gives the same
/// answer. Only content that passed inspection reaches its owner's prefix.
/// </summary>
public sealed class UploadSessions(
    ITableStore tables,
    IBlobStore blobs,
    DocumentWriter writer,
    UploadQuota quota,
    UploadExpiry expiry,
    SlidingWindow window,
    TimeProvider time,
    IOptions<DocumentOptions> options)
{
    public const int MinChunkBytes = 64 * 1024;
    public const int MaxChunkBytes = StorageLimits.BlockBytes;
    internal const string RowKey = "session";
    private const string BegunScope = "uploads-begun";

    /// <exception cref="RefusedException">What can be refused from the announcement alone is, and one upload too many.</exception>
    public async Task<UploadSession> BeginAsync(UploadRequest request, CancellationToken cancellation = default)
    {
        var slot = request.Rules.Slot;
        var (name, _) = DocumentInspector.Claim(request.FileName, request.DeclaredType, request.Length, request.Rules);
        if (request.ChunkBytes is < MinChunkBytes or > MaxChunkBytes)
            throw new RefusedException(DocumentRefusals.ChunkSize(slot, MinChunkBytes, MaxChunkBytes));
        if (request.Sha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit)))
            throw new RefusedException(DocumentRefusals.HashMalformed(slot));

        var now = time.GetUtcNow();
        var session = new UploadSession(
            DocumentWriter.NewId(), request with { FileName = name }, now, now + options.Value.UploadLifetime, [], null);
        var perDay = options.Value.Unfinished.BegunPerPersonAndDay;
        if (await window.TakeAsync(BegunScope, request.BegunBy, perDay, TimeSpan.FromDays(1), cancellation) is not null)
            throw new RefusedException(DocumentRefusals.UploadsToday(slot, perDay));
        // The expiry first: a session that nothing would ever clear away, or a place that nothing would give back, must not exist.
        await tables.CommitAsync(UploadExpiry.Partition, UploadExpiry.Row(session), cancellation);
        if (await TakeAsync(session, cancellation) is { } refusal)
        {
            await tables.CommitAsync(UploadExpiry.Partition, new DeleteRow(UploadExpiry.Key(session)), cancellation);
            throw new RefusedException(refusal);
        }

        await tables.CommitAsync(UploadSession.Partition(session.Id), RowCodec.Insert(RowKey, session), cancellation);
        return session;
    }

    /// <summary>Ends an upload that its person does not want any more, with all that was sent of it; a finished one stays.</summary>
    /// <exception cref="RefusedException">Unknown, expired, finished, or another person's.</exception>
    public async Task AbandonAsync(string id, string person, CancellationToken cancellation = default)
    {
        var stored = await LoadAsync(id, person, cancellation);
        if (stored.Value.Outcome is not null || !await expiry.ClearAsync(stored, cancellation))
            throw new RefusedException(DocumentRefusals.UploadFinished(stored.Value.Request.Rules.Slot));
        await tables.CommitAsync(UploadExpiry.Partition, new DeleteRow(UploadExpiry.Key(stored.Value)), cancellation);
    }

    /// <summary>A person's uploads under way for one owner.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(string person, string owner, CancellationToken cancellation = default) =>
        [.. (await quota.OfAsync(person, owner, cancellation)).Items.Select(i => i.Id)];

    /// <summary>Forgets old counts; the retention job calls it.</summary>
    public Task<int> PruneAsync(CancellationToken cancellation = default) =>
        window.PruneAsync(BegunScope, TimeSpan.FromDays(1), cancellation);

    /// <summary>Stores one chunk; sending it again replaces it.</summary>
    /// <param name="content">Exactly <see cref="UploadSession.ChunkLength"/> bytes.</param>
    /// <exception cref="RefusedException">Unknown, expired, finished, another person's, no such chunk, or of another size.</exception>
    public async Task PutChunkAsync(string id, string person, int index, Stream content, CancellationToken cancellation = default)
    {
        var (session, _, _) = await LoadAsync(id, person, cancellation);
        var slot = session.Request.Rules.Slot;
        if (session.Outcome is not null)
            throw new RefusedException(DocumentRefusals.UploadFinished(slot));
        if (index < 0 || index >= session.ChunkCount)
            throw new RefusedException(DocumentRefusals.ChunkIndex(slot, session.ChunkCount));

        var expected = session.ChunkLength(index);
        var exact = new ExactLengthStream(content, expected, DocumentRefusals.ChunkLength(slot, index, expected));
        await using (exact)
        {
            await DocumentWriter.WithRoomAsync(slot, async () =>
            {
                await blobs.StageBlockAsync(session.GatheredName, index, exact, cancellation);
                return index;
            });
        }
    }

    /// <summary>What is there and what is missing, for resuming; also BegunAt for the caller's deadline.</summary>
    /// <exception cref="RefusedException">Unknown, expired, or another person's.</exception>
    public async Task<UploadStatus> StatusAsync(string id, string person, CancellationToken cancellation = default)
    {
        var (session, _, _) = await LoadAsync(id, person, cancellation);
        var all = Enumerable.Range(0, session.ChunkCount).ToList();
        if (session.Outcome is not null)
            return new(session, all, []);
        var staged = await blobs.ListStagedAsync(session.GatheredName, cancellation);
        var byArrival = all.ToLookup(i => staged.TryGetValue(i, out var length) && length == session.ChunkLength(i));
        if (!byArrival[false].Any() || await GatheredAsync(session, cancellation))
            return new(session, all, []);
        // Neither staged nor joined: another call may have finished between the two looks.
        (session, _, _) = await LoadAsync(id, person, cancellation);
        return session.Outcome is null ? new(session, [.. byArrival[true]], [.. byArrival[false]]) : new(session, all, []);
    }

    /// <summary>Joins the chunks, inspects the whole and stores it. Doing it again returns the same document or the same refusal.</summary>
    /// <exception cref="RefusedException">Chunks are missing (the upload stays open), or the content is refused (it is deleted and the
    /// upload is over).</exception>
    public async Task<StoredDocument> CompleteAsync(string id, string person, CancellationToken cancellation = default)
    {
        var stored = await LoadAsync(id, person, cancellation);
        var outcome = await DocumentWriter.WithRoomAsync(stored.Value.Request.Rules.Slot, async () =>
        {
            if (stored.Value.Outcome is null && !await GatherAsync(stored.Value, cancellation))
                stored = await LoadAsync(id, person, cancellation);
            return stored.Value.Outcome ?? await SettleAsync(stored, cancellation);
        });
        await quota.GiveBackAsync(id, person, stored.Value.Request.Under, cancellation);
        return outcome.Document ?? throw new RefusedException([.. outcome.Refusals!]);
    }

    /// <summary>Where there is no place, what is overdue is cleared away first.</summary>
    private async Task<Refusal?> TakeAsync(UploadSession session, CancellationToken cancellation) =>
        await quota.TakeAsync(session, cancellation) is { } refusal
            ? await expiry.PurgeAsync(cancellation) > 0 ? await quota.TakeAsync(session, cancellation) : refusal
            : null;

    /// <returns>False when another call has settled the upload meanwhile.</returns>
    private async Task<bool> GatherAsync(UploadSession session, CancellationToken cancellation)
    {
        var status = await StatusAsync(session.Id, session.Request.BegunBy, cancellation);
        if (status.Session.Outcome is not null)
            return false;
        if (status.Missing.Count > 0)
            throw new RefusedException(DocumentRefusals.ChunksMissing(session.Request.Rules.Slot, status.Missing));
        if (await GatheredAsync(session, cancellation))
            return true;
        try
        {
            await blobs.CommitBlocksAsync(session.GatheredName, session.ChunkCount, "application/octet-stream", cancellation);
        }
        catch (InvalidOperationException)
        {
            // Another call joined them at the same moment; the truth is in the store.
            return await GatheredAsync(session, cancellation);
        }

        return true;
    }

    private async Task<bool> GatheredAsync(UploadSession session, CancellationToken cancellation) =>
        await blobs.FindAsync(session.GatheredName, cancellation) is { } facts && facts.Length == session.Request.Length;

    private async Task<UploadOutcome> SettleAsync(Stored<UploadSession> stored, CancellationToken cancellation)
    {
        var session = stored.Value;
        var request = session.Request;
        UploadOutcome outcome;
        try
        {
            await using var gathered = await blobs.OpenReadAsync(session.GatheredName, 0, cancellation);
            if (gathered is null)
                return (await LoadAsync(session.Id, request.BegunBy, cancellation)).Value.Outcome
                    ?? throw new RefusedException(DocumentRefusals.UploadUnknown());
            await using var checkedContent = await writer.InspectAsync(
                request.Rules, request.FileName, request.DeclaredType, gathered, request.Length, request.Sha256, cancellation);
            var documentId = DocumentWriter.NewId();
            stored = await SaveAsync(stored, session with { Attempts = [.. session.Attempts, documentId] }, cancellation);
            outcome = stored.Value.Outcome
                ?? new(await writer.WriteAsync(request.Under, documentId, request.Rules.Slot, checkedContent, cancellation), null);
        }
        catch (RefusedException refused)
        {
            outcome = new(null, refused.Refusals);
        }

        if (stored.Value.Outcome is null)
            stored = await SaveAsync(stored, stored.Value with { Outcome = outcome }, cancellation);
        var settled = stored.Value.Outcome ?? throw new RefusedException(DocumentRefusals.UploadUnknown());
        if (outcome.Document is { } own && own.Id != settled.Document?.Id)
            await blobs.DeleteAsync(own.BlobName, cancellation);
        await blobs.DeleteAsync(session.GatheredName, cancellation);
        return settled;
    }

    /// <returns>What is stored afterwards: <paramref name="next"/>, or what another call wrote first.</returns>
    private async Task<Stored<UploadSession>> SaveAsync(Stored<UploadSession> read, UploadSession next, CancellationToken cancellation)
    {
        var partition = UploadSession.Partition(next.Id);
        while (true)
        {
            var etag = "";
            if (await Attempts.OnceAsync(
                async () => etag = await tables.CommitAsync(partition, RowCodec.Replace(read, next), cancellation), cancellation))
                return read with { Value = next, ETag = etag };
            read = await tables.GetAsync<UploadSession>(partition, RowKey, cancellation)
                ?? throw new RefusedException(DocumentRefusals.UploadUnknown());
            if (read.Value.Outcome is not null)
                return read;
            next = next with { Attempts = [.. read.Value.Attempts.Union(next.Attempts)] };
        }
    }

    private async Task<Stored<UploadSession>> LoadAsync(string id, string person, CancellationToken cancellation) =>
        DocumentWriter.IsId(id) && await tables.GetAsync<UploadSession>(UploadSession.Partition(id), RowKey, cancellation) is { } stored
            && stored.Value.Request.BegunBy == person && time.GetUtcNow() < stored.Value.ExpiresAt
            ? stored
            : throw new RefusedException(DocumentRefusals.UploadUnknown());
}
