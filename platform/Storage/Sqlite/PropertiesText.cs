namespace Funding.Platform.Storage.Sqlite;

/// <summary>A row's properties as one JSON object, so that the file can be read with any SQLite tool.</summary>
internal static class PropertiesText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyDictionary<string, string> properties) => JsonSerializer.Serialize(properties, Options);

    public static IReadOnlyDictionary<string, string> Read(string text) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(text, Options)!;

    public static bool Reads(string text)
    {
        try
        {
            return Read(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
