namespace Funding.Platform.Tests.Storage;

/// <summary>The port's meaning in the plainest form.</summary>
public sealed class ModelRows
{
    private readonly SortedDictionary<string, (string Value, string ETag)> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> history = [];

    /// <summary>0: the current ETag, 1: the one before; null when there is none.</summary>
    public string? ETag(string key, int back)
    {
        var past = history.GetValueOrDefault(key) ?? [];
        return back > 1 || past.Count <= back ? null : past[^(back + 1)];
    }

    public (ConflictKind? Kind, int Index) Conflict(IReadOnlyList<RowChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var there = rows.TryGetValue(changes[i].Key, out var row);
            ConflictKind? kind = changes[i] switch
            {
                InsertRow => there ? ConflictKind.Exists : null,
                ReplaceRow replace => !there ? ConflictKind.Absent : replace.ETag != row.ETag ? ConflictKind.Changed : null,
                DeleteRow delete => !there
                    ? ConflictKind.Absent
                    : delete.ETag is not null && delete.ETag != row.ETag
                    ? ConflictKind.Changed
                    : null,
                _ => null,
            };
            if (kind is not null)
                return (kind, i);
        }

        return (null, 0);
    }

    public void Apply(IReadOnlyList<RowChange> changes, IReadOnlyList<string> etags)
    {
        foreach (var (change, etag) in changes.Zip(etags))
        {
            if (change is DeleteRow)
            {
                rows.Remove(change.Key);
                continue;
            }

            var properties = change switch
            {
                InsertRow i => i.Properties,
                ReplaceRow r => r.Properties,
                UpsertRow u => u.Properties,
                _ => throw new InvalidOperationException()
            };
            rows[change.Key] = (properties["v"], etag);
            if (!history.TryGetValue(change.Key, out var past))
                history[change.Key] = past = [];
            past.Add(etag);
        }
    }

    public List<string> Describe(KeyRange range) =>
        [.. rows.Where(r => string.CompareOrdinal(r.Key, range.From ?? "") >= 0
            && (range.To is null || string.CompareOrdinal(r.Key, range.To) < 0))
            .Select(r => $"{r.Key}={r.Value.Value} {r.Value.ETag}")];
}
