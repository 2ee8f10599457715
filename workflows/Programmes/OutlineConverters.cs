namespace Funding.Workflows.Programmes;

/// <summary>The file's own form: the kind under its word, the id, then the settings side by side.</summary>
internal abstract class OutlineConverter<T>(string word) : JsonConverter<T>
{
    protected const string ExitsMember = "exits";

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var written = JsonElement.ParseValue(ref reader);
        string[] own = [word, "id", .. Own];
        var settings = written.EnumerateObject().Where(p => !own.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value);
        return Read(
            written.GetProperty(word).GetString()!,
            written.GetProperty("id").GetString()!,
            JsonSerializer.SerializeToElement(settings, options),
            written);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var (kind, id, settings) = Written(value);
        writer.WriteStartObject();
        writer.WriteString(word, kind);
        writer.WriteString("id", id);
        foreach (var setting in settings.EnumerateObject()) setting.WriteTo(writer);
        WriteOwn(writer, value, options);
        writer.WriteEndObject();
    }

    protected virtual IReadOnlyList<string> Own => [];

    protected abstract T Read(string kind, string id, JsonElement settings, JsonElement written);

    protected abstract (string Kind, string Id, JsonElement Settings) Written(T value);

    protected virtual void WriteOwn(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
    }
}

internal sealed class PartOutlineConverter() : OutlineConverter<PartOutline>("part")
{
    protected override PartOutline Read(string kind, string id, JsonElement settings, JsonElement written) => new(kind, id, settings);

    protected override (string, string, JsonElement) Written(PartOutline value) => (value.Kind, value.Id, value.Settings);
}

internal sealed class StageOutlineConverter() : OutlineConverter<StageOutline>("stage")
{
    protected override IReadOnlyList<string> Own => [ExitsMember];

    protected override StageOutline Read(string kind, string id, JsonElement settings, JsonElement written) =>
        new(kind, id, settings)
        {
            Exits = written.TryGetProperty(ExitsMember, out var exits)
                ? exits.Deserialize<Dictionary<string, string>>()! : new Dictionary<string, string>(),
        };

    protected override (string, string, JsonElement) Written(StageOutline value) => (value.Kind, value.Id, value.Settings);

    protected override void WriteOwn(Utf8JsonWriter writer, StageOutline value, JsonSerializerOptions options)
    {
        if (value.Exits.Count == 0) return;
        writer.WritePropertyName(ExitsMember);
        JsonSerializer.Serialize(writer, value.Exits, options);
    }
}
