namespace Funding.Workflows.Programmes;

/// <summary>A stage of a programme by the id that its file gives it, such as review; in JSON the plain text.</summary>
[JsonConverter(typeof(StageKeyJson))]
public readonly record struct StageKey(string Id)
{
    public override string ToString() => Id ?? "";
}

internal sealed class StageKeyJson : JsonConverter<StageKey>
{
    public override StageKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new(reader.GetString()!) : throw new JsonException("A stage is written by its id.");

    public override void Write(Utf8JsonWriter writer, StageKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);

    public override StageKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, StageKey value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Id);
}
