namespace Funding.Workflows.People;

/// <summary>Changes of address that are under way, one for each person.</summary>
public sealed class AddressChangeStore(ITableStore tables)
{
    /// <returns>Null when none is under way.</returns>
    public Task<Stored<AddressChange>?> FindAsync(string personId, CancellationToken cancellation = default) =>
        tables.GetAsync<AddressChange>(HomeKeys.System, AddressKeys.Change(personId), cancellation);

    /// <summary>Forgets those that nobody confirmed in time; the retention job calls it.</summary>
    public async Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        var gone = 0;
        await foreach (var stored in tables.EnumerateAsync<AddressChange>(
            HomeKeys.System, KeyRange.Prefix(AddressKeys.Changes), cancellation))
        {
            if (!stored.Value.IsDecided && stored.Value.ExpiresAt <= now
                && await Attempts.OnceAsync(() => tables.CommitAsync(HomeKeys.System, RowCodec.Delete(stored), cancellation), cancellation))
                gone++;
        }

        return gone;
    }
}
