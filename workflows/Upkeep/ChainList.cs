namespace Funding.Workflows.Upkeep;

/// <param name="Chain">Such as <c>award:mixed-ownership-colleges-2026-1-3</c>.</param>
public sealed record ChainHead(string Chain, long Sequence, string Hash);

/// <summary>The heads of many chains as one published file; its SHA-256 is the day's root.</summary>
public static class ChainList
{
    public const string Format = "funding/audit-heads/v1";

    public const string ContentType = "text/plain; charset=utf-8";

    /// <summary>
    /// Format, day, the root before (64 zeros for the first), then a line for each chain: name, entries, hash. Chains stand in ordinal
    /// order, each line ends with one line feed. So the newest root covers every earlier list.
    /// </summary>
    /// <param name="before">The root that was published last; null for none.</param>
    public static string Of(DateOnly day, string? before, IEnumerable<ChainHead> heads) => string.Concat(
        new[] { Format, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), before ?? AuditHead.Empty.Hash }
            .Concat(heads.OrderBy(h => h.Chain, StringComparer.Ordinal)
                .Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Chain} {h.Sequence} {h.Hash}")))
            .Select(line => line + "\n"));
}
