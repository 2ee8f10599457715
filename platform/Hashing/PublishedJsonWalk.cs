namespace Funding.Platform.Hashing;

/// <summary>Goes through a text beside the type it should be of, and stops at the first place that is not.</summary>
internal readonly ref struct PublishedJsonWalk(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;

    /// <param name="reader">On the value's first token; afterwards on its last.</param>
    public void Value(ref Utf8JsonReader reader, JsonTypeInfo type, string path)
    {
        switch (reader.TokenType, type.Kind)
        {
            case (JsonTokenType.StartObject, JsonTypeInfoKind.Object):
                Object(ref reader, type, path);
                break;
            case (JsonTokenType.StartObject, JsonTypeInfoKind.Dictionary):
                Dictionary(ref reader, type, path);
                break;
            case (JsonTokenType.StartArray, JsonTypeInfoKind.Enumerable):
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                    Item(ref reader, type, FormattableString.Invariant($"{path}[{i}]"));
                break;
            case (_, JsonTypeInfoKind.None):
                Scalar(ref reader, type, path);
                break;
            default:
                throw PublishedJsonException.Form(LineOf(reader), path);
        }
    }

    private void Object(ref Utf8JsonReader reader, JsonTypeInfo type, string path)
    {
        var whole = reader;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var at = $"{path}.{name}";
            var member = type.Properties.FirstOrDefault(p => p.Name == name) ?? throw Stranger(LineOf(reader), type, name, at);
            if (!seen.Add(name))
                throw PublishedJsonException.Twice(LineOf(reader), at);
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
                Value(ref reader, PublishedJson.InfoOf(member.PropertyType), at);
            else if (PublishedJson.Demands(member))
                throw PublishedJsonException.Null(LineOf(reader), at);
        }

        if (type.Properties.FirstOrDefault(p => p.IsRequired && !seen.Contains(p.Name)) is { } missing)
            throw PublishedJsonException.Missing(LineOf(reader), $"{path}.{missing.Name}");
        string[] computed = [.. type.Properties.Where(PublishedJson.IsComputed).Select(p => p.Name).Where(seen.Contains)];
        if (computed.Length > 0 && PublishedJson.FirstOther(JsonElement.ParseValue(ref whole), type.Type, computed) is { } other)
            throw PublishedJsonException.Computed(LineOf(reader), $"{path}.{other}");
    }

    private void Dictionary(ref Utf8JsonReader reader, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var at = $"{path}.{name}";
            if (type.KeyType is { IsEnum: true } names && !Enum.GetNames(names).Contains(name, StringComparer.Ordinal))
                throw PublishedJsonException.Unknown(LineOf(reader), at);
            if (!seen.Add(name))
                throw PublishedJsonException.Twice(LineOf(reader), at);
            reader.Read();
            Item(ref reader, type, at);
        }
    }

    private void Item(ref Utf8JsonReader reader, JsonTypeInfo list, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
            throw PublishedJsonException.Null(LineOf(reader), path);
        Value(ref reader, PublishedJson.InfoOf(list.ElementType!), path);
    }

    private void Scalar(ref Utf8JsonReader reader, JsonTypeInfo type, string path)
    {
        var line = LineOf(reader);
        var written = JsonElement.ParseValue(ref reader);
        try
        {
            var isText = type.Type == typeof(string);
            if (isText
                ? written.ValueKind == JsonValueKind.String && written.GetString() is not null
                : PublishedJson.IsOurs(written, type.Type))
                return;
        }
        catch (JsonException)
        {
            throw PublishedJsonException.Form(line, path);
        }

        throw written.ValueKind is JsonValueKind.Object or JsonValueKind.Array || type.Type == typeof(string)
            ? PublishedJsonException.Form(line, path)
            : PublishedJsonException.Notation(line, path);
    }

    private static PublishedJsonException Stranger(long line, JsonTypeInfo type, string name, string at) =>
        type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? PublishedJsonException.Case(line, at, meant.Name)
            : PublishedJsonException.Unknown(line, at);

    private long LineOf(Utf8JsonReader reader) => text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
}
