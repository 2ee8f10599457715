namespace Funding.Platform.Storage.Memory;

/// <summary>The rows of a partition in the order of their keys; whoever uses it holds its lock.</summary>
internal sealed class MemoryPartition
{
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);

    public Row? Find(string key) => rows.GetValueOrDefault(key);

    /// <returns>Null where the change can be made.</returns>
    public ConflictKind? ConflictWith(RowChange change)
    {
        var found = Find(change.Key);
        return change switch
        {
            UpsertRow => null,
            InsertRow => found is null ? null : ConflictKind.Exists,
            _ when found is null => ConflictKind.Absent,
            ReplaceRow replace => replace.ETag == found.ETag ? null : ConflictKind.Changed,
            DeleteRow { ETag: { } etag } => etag == found.ETag ? null : ConflictKind.Changed,
            _ => null,
        };
    }

    /// <returns>The new ETag; empty for a deletion.</returns>
    public string Apply(string partition, RowChange change, Func<long> next)
    {
        var properties = change switch
        {
            InsertRow insert => insert.Properties,
            ReplaceRow replace => replace.Properties,
            UpsertRow upsert => upsert.Properties,
            _ => null,
        };
        if (properties is null)
        {
            rows.Remove(change.Key);
            keys.Remove(change.Key);
            return "";
        }

        var etag = next().ToString(CultureInfo.InvariantCulture);
        rows[change.Key] = new Row(partition, change.Key, etag, properties);
        keys.Add(change.Key);
        return etag;
    }

    /// <param name="after">Only keys behind this one; null for all.</param>
    public IEnumerable<Row> From(KeyRange range, string? after)
    {
        if (keys.Max is not { } greatest)
            yield break;
        var from = range.From ?? "";
        var lower = after is not null && string.CompareOrdinal(after, from) > 0 ? after : from;
        if (string.CompareOrdinal(lower, greatest) > 0)
            yield break;
        foreach (var key in keys.GetViewBetween(lower, greatest))
        {
            if (range.To is { } to && string.CompareOrdinal(key, to) >= 0)
                yield break;
            if (key != after)
                yield return rows[key];
        }
    }
}
