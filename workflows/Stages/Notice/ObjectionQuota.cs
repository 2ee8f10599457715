namespace Funding.Workflows.Stages.Notice;

/// <summary>How many objections a person and a round have: two rows of the round, changed in the commit of each objection.</summary>
public sealed class ObjectionQuota(ITableStore tables, IOptions<StrangerLimits> limits)
{
    /// <returns>The counts as read, to be counted on in the objection's commit.</returns>
    /// <exception cref="RefusedException">A limit is reached.</exception>
    internal async Task<ObjectionCounts> DemandAsync(string roundId, string personId, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var ownKey = $"{RoundKeys.ObjectionCount}:{personId}";
        var own = await tables.GetAsync<int>(partition, ownKey, cancellation);
        if (own?.Value >= limits.Value.ObjectionsPerPerson)
        {
            throw new RefusedException(NoticeRefusals.TooManyOfPerson(limits.Value.ObjectionsPerPerson));
        }

        var all = await tables.GetAsync<int>(partition, RoundKeys.ObjectionCount, cancellation);
        return all?.Value >= limits.Value.ObjectionsPerRound
            ? throw new RefusedException(NoticeRefusals.TooManyOfRound(limits.Value.ObjectionsPerRound))
            : new(ownKey, own, all);
    }
}

/// <summary>Counts as they were read.</summary>
internal sealed record ObjectionCounts(string OwnKey, Stored<int>? Own, Stored<int>? All)
{
    /// <summary>Counts one more; a commit beside it that counted first makes this one fail.</summary>
    public void CountIn(Commit commit)
    {
        Add(commit, OwnKey, Own);
        Add(commit, RoundKeys.ObjectionCount, All);
    }

    private static void Add(Commit commit, string key, Stored<int>? read)
    {
        if (read is null)
        {
            commit.Insert(key, 1);
        }
        else
        {
            commit.Replace(read, read.Value + 1);
        }
    }
}
