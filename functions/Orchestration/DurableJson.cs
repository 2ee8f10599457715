using System.Text;
using System.Text.Json;
using Funding.Workflows.Orchestration;

namespace Funding.Functions.Orchestration;

/// <summary>The contract's JSON as elements, which the framework's serializers pass through as they are.</summary>
internal static class DurableJson
{
    public static JsonElement Element(object? value) => JsonSerializer.SerializeToElement(value, OrchestrationJson.Options);

    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>An element that was null on its way is the default element.</summary>
    public static T Read<T>(JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? default! : element.Deserialize<T>(OrchestrationJson.Options)!;

    public static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? null : element.GetRawText();

    /// <exception cref="ArgumentException">It is larger than activities take.</exception>
    public static JsonElement ActivityInput<T>(string activity, T input)
    {
        var element = Element(input);
        return Fits(element)
            ? element
            : throw new ArgumentException(
                $"The input of activity '{activity}' is larger than {OrchestrationJson.MaxActivityBytes} bytes.", nameof(input));
    }

    public static bool Fits(JsonElement element) => Encoding.UTF8.GetByteCount(element.GetRawText()) <= OrchestrationJson.MaxActivityBytes;
}
