namespace Funding.Workflows.Selection;

/// <summary>
/// What the caps of a ranking count an application by: <c>occupation=6180101 organisation=O-3f0c9a1b2c3d4e5f</c>, each at most
/// once, in the order of the rules. One text, so that two entries are the same where it is.
/// </summary>
public static class RankingGroups
{
    /// <param name="values">By what is counted, and the value; none for one that is exempt.</param>
    /// <returns>Null where nothing counts it.</returns>
    public static string? Text(IEnumerable<(string By, string Value)> values) =>
        values.Select(v => $"{v.By}={v.Value}").ToList() is { Count: > 0 } groups ? string.Join(' ', groups) : null;

    /// <summary>
    /// Applicants that a cap by organisation may hold back, for they have handed in more than it lets through. Of the others the published
    /// file does not say which applications belong together.
    /// </summary>
    /// <param name="codes">The credit code of each application.</param>
    public static IReadOnlySet<string> Crowded(SelectionRules rules, IEnumerable<string> codes) =>
        rules.Within?.FirstOrDefault(w => w.By == GroupCap.Organisation) is { Max: var most }
            ? codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > most).Select(g => g.Key)
                .ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();

    internal static IEnumerable<(string By, string Key)> Of(string? groups) =>
        groups is null ? [] : groups.Split(' ').Select(key => (key.Split('=')[0], key));
}
