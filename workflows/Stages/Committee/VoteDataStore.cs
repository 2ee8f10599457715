namespace Funding.Workflows.Stages.Committee;

/// <summary>A member's own votes: on a ranking, in each of its passes, and on single cases.</summary>
public sealed class VoteDataStore(ITableStore tables)
{
    public async IAsyncEnumerable<object> OfAsync(
        string personId, Round round, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (round.Stages.Find(CommitteeStage.Kind) is not { } stage)
            yield break;
        await foreach (var row in tables.EnumerateAsync(
            RoundKeys.Partition(round.Id), KeyRange.Prefix($"{RoundKeys.StageRows}{stage.Id}:"), cancellation))
        {
            if (VoteKeys.IsVoteOf(row.Key, personId))
                yield return RowCodec.Read<ApprovalVote>(row);
        }
    }
}
