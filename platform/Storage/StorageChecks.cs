namespace Funding.Platform.Storage;

/// <summary>The one place where both adapters enforce <see cref="StorageLimits"/>, before anything is sent or counted.</summary>
internal static class StorageChecks
{
    public static void Keys(string partition, string key)
    {
        Key(partition, "Partition");
        Key(key, "Key");
        Address(partition, key);
    }

    public static void Query(string partition, KeyRange range, int pageSize)
    {
        Key(partition, "Partition");
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 1000);
        WellFormed(range.From ?? "", "The range's start");
        WellFormed(range.To ?? "", "The range's end");
    }

    public static void Commit(string partition, IReadOnlyList<RowChange> changes)
    {
        Key(partition, "Partition");
        if (changes.Count is < 1 or > StorageLimits.RowsPerBatch)
            throw Limit(nameof(StorageLimits.RowsPerBatch), $"A batch has 1 to {StorageLimits.RowsPerBatch} changes, not {changes.Count}.");

        var keys = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        var payload = RowSize.BatchOverheadBytes;
        foreach (var change in changes)
        {
            Key(change.Key, "Key");
            Address(partition, change.Key);
            if (!keys.Add(change.Key))
                throw new ArgumentException($"Key '{change.Key}' occurs twice in the batch.", nameof(changes));
            ETag(change);
            if (PropertiesOf(change) is { } properties)
                Row(partition, change.Key, properties);
            payload += RowSize.Payload(partition, change.Key, PropertiesOf(change));
        }

        if (payload > StorageLimits.BatchBytes)
            throw Limit(nameof(StorageLimits.BatchBytes), $"The batch would be {payload} bytes of {StorageLimits.BatchBytes} allowed.");
    }

    private static IReadOnlyDictionary<string, string>? PropertiesOf(RowChange change) => change switch
    {
        InsertRow insert => insert.Properties,
        ReplaceRow replace => replace.Properties,
        UpsertRow upsert => upsert.Properties,
        _ => null,
    };

    private static void ETag(RowChange change)
    {
        var etag = change switch { ReplaceRow replace => replace.ETag, DeleteRow { ETag: { } given } => given, _ => "given" };
        if (etag is null or "" or "*")
            throw new ArgumentException($"The change of '{change.Key}' needs the ETag of a row that was read.");
    }

    private static void Row(string partition, string key, IReadOnlyDictionary<string, string> properties)
    {
        if (properties.Count > StorageLimits.PropertiesPerRow)
            throw Limit(
                nameof(StorageLimits.PropertiesPerRow),
                $"Row '{key}' has {properties.Count} properties of {StorageLimits.PropertiesPerRow} allowed.");
        foreach (var (name, value) in properties)
        {
            PropertyName(name);
            if (value.Length * 2 > StorageLimits.PropertyBytes)
                throw Limit(
                    nameof(StorageLimits.PropertyBytes),
                    $"Property '{name}' has {value.Length} characters of {StorageLimits.PropertyBytes / 2} allowed.");
            WellFormed(value, $"Property '{name}'");
        }

        var size = RowSize.Stored(partition, key, properties);
        if (size > StorageLimits.RowBytes)
            throw Limit(nameof(StorageLimits.RowBytes), $"Row '{key}' would be {size} bytes of {StorageLimits.RowBytes} allowed.");
    }

    private static void PropertyName(string name)
    {
        var valid = name.Length is > 0 and <= StorageLimits.PropertyNameCharacters
            && (char.IsAsciiLetter(name[0]) || name[0] == '_')
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && name is not ("PartitionKey" or "RowKey" or "Timestamp");
        if (!valid)
            throw Limit(
                nameof(StorageLimits.PropertyNameCharacters),
                $"'{name}' is no property name: a letter or _, then letters, digits, _; at "
                    + $"most {StorageLimits.PropertyNameCharacters}; no system name.");
    }

    private static void Key(string key, string what)
    {
        if (key.Length is < 1 or > StorageLimits.KeyCharacters || !KeyCharacters.AllowAll(key))
            throw Limit(
                nameof(StorageLimits.KeyCharacters),
                $"{what} '{key}' must have 1 to {StorageLimits.KeyCharacters} characters, none of / \\ # ? or control characters.");
        WellFormed(key, what);
    }

    private static void Address(string partition, string key)
    {
        var mayPass = 9 * (partition.Length + key.Length) > StorageLimits.AddressBytes;
        if (mayPass && RowSize.Address(partition, key) is > StorageLimits.AddressBytes and var bytes)
            throw Limit(
                nameof(StorageLimits.AddressBytes),
                $"Partition and key '{key}' take {bytes} bytes in an address of {StorageLimits.AddressBytes} allowed.");
    }

    /// <summary>Half a surrogate pair cannot travel as UTF-8; it would come back as something else.</summary>
    internal static void WellFormed(string text, string what)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                throw new ArgumentException($"{what} has half a surrogate pair at character {i}.");
            i++;
        }
    }

    internal static StorageLimitException Limit(string limit, string message) => new(limit, message);
}
