namespace Funding.Workflows.Selection;

/// <summary>
/// What the caps of a ranking count an application by: <c>occupation=6180101 school=12330000</c>, each at most once, in the order of the
/// rules. One text, so that two entries are the same where it is.
/// </summary>
public static class RankingGroups
{
    /// <param name="values">By what is counted, and the value; none for one that is exempt.</param>
    /// <returns>Null where nothing counts it.</returns>
    public static string? Text(IEnumerable<(string By, string Value)> values) =>
        values.Select(v => $"{v.By}={v.Value}").ToList() is { Count: > 0 } groups ? string.Join(' ', groups) : null;

    internal static IEnumerable<(string By, string Key)> Of(string? groups) =>
        groups is null ? [] : groups.Split(' ').Select(key => (key.Split('=')[0], key));
}
