namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Experts of a pool as each may have their own entry, and until those who were never drawn are forgotten.</summary>
public sealed class PoolDataStore(ITableStore tables, CommitWriter commits, TimeProvider clock)
{
    public async IAsyncEnumerable<object> OfAsync(
        string personId, string roundId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (await tables.GetAsync<PoolExpert>(RoundKeys.Partition(roundId), RoundKeys.Expert(personId), cancellation) is { } expert)
            yield return expert.Value;
    }

    /// <summary>Who was in the pool and never drawn: name, address, organisation and conflicts.</summary>
    public async Task<int> ForgetAsync(string roundId, DateTimeOffset ended, CancellationToken cancellation = default)
    {
        if (clock.GetUtcNow() - ended < RetentionPeriods.UndrawnExperts)
            return 0;

        var partition = RoundKeys.Partition(roundId);
        var forgotten = 0;
        await foreach (var stored in tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation))
        {
            if (stored.Value.Email == Forgotten.Mark
                || await tables.GetAsync(partition, ReviewKeys.Reviewer(stored.Value.PersonId), cancellation) is not null)
                continue;

            await commits.SaveAsync(
                new Commit(partition)
                    .Replace(
                        stored,
                        stored.Value with
                        {
                            Name = Forgotten.Mark,
                            Email = Forgotten.Mark,
                            Organisation = Forgotten.Mark,
                            CreditCode = null,
                            Affiliates = [],
                            Conflicts = [],
                        })
                    .Audit(AuditNote.By(Forgotten.Rule, "expert-forgotten", stored.Value.PersonId)), cancellation);
            forgotten++;
        }

        return forgotten;
    }
}
