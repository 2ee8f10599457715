namespace Funding.Platform.Documents;

/// <summary>Clears uploads away after their time: abandoned ones with their chunks, finished ones without touching the document.</summary>
public sealed class UploadExpiry(ITableStore tables, IBlobStore blobs, UploadQuota quota, TimeProvider time)
{
    internal const string Partition = "uploads";
    private const string Stamp = "yyyyMMddHHmmss";

    /// <summary>A call that began in the last minute of a session's life may still be writing.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Names whose place is to be given back, should the session itself not be there.</summary>
    internal static UpsertRow Row(UploadSession session) =>
        RowCodec.Upsert(Key(session), new Place(session.Request.BegunBy, session.Request.Under));

    internal static string Key(UploadSession session) =>
        $"{session.ExpiresAt.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}:{session.Id}";

    /// <summary>The tidying of documents runs it daily; stopped in the middle it goes on the next time.</summary>
    /// <returns>How many sessions were cleared away.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellation = default)
    {
        var until = (time.GetUtcNow() - Grace).UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
        var purged = 0;
        await foreach (var row in tables.EnumerateAsync(Partition, new KeyRange(null, until), cancellation))
        {
            var id = row.Key[(Stamp.Length + 1)..];
            var stored = await tables.GetAsync<UploadSession>(UploadSession.Partition(id), UploadSessions.RowKey, cancellation);
            if (stored is null || await ClearAsync(stored, cancellation))
            {
                // A row of before there were places names none.
                if (stored is null && row.Properties.Count > 0 && RowCodec.Read<Place>(row) is var place)
                    await quota.GiveBackAsync(id, place.Person, place.Under, cancellation);
                await tables.CommitAsync(Partition, new DeleteRow(row.Key, row.ETag), cancellation);
                purged++;
            }
        }

        return purged;
    }

    /// <returns>False when the upload was settled at this moment; the next run takes it.</returns>
    internal Task<bool> ClearAsync(Stored<UploadSession> stored, CancellationToken cancellation)
    {
        var session = stored.Value;
        var partition = UploadSession.Partition(session.Id);
        return Attempts.OnceAsync(async () =>
        {
            if (session.Outcome is null)
            {
                // From here on nobody can complete it, so its content may go.
                session = session with { Outcome = new(null, [DocumentRefusals.UploadUnknown()]) };
                stored = stored with
                {
                    Value = session,
                    ETag = await tables.CommitAsync(partition, RowCodec.Replace(stored, session), cancellation)
                };
            }

            foreach (var lost in session.Attempts.Where(a => a != session.Outcome!.Document?.Id))
                await blobs.DeleteAsync(DocumentWriter.BlobName(session.Request.Under, lost), cancellation);
            // Joining no blocks is how the port forgets staged ones.
            if ((await blobs.ListStagedAsync(session.GatheredName, cancellation)).Count > 0)
                await blobs.CommitBlocksAsync(session.GatheredName, 0, "application/octet-stream", cancellation);
            await blobs.DeleteAsync(session.GatheredName, cancellation);
            await quota.GiveBackAsync(session.Id, session.Request.BegunBy, session.Request.Under, cancellation);
            await tables.CommitAsync(partition, RowCodec.Delete(stored), cancellation);
        }, cancellation);
    }

    private sealed record Place(string Person, string Under);
}
