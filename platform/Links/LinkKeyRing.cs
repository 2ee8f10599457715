namespace Funding.Platform.Links;

/// <summary>
/// The secret keys that derive tokens, by id. New links use the newest; older keys stay so that the links they made still open.
/// In the cloud the ring's JSON is a secret setting, on one machine a file that only its owner may read.
/// </summary>
public sealed class LinkKeyRing
{
    private readonly FrozenDictionary<string, byte[]> keys;

    private LinkKeyRing(string current, IReadOnlyDictionary<string, byte[]> keys)
    {
        CurrentId = current;
        this.keys = keys.ToFrozenDictionary();
    }

    public string CurrentId { get; }

    /// <exception cref="InvalidOperationException">The text is no ring; the message never repeats it.</exception>
    public static LinkKeyRing Parse(string json)
    {
        Stored? stored;
        try
        {
            stored = JsonSerializer.Deserialize<Stored>(json, JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InvalidOperationException("The link key ring is not valid JSON of the form {\"current\":id,\"keys\":{id:base64}}.");
        }

        if (stored?.Keys is null || stored.Current is null || !stored.Keys.ContainsKey(stored.Current))
            throw new InvalidOperationException("The link key ring names a current key that it does not hold.");
        if (stored.Keys.Any(key => key.Value is not { Length: >= 32 }))
            throw new InvalidOperationException("Every key of the link key ring must have at least 32 bytes.");
        return new LinkKeyRing(stored.Current, stored.Keys);
    }

    /// <summary>A ring of one fresh random key.</summary>
    public static LinkKeyRing Generate() => new("k1", new Dictionary<string, byte[]> { ["k1"] = RandomNumberGenerator.GetBytes(32) });

    /// <summary>The same ring with one more key, which new links use from now on.</summary>
    public LinkKeyRing Rotate()
    {
        var id = $"k{keys.Count + 1}";
        return new LinkKeyRing(id, new Dictionary<string, byte[]>(keys) { [id] = RandomNumberGenerator.GetBytes(32) });
    }

    /// <summary>The secret text that <see cref="Parse"/> reads.</summary>
    public string ToSecretJson() => JsonSerializer.Serialize(new Stored(CurrentId, keys), JsonSerializerOptions.Web);

    /// <summary>Null when the ring has no such key: then every link of it is refused.</summary>
    internal byte[]? Find(string keyId) => keys.GetValueOrDefault(keyId);

    private sealed record Stored(string Current, IReadOnlyDictionary<string, byte[]> Keys);
}
