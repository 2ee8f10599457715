namespace Funding.Workflows.Programmes;

/// <summary>What of an award the schema cannot say.</summary>
internal static partial class AwardRules
{
    public static void Check(IReadOnlyDictionary<string, AwardSettings> awards, YamlFile file)
    {
        const string allowed = "allowed: {year}, {batch} and {number} or {number:000}";
        foreach (var (id, award) in awards)
        {
            var path = $"awards.{id}.certificatePattern";
            var placeholders = Placeholder().Matches(award.CertificatePattern).Select(m => m.Value).ToList();
            if (placeholders.Find(p => !Known().IsMatch(p)) is { } unknown)
                file.Fault(path, $"unknown placeholder {unknown}; {allowed}");
            foreach (var needed in new[] { "{year", "{batch", "{number" })
                if (!placeholders.Exists(p => p.StartsWith(needed, StringComparison.Ordinal)))
                    file.Fault(path, $"{needed}}} is missing: two certificates could have one number; {allowed}");
            if (award.CertificatePattern.AsSpan().IndexOfAny("/\\#?") >= 0)
                file.Fault(path, "must not hold / \\ # or ?: the number is part of an address");
        }
    }

    [GeneratedRegex(@"\{[^}]*\}?")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\A\{(year|batch|number(:0{1,6})?)\}\z")]
    private static partial Regex Known();
}
