namespace Funding.Workflows.Programmes;

/// <summary>Something wrong with the settings of a part or a stage.</summary>
/// <param name="Path">Inside the part or stage, such as <c>rubric.criteria[0].weight</c>; empty for the whole of it.</param>
/// <param name="Message">What is wrong and what is allowed, for who writes the file.</param>
public sealed record Fault(string Path, string Message)
{
    /// <summary>Each id that stands earlier in the same list already.</summary>
    public static IEnumerable<Fault> Twice(string list, IEnumerable<string> ids, string what, string key = "id")
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
            if (!first.TryAdd(id, index))
                yield return new($"{list}[{index}].{key}", $"the {what} '{id}' is given twice; the first is {list}[{first[id]}]");
    }
}
