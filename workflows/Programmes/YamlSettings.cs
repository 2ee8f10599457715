namespace Funding.Workflows.Programmes;

/// <summary>YAML as settings, for who works on them.</summary>
public static class YamlSettings
{
    /// <returns>Null, and every problem with its line and column, for what is no YAML.</returns>
    public static (JsonNode? Value, IReadOnlyList<FileProblem> Problems) Read(string text)
    {
        var file = YamlReader.Read("", text);
        return (file.Problems.Count > 0 ? null : Of(file), InOrder(file));
    }

    internal static JsonNode? Of(YamlFile file) => JsonNode.Parse(file.Root.ToString(Newtonsoft.Json.Formatting.None));

    internal static IReadOnlyList<FileProblem> InOrder(YamlFile file) => [.. file.Problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];
}
