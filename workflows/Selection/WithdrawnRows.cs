namespace Funding.Workflows.Selection;

internal static class WithdrawnRows
{
    /// <summary>Late withdrawals of a round by application.</summary>
    public static async Task<IReadOnlyDictionary<string, Withdrawal>> WithdrawnAsync(
        this ITableStore tables, string roundId, CancellationToken cancellation)
    {
        var withdrawn = new Dictionary<string, Withdrawal>(StringComparer.Ordinal);
        await foreach (var row in tables.EnumerateAsync<Withdrawal>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Withdrawals), cancellation))
        {
            withdrawn.Add(row.Value.ApplicationId, row.Value);
        }

        return withdrawn;
    }
}
