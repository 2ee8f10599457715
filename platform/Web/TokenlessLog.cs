namespace Funding.Platform.Web;

/// <summary>
/// The framework logs paths, and a path may hold a link's token: whatever the logging settings say, it logs nothing below a warning,
/// to no provider.
/// </summary>
public static class TokenlessLog
{
    private const string Framework = "Microsoft.AspNetCore";

    public static void Enforce(LoggerFilterOptions options)
    {
        foreach (var (index, rule) in options.Rules.Index().ToList())
        {
            if (Concerns(rule.CategoryName) && rule.LogLevel is null or < LogLevel.Warning)
                options.Rules[index] = new LoggerFilterRule(rule.ProviderName, rule.CategoryName, LogLevel.Warning, rule.Filter);
        }

        // A rule of a provider's own outweighs one for all of them.
        foreach (var provider in options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList())
            options.Rules.Add(new LoggerFilterRule(provider, Framework, LogLevel.Warning, null));
    }

    private static bool Concerns(string? category) =>
        category is not null
            && (category.StartsWith(Framework, StringComparison.OrdinalIgnoreCase) || category.Contains('*', StringComparison.Ordinal));
}
