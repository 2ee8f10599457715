namespace Funding.Platform.Storage;

/// <summary>Counts what happened within a moving window: at most so many for each key, exactly. Keys are stored as hashes.</summary>
public sealed class SlidingWindow(ITableStore store, TimeProvider time)
{
    /// <summary>Takes one of the key's places.</summary>
    /// <param name="scope">What is counted, such as "sign-in-address"; the partition.</param>
    /// <param name="limit">1 to 1,000 places.</param>
    /// <returns>Null when taken; else how long until a place is free, and nothing was counted.</returns>
    public async Task<TimeSpan?> TakeAsync(string scope, string key, int limit, TimeSpan window, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var rowKey = KeyText.Hash(key);

        // Where somebody took a place meanwhile, it is counted again.
        return await Attempts.UntilWrittenAsync<TimeSpan?>(async () =>
        {
            var now = time.GetUtcNow();
            var stored = await store.GetAsync<Taken>(Partition(scope), rowKey, cancellation);
            var recent = (stored?.Value.At ?? []).Where(at => at > now - window).ToList();
            if (recent.Count >= limit)
                return recent[^limit] + window - now;

            var taken = new Taken([.. recent, now]);
            await store.CommitAsync(
                Partition(scope), stored is null ? RowCodec.Insert(rowKey, taken) : RowCodec.Replace(stored, taken), cancellation);
            return null;
        }, cancellation);
    }

    /// <summary>Forgets keys that were not used within the window; the retention job calls it.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> PruneAsync(string scope, TimeSpan window, CancellationToken cancellation = default)
    {
        var gone = 0;
        await foreach (var stored in store.EnumerateAsync<Taken>(Partition(scope), KeyRange.All, cancellation))
        {
            if (stored.Value.At[^1] > time.GetUtcNow() - window)
                continue;
            // One that was used again just now stays.
            if (await Attempts.OnceAsync(() => store.CommitAsync(Partition(scope), RowCodec.Delete(stored), cancellation), cancellation))
                gone++;
        }

        return gone;
    }

    private static string Partition(string scope) => $"window:{scope}";

    private sealed record Taken(IReadOnlyList<DateTimeOffset> At);
}
