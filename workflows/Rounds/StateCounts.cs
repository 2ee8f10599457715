namespace Funding.Workflows.Rounds;

/// <summary>How many applications of a desk are in a state.</summary>
public sealed record DeskStateCount(string Desk, ApplicationState State, int Count);

/// <summary>How many applications of a round are in which state, counted by the audit chain's head: one transaction.</summary>
public sealed class StateCounts(ITableStore tables)
{
    public async Task<IReadOnlyList<DeskStateCount>> ReadAsync(string roundId, CancellationToken cancellation = default)
    {
        var head = await tables.GetAsync<AuditHead>(RoundKeys.Partition(roundId), AuditKeys.Head, cancellation);
        return [.. (head?.Value ?? AuditHead.Empty).Counts.Select(c => (Parts: c.Key.Split('|'), c.Value)).Select(c => new DeskStateCount(
            c.Parts[0], Enum.Parse<ApplicationState>(c.Parts[1]), c.Value))];
    }
}

public static class StateSums
{
    /// <summary>Those of one desk.</summary>
    public static IEnumerable<DeskStateCount> Of(this IEnumerable<DeskStateCount> counts, string desk) =>
        counts.Where(c => c.Desk == desk);

    public static int In(this IEnumerable<DeskStateCount> counts, params IReadOnlyList<ApplicationState> states) =>
        counts.Where(c => states.Contains(c.State)).Sum(c => c.Count);
}
