namespace Funding.Trial;

/// <summary>What of one run's section is not in the other's, line by line. Pure.</summary>
/// <param name="Same">Lines that both have.</param>
/// <param name="Missing">Lines that only the first has.</param>
/// <param name="More">Lines that only the second has.</param>
internal sealed record ComparedSection(string Name, int Same, IReadOnlyList<string> Missing, IReadOnlyList<string> More)
{
    /// <summary>Of letters what is more may be reminders: at a rehearsal's speed people are closer to their last day.</summary>
    public bool Holds => Missing.Count == 0
        && (Name == RunRecord.Letters ? More.All(l => l.EndsWith(RunRecord.Reminds, StringComparison.Ordinal)) : More.Count == 0);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} {Same} the same{Told(Missing, "missing")}{Told(More, "more")}");

    private static string Told(IReadOnlyList<string> lines, string what) =>
        lines.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {lines.Count} {what}");
}

/// <summary>Holds what a run left against what the same run left on another host.</summary>
internal static class RunComparison
{
    public static IReadOnlyList<ComparedSection> Of(RunRecord expected, RunRecord found) =>
    [
        .. expected.Sections.Keys.Union(found.Sections.Keys).Select(name => Of(
            name, expected.Sections.GetValueOrDefault(name) ?? [], found.Sections.GetValueOrDefault(name) ?? [])),
    ];

    private static ComparedSection Of(string name, IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        var (missing, more) = (Without(expected, found), Without(found, expected));
        return new(name, expected.Count - missing.Count, missing, more);
    }

    /// <summary>Each line as often as the one has it more often than the other.</summary>
    private static IReadOnlyList<string> Without(IReadOnlyList<string> these, IReadOnlyList<string> those)
    {
        var left = those.CountBy(line => line).ToDictionary();
        return [.. these.Where(line => !Takes(line)).Order(StringComparer.Ordinal)];

        bool Takes(string line) => left.TryGetValue(line, out var count) && count > 0 && (left[line] = count - 1) >= 0;
    }
}
