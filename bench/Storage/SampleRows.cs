namespace Funding.Bench.Storage;

/// <summary>What one submission writes: about 2,000, 400 and 300 characters.</summary>
internal static class SampleRows
{
    private static readonly (string Prefix, Dictionary<string, string> Properties)[] Kinds =
    [
        ("app:", new() { ["v0"] = new string('文', 500) + new string('x', 1500) }),
        ("audit:", new() { ["v0"] = new string('x', 400) }),
        ("effect:", new() { ["v0"] = new string('x', 300) }),
    ];

    public static IEnumerable<(string Key, Dictionary<string, string> Properties)> Batch(int writer, int number) =>
        Kinds.Select(kind => (kind.Prefix + Suffix(writer, number), kind.Properties));

    public static string Key(int writer, int number) => "app:" + Suffix(writer, number);

    private static string Suffix(int writer, int number) => string.Create(CultureInfo.InvariantCulture, $"{writer:D4}-{number:D8}");
}
