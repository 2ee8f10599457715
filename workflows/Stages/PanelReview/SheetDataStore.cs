namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Signed sheets as their expert may have them: of a seat given up or in conflict nothing is shown, not even here.</summary>
public sealed class SheetDataStore(ITableStore tables, ReviewAccess review)
{
    public async IAsyncEnumerable<object> OfAsync(
        string personId, Round round, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(round.Id);
        if (await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(personId), cancellation) is not { Value: var expert })
            yield break;
        await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(
            partition, KeyRange.Prefix(RoundKeys.SheetPrefix(personId)), cancellation))
        {
            if (sheet.Value.State == ReviewState.Signed && review.MaySee(round, expert, sheet.Value))
                yield return sheet.Value;
        }
    }
}
