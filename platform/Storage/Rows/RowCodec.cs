namespace Funding.Platform.Storage.Rows;

/// <summary>A value read from a row. Replace it with its <paramref name="ETag"/>.</summary>
public sealed record Stored<T>(T Value, string Key, string ETag);

/// <summary>
/// Typed values as rows: <see cref="FundingJson"/> in the properties v0, v1 … of at most 32,768 characters each.
/// A value whose JSON passes about 500,000 characters does not fit a row: it belongs into a blob.
/// </summary>
public static class RowCodec
{
    private const int PartCharacters = StorageLimits.PropertyBytes / 2;

    public static IReadOnlyDictionary<string, string> Write<T>(T value)
    {
        var json = FundingJson.Serialize(value);
        var properties = new Dictionary<string, string>(1 + (json.Length / PartCharacters));
        for (var start = 0; start < json.Length;)
        {
            var end = Math.Min(json.Length, start + PartCharacters);
            if (end < json.Length && char.IsHighSurrogate(json[end - 1]))
                end--;
            properties[Name(properties.Count)] = json[start..end];
            start = end;
        }

        return properties;
    }

    /// <exception cref="InvalidDataException">The row holds no value of this form.</exception>
    public static T Read<T>(Row row)
    {
        var json = string.Concat(Parts(row.Properties));
        try
        {
            return FundingJson.Deserialize<T>(json)
                ?? throw new InvalidDataException($"Row {row.Partition} / {row.Key} holds no {typeof(T).Name}.");
        }
        catch (System.Text.Json.JsonException problem)
        {
            throw new InvalidDataException($"Row {row.Partition} / {row.Key} holds no {typeof(T).Name}: {problem.Message}", problem);
        }
    }

    /// <summary>Reads what is hashed: nothing else may stand in the row, see <see cref="PublishedJson"/>.</summary>
    /// <exception cref="InvalidDataException">Says what does not belong there.</exception>
    public static T ReadHashed<T>(Row row)
    {
        try
        {
            return PublishedJson.Read<T>(Encoding.UTF8.GetBytes(string.Concat(Parts(row.Properties))));
        }
        catch (PublishedJsonException wrong)
        {
            throw new InvalidDataException($"{row.Partition} / {row.Key}: {wrong.Message}", wrong);
        }
    }

    public static Stored<T> ReadStored<T>(Row row) => new(Read<T>(row), row.Key, row.ETag);

    public static InsertRow Insert<T>(string key, T value) => new(key, Write(value));

    public static ReplaceRow Replace<T>(string key, T value, string etag) => new(key, Write(value), etag);

    /// <summary>Replaces what was read by <paramref name="value"/>.</summary>
    public static ReplaceRow Replace<T>(Stored<T> read, T value) => new(read.Key, Write(value), read.ETag);

    public static UpsertRow Upsert<T>(string key, T value) => new(key, Write(value));

    /// <summary>Deletes what was read unless it has changed.</summary>
    public static DeleteRow Delete<T>(Stored<T> read) => new(read.Key, read.ETag);

    private static string Name(int part) => part switch
    {
        0 => "v0",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"v{part}"),
    };

    private static IEnumerable<string> Parts(IReadOnlyDictionary<string, string> properties)
    {
        for (var part = 0; properties.TryGetValue(Name(part), out var text); part++)
            yield return text;
    }
}
