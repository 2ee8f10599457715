namespace Funding.Platform.Hashing;

/// <summary>The one JSON form: of rows, files, and inputs, outputs, events and statuses on each backend.</summary>
public static class FundingJson
{
    /// <summary>The most that an activity takes or returns, as UTF-8: what is larger is kept in rows and documents, and named.</summary>
    public const int MaxActivityBytes = 64 * 1024;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Serialize(object? value) => JsonSerializer.Serialize(value, Options);

    public static T? Deserialize<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);
}
