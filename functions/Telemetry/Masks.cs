namespace Funding.Functions.Telemetry;

/// <summary>
/// What must not leave in telemetry, wherever it slipped into a text: links' and scripts' tokens, addresses, telephone numbers.
/// </summary>
internal static partial class Masks
{
    public static string? Apply(string? text) =>
        string.IsNullOrEmpty(text) ? text : Phone().Replace(Address().Replace(Token().Replace(text, "(token)"), "(address)"), "(number)");

    // A link's: 22 and 43 characters of base64url with a point between, or the secret 43 alone. A script's: fdt_ and 43.
    [GeneratedRegex(@"(?<![\w-])(fdt_|[\w-]{22}\.)?[\w-]{43}(?![\w-])")]
    private static partial Regex Token();

    [GeneratedRegex(@"[^\s@""'<>(),;:=/]+@[^\s@""'<>(),;:=/]+\.\w{2,}")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)")]
    private static partial Regex Phone();
}
