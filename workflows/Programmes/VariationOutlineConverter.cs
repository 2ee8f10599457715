namespace Funding.Workflows.Programmes;

/// <summary>The file's own form: the change and who decides on it, then the kind's settings side by side.</summary>
internal sealed class VariationOutlineConverter : JsonConverter<VariationOutline>
{
    private const string Change = "change";
    private const string Desk = "deskWorkingDays";
    private const string Confirmed = "confirmed";

    public override VariationOutline Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var written = JsonElement.ParseValue(ref reader);
        var settings = written.EnumerateObject().Where(p => p.Name is not (Change or Desk or Confirmed))
            .ToDictionary(p => p.Name, p => p.Value);
        return new(written.GetProperty(Change).GetString()!, JsonSerializer.SerializeToElement(settings, options))
        {
            DeskWorkingDays = written.TryGetProperty(Desk, out var days) ? days.GetInt32() : null,
            Confirmed = written.TryGetProperty(Confirmed, out var confirmed) && confirmed.GetBoolean(),
        };
    }

    public override void Write(Utf8JsonWriter writer, VariationOutline value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Change, value.Change);
        if (value.DeskWorkingDays is { } days) writer.WriteNumber(Desk, days);
        writer.WriteBoolean(Confirmed, value.Confirmed);
        foreach (var setting in value.Settings.EnumerateObject()) setting.WriteTo(writer);
        writer.WriteEndObject();
    }
}
