namespace Funding.Workflows.Programmes;

internal static class Unique
{
    /// <summary>Notes each id that stands earlier in the same list already.</summary>
    public static void Check(YamlFile file, string list, IEnumerable<string> ids, string what, string key = "id")
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var index = 0;
        foreach (var id in ids)
        {
            if (!first.TryAdd(id, index))
                file.Fault($"{list}[{index}].{key}", $"the {what} '{id}' is given twice; the first is {list}[{first[id]}]");
            index++;
        }
    }
}
