using Azure;
using Azure.Data.Tables;

namespace Funding.Platform.Storage.Azure;

/// <summary>
/// One table of Azure Tables. The client repeats a call whose answer was lost; an insertion that had arrived then conflicts with
/// itself: after <see cref="ConflictKind.Exists"/> read the row.
/// </summary>
internal sealed class AzureTableStore(AzureClients clients, VersionedPartitions versioned, StorageMeter meter) : ITableStore
{
    public async Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default)
    {
        StorageChecks.Keys(partition, key);
        var table = await clients.TableAsync(cancellation);
        meter.Count(StorageOperation.Get);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
        return found.HasValue ? AzureRows.Read(found.Value!) : null;
    }

    public async Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        RowChange[] batch = [.. changes];
        StorageChecks.Commit(partition, batch);
        List<TableTransactionAction> actions = [.. batch.Select(change => AzureRows.Action(partition, change))];
        if (versioned.Has(partition))
            actions.Add(AzureVersions.Write(partition));
        var table = await clients.TableAsync(cancellation);
        meter.Count(StorageOperation.Commit);
        try
        {
            var answer = await table.SubmitTransactionAsync(actions, cancellation);
            return [.. answer.Value.Take(batch.Length)
                .Select((part, i) => batch[i] is DeleteRow ? "" : part.Headers.ETag!.Value.ToString())];
        }
        catch (TableTransactionFailedException problem) when (AzureRows.Conflict(problem) is { } kind)
        {
            var index = problem.FailedTransactionActionIndex ?? 0;
            throw new StorageConflictException(partition, batch[index].Key, kind, index);
        }
    }

    public async Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default)
    {
        StorageChecks.Query(partition, range, pageSize);
        var token = Continuation.Decode(continuation);
        var table = await clients.TableAsync(cancellation);
        meter.Count(StorageOperation.Query);
        try
        {
            await foreach (var page in table.QueryAsync<TableEntity>(
                AzureRows.Filter(partition, range), pageSize, cancellationToken: cancellation).AsPages(token, pageSize))
                return new RowPage([.. page.Values.Select(AzureRows.Read)], Continuation.Encode(page.ContinuationToken));
            return new RowPage([], null);
        }
        catch (Exception problem) when (token is not null
            && problem is RequestFailedException { Status: 400 } or ArgumentException or IndexOutOfRangeException)
        {
            throw Continuation.Unknown();
        }
    }
}
