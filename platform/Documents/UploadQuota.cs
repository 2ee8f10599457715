namespace Funding.Platform.Documents;

/// <summary>
/// Counts uploads under way: three rows of one partition, changed together, so that no two beginnings pass a limit side by side.
/// Three reads and one commit a beginning; an ending that comes twice counts once.
/// </summary>
public sealed class UploadQuota(ITableStore tables, IOptions<DocumentOptions> options)
{
    private const string Partition = "unfinished";
    private const string Everything = "all";

    /// <summary>Takes the upload's place; taking it again changes nothing.</summary>
    /// <returns>Why it may not begin; null when it may.</returns>
    internal Task<Refusal?> TakeAsync(UploadSession session, CancellationToken cancellation)
    {
        var request = session.Request;
        return Attempts.UntilWrittenAsync<Refusal?>(async () =>
        {
            var read = await ReadAsync(request, cancellation);
            if (read.OfPerson.Holds(session.Id))
                return null;
            if (UnfinishedDecision.Check(
                request.Rules.Slot, request.Length, read.OfPerson, read.OfApplication, read.Sum, options.Value.Unfinished) is { } refusal)
                return refusal;
            var upload = new UnfinishedUpload(session.Id, request.Length);
            var sum = new UnfinishedTotal(read.Sum.Sessions + 1, read.Sum.Bytes + upload.Bytes);
            await SaveAsync(read, read.OfPerson.With(upload), read.OfApplication.With(upload), sum, cancellation);
            return null;
        }, cancellation);
    }

    /// <summary>A person's uploads under way for one owner.</summary>
    internal async Task<UnfinishedUploads> OfAsync(string personId, string owner, CancellationToken cancellation)
    {
        var read = await ReadAsync(personId, owner, cancellation);
        return new([.. read.OfPerson.Items.Where(i => read.OfApplication.Holds(i.Id))]);
    }

    /// <summary>Gives the upload's place back.</summary>
    internal Task GiveBackAsync(string id, string personId, string owner, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var read = await ReadAsync(personId, owner, cancellation);
            if (read.OfPerson.Items.FirstOrDefault(i => i.Id == id) is not { } held)
                return;
            var sum = new UnfinishedTotal(Math.Max(0, read.Sum.Sessions - 1), Math.Max(0, read.Sum.Bytes - held.Bytes));
            await SaveAsync(read, read.OfPerson.Without(id), read.OfApplication.Without(id), sum, cancellation);
        }, cancellation);

    private Task<Read> ReadAsync(UploadRequest request, CancellationToken cancellation) =>
        ReadAsync(request.BegunBy, request.Under, cancellation);

    private async Task<Read> ReadAsync(string personId, string owner, CancellationToken cancellation)
    {
        var (personKey, ownerKey) = ("person:" + KeyText.Hash(personId), "owner:" + KeyText.Hash(owner));
        return new(
            personKey, await tables.GetAsync<UnfinishedUploads>(Partition, personKey, cancellation),
            ownerKey, await tables.GetAsync<UnfinishedUploads>(Partition, ownerKey, cancellation),
            await tables.GetAsync<UnfinishedTotal>(Partition, Everything, cancellation));
    }

    /// <exception cref="StorageConflictException">Another beginning or ending came between: read again.</exception>
    private async Task SaveAsync(
        Read read, UnfinishedUploads person, UnfinishedUploads application, UnfinishedTotal sum, CancellationToken cancellation)
    {
        List<RowChange> changes = [Change(read.Total, Everything, sum)!];
        if (Change(read.Person, read.PersonKey, person) is { } ofPerson)
            changes.Add(ofPerson);
        if (Change(read.Application, read.ApplicationKey, application) is { } ofApplication)
            changes.Add(ofApplication);
        await tables.CommitAsync(Partition, changes, cancellation);
    }

    /// <returns>Null when there is nothing to write; a list that is empty has no row.</returns>
    private static RowChange? Change<T>(Stored<T>? read, string key, T value) => (read, value) switch
    {
        (null, UnfinishedUploads { Items.Count: 0 }) => null,
        (null, _) => RowCodec.Insert(key, value),
        (_, UnfinishedUploads { Items.Count: 0 }) => RowCodec.Delete(read),
        _ => RowCodec.Replace(read, value),
    };

    private sealed record Read(
        string PersonKey, Stored<UnfinishedUploads>? Person,
        string ApplicationKey, Stored<UnfinishedUploads>? Application,
        Stored<UnfinishedTotal>? Total)
    {
        public UnfinishedUploads OfPerson => Person?.Value ?? UnfinishedUploads.None;

        public UnfinishedUploads OfApplication => Application?.Value ?? UnfinishedUploads.None;

        public UnfinishedTotal Sum => Total?.Value ?? new(0, 0);
    }
}
