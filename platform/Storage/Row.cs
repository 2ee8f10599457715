namespace Funding.Platform.Storage;

/// <summary>A stored row. Values are strings: money, shares and scores keep their decimals, times are round-trip ISO 8601.</summary>
/// <param name="Partition">1 to 512 UTF-16 characters, none of / \ # ? or control characters.</param>
/// <param name="Key">Like <paramref name="Partition"/>; rows of a partition are ordered by it, ordinal UTF-16.</param>
/// <param name="ETag">Opaque; changes with every write of the row.</param>
public sealed record Row(string Partition, string Key, string ETag, IReadOnlyDictionary<string, string> Properties);

/// <summary>One change of a batch; the whole batch happens or none of it.</summary>
public abstract record RowChange(string Key);

/// <summary>Fails the batch when the row exists.</summary>
public sealed record InsertRow(string Key, IReadOnlyDictionary<string, string> Properties) : RowChange(Key);

/// <summary>Fails the batch when the row is absent or its ETag has changed.</summary>
public sealed record ReplaceRow(string Key, IReadOnlyDictionary<string, string> Properties, string ETag) : RowChange(Key);

/// <summary>Writes the row whole, whatever was there.</summary>
public sealed record UpsertRow(string Key, IReadOnlyDictionary<string, string> Properties) : RowChange(Key);

/// <summary>Fails the batch when the row is absent or, with an ETag, when it has changed.</summary>
public sealed record DeleteRow(string Key, string? ETag = null) : RowChange(Key);

/// <summary>Keys from (inclusive) to (exclusive), ordinal UTF-16; null is open.</summary>
public readonly record struct KeyRange(string? From, string? To)
{
    public static readonly KeyRange All = new(null, null);

    /// <summary>All keys that begin with <paramref name="prefix"/>.</summary>
    public static KeyRange Prefix(string prefix) => new(prefix.Length == 0 ? null : prefix, After(prefix));

    // The next code point in UTF-16 order, where the supplementary ones stand between U+D7FF and U+E000:
    // half a surrogate pair is no bound that an adapter could send.
    private static string? After(string prefix)
    {
        if (prefix.Length == 0)
            return null;
        var last = prefix.Length > 1 && char.IsSurrogatePair(prefix[^2], prefix[^1])
            ? char.ConvertToUtf32(prefix[^2], prefix[^1])
            : prefix[^1];
        var head = prefix[..^(last > char.MaxValue ? 2 : 1)];
        return last switch
        {
            char.MaxValue => After(head),
            0xD7FF => head + char.ConvertFromUtf32(0x10000),
            0x10FFFF => head + (char)0xE000,
            > char.MaxValue => head + char.ConvertFromUtf32(last + 1),
            _ => head + (char)(last + 1),
        };
    }
}

/// <param name="Rows">May be empty although more follow.</param>
/// <param name="Continuation">Opaque; null when nothing follows.</param>
public sealed record RowPage(IReadOnlyList<Row> Rows, string? Continuation);
