using Newtonsoft.Json.Linq;

namespace Funding.Workflows.Programmes;

/// <summary>Paths of settings by name, or in a list by id: <c>rubric.criteria.governance.weight</c>.</summary>
internal static class SettingPaths
{
    public static void Check(IReadOnlyList<string> paths, YamlFile file)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            JToken? at = file.Root;
            foreach (var part in paths[i].Split('.'))
            {
                var next = Step(at, part);
                if (next is null)
                {
                    file.Fault(
                        $"authoritySettings[{i}]",
                        $"'{paths[i]}' leads nowhere: there is no '{part}'; allowed there: {string.Join(", ", Names(at))}");
                    break;
                }
                at = next;
            }
        }
    }

    private static JToken? Step(JToken at, string part) => at switch
    {
        JObject map => map[part],
        JArray list => list.FirstOrDefault(item => IdOf(item) == part),
        _ => null,
    };

    private static IEnumerable<string> Names(JToken at) => at switch
    {
        JObject map => map.Properties().Select(p => p.Name),
        JArray list => list.Select(IdOf).OfType<string>(),
        _ => ["nothing"],
    };

    private static string? IdOf(JToken item) => item is JObject map ? (map["id"] ?? map["desk"])?.ToString() : null;
}
