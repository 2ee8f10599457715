namespace Funding.Workflows.Rounds;

/// <summary>
/// The head of what a round keeps beside its roll: tags, views, findings, conflicts. Whatever commit changes one of them writes the head
/// too, so that by its ETag all of them are still what they were, at one transaction.
/// </summary>
public sealed class ListSide(ITableStore tables)
{
    private readonly SharedReads<string> heads = new();

    /// <summary>Read before the rows: what is written between the two reads has them read again.</summary>
    public Task<string> HeadAsync(string roundId, CancellationToken cancellation = default) => heads.ReadAsync(
        roundId, async () => (await tables.GetAsync(RoundKeys.Partition(roundId), RoundKeys.ListSide))?.ETag ?? "", cancellation);
}
