namespace Funding.Workflows.Marks;

/// <summary>Reads tags and saved views of a round.</summary>
public sealed class MarkStore(ITableStore tables)
{
    /// <summary>In the order in which they were made.</summary>
    public async Task<IReadOnlyList<Stored<CaseTag>>> TagsAsync(string roundId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<CaseTag>(RoundKeys.Partition(roundId), KeyRange.Prefix(MarkKeys.Tags), cancellation)
            .ToListAsync(cancellation);

    public Task<Stored<int>?> TagCountAsync(string roundId, CancellationToken cancellation = default) =>
        tables.GetAsync<int>(RoundKeys.Partition(roundId), MarkKeys.TagCount, cancellation);

    /// <summary>Ids of tags by application: one query for a thousand.</summary>
    public async Task<ILookup<string, string>> TaggedAsync(string roundId, CancellationToken cancellation = default) =>
        (await KeysAsync(roundId, MarkKeys.Tagged, cancellation)).Select(key => key.Split(':', 3))
            .ToLookup(key => key[2], key => key[1], StringComparer.Ordinal);

    /// <summary>Keys of the rows of one tag.</summary>
    public Task<IReadOnlyList<string>> KeysOfAsync(string roundId, string tag, CancellationToken cancellation = default) =>
        KeysAsync(roundId, MarkKeys.TaggedWith(tag), cancellation);

    /// <summary>Of everybody.</summary>
    public async Task<IReadOnlyList<Stored<SavedView>>> ViewsAsync(string roundId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<SavedView>(RoundKeys.Partition(roundId), KeyRange.Prefix(MarkKeys.Views), cancellation)
            .ToListAsync(cancellation);

    private async Task<IReadOnlyList<string>> KeysAsync(string roundId, string prefix, CancellationToken cancellation) =>
        await tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.Prefix(prefix), cancellation)
            .Select(row => row.Key).ToListAsync(cancellation);
}
