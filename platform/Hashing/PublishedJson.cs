namespace Funding.Platform.Hashing;

/// <summary>
/// Reads what is hashed or published as strictly as it was written: nothing may stand in the text that its verifier does not see.
/// Refused are members that are unknown, doubled, missing or spelled otherwise, null where a value belongs (also inside lists), and
/// values in another notation than ours (a number as text, an enum's number), and what its object computes otherwise.
/// </summary>
public static class PublishedJson
{
    private static readonly JsonSerializerOptions Options = Strict();

    /// <param name="utf8">One JSON value and nothing after it.</param>
    /// <exception cref="PublishedJsonException">Names the first place that does not fit.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                throw PublishedJsonException.Null(1, "$");
            new PublishedJsonWalk(utf8).Value(ref reader, Options.GetTypeInfo(typeof(T)), "$");
            if (reader.Read())
                throw PublishedJsonException.Form(1, "$");
            return JsonSerializer.Deserialize<T>(utf8, Options)!;
        }
        catch (JsonException broken)
        {
            throw PublishedJsonException.Form((broken.LineNumber ?? 0) + 1, broken.Path ?? "$");
        }
        catch (InvalidOperationException)
        {
            // An escape of half a character is found only when the text is taken out.
            throw PublishedJsonException.Form(1, "$");
        }
    }

    internal static bool Demands(JsonPropertyInfo member) =>
        !member.IsSetNullable || member.AssociatedParameter is { IsNullable: false };

    /// <summary>Whether a reader makes it from the others: what stands in the text must then be the same.</summary>
    internal static bool IsComputed(JsonPropertyInfo member) => member.Set is null && member.AssociatedParameter is null;

    /// <returns>The first of the members that is not what the object makes of its others; null when all are.</returns>
    internal static string? FirstOther(JsonElement written, Type type, IEnumerable<string> members)
    {
        var made = JsonSerializer.SerializeToElement(written.Deserialize(type, Options), type, Options);
        return members.FirstOrDefault(m => !JsonElement.DeepEquals(written.GetProperty(m), made.GetProperty(m)));
    }

    internal static JsonTypeInfo InfoOf(Type type) => Options.GetTypeInfo(type);

    /// <summary>Whether the value is written as we write it.</summary>
    internal static bool IsOurs(JsonElement written, Type type) =>
        JsonElement.DeepEquals(written, JsonSerializer.SerializeToElement(written.Deserialize(type, Options), type, Options));

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions(FundingJson.Options)
        {
            PropertyNameCaseInsensitive = false,
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
