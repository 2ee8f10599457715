using Newtonsoft.Json.Linq;

namespace Funding.Workflows.Programmes;

/// <summary>A file with steps as a file for each: everything after the loader knows programmes of one step alone.</summary>
internal static class StepFiles
{
    /// <returns>The file itself where it has no steps. Its steps are sound.</returns>
    public static IReadOnlyList<YamlFile> Of(YamlFile file) => file.Root["steps"] is JObject steps
        ? [.. steps.Properties().Select(s => file.Within($"steps.{s.Name}", Written((JObject)file.Root, s.Name, (JObject)s.Value)))]
        : [file];

    private static JObject Written(JObject root, string id, JObject step)
    {
        var (award, from) = (step["award"]!.ToString(), step["from"]?.ToString());
        var written = (JObject)root.DeepClone();
        written.Remove("steps");
        written["step"] = new JObject
        {
            ["id"] = id,
            ["name"] = step["name"]!.DeepClone(),
            ["award"] = award,
            ["from"] = from is null ? null : new JObject
            {
                ["award"] = from,
                ["title"] = root["awards"]![from]!["title"]!.DeepClone(),
                ["months"] = step["months"] ?? 0,
            },
        };
        written["parts"] = step["parts"]!.DeepClone();
        written["stages"] = step["stages"]!.DeepClone();
        written["awards"] = new JObject { [award] = root["awards"]![award]!.DeepClone() };
        written["authoritySettings"] = new JArray(
            root["authoritySettings"]!.Select(s => Own(s.ToString(), id, award)).OfType<string>());
        return written;
    }

    /// <returns>The path of a setting inside the step; null where it is another's.</returns>
    private static string? Own(string path, string step, string award)
    {
        string[] own = [$"steps.{step}.", "awards."];
        return path.StartsWith(own[0], StringComparison.Ordinal) ? path[own[0].Length..]
            : path.StartsWith("steps.", StringComparison.Ordinal) ? null
            : !path.StartsWith(own[1], StringComparison.Ordinal) || path.Split('.')[1] == award ? path : null;
    }
}
