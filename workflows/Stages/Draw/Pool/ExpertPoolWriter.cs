namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>Writes a checked list into a round's pool; writing it again, or going on after a crash, changes nothing more.</summary>
public sealed class ExpertPoolWriter(
    ITableStore tables, PeopleStore people, ConflictCommands conflicts, StageOffers offers, CommitWriter commits, Dispatcher dispatcher)
{
    private static readonly Texts Texts = new(typeof(ExpertPoolWriter));

    private const int ExpertsPerCommit = 95;
    private const int RolesPerCommit = 48;
    private const int PeopleAtOnce = 8;

    private static readonly RoleGrant Expert = new(Role.Expert);

    internal async Task<ExpertImportResult> WriteAsync(
        Actor actor, Round round, string importId, IReadOnlyList<PoolExpert> experts, CancellationToken cancellation)
    {
        // Persons first: an expert in the pool can always sign in. Whose role is put on record here gets it by the record's effect.
        var holders = await RolesOnRecordAsync(actor, importId, experts, cancellation);
        await Parallel.ForEachAsync(
            experts.Zip(holders).Where(e => Holds(e.Second)),
            new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = cancellation },
                async (expert, token) => await people.GrantAsync(expert.Second, Expert, expert.First.Name, token));
        int created = 0, updated = 0;
        var pool = await tables.EnumerateAsync<PoolExpert>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.Experts), cancellation).ToDictionaryAsync(
                e => e.Key, StringComparer.Ordinal, cancellation);
        foreach (var page in experts.Chunk(ExpertsPerCommit))
        {
            var (inserted, replaced) = await WritePageAsync(actor, round.Id, importId, page, pool, cancellation);
            created += inserted;
            updated += replaced;
        }

        if (round.IsAt(offers.KindOf<IPanel>(round)))
        {
            await ReopenAsync(actor, round, experts, cancellation);
        }

        return new ExpertImportResult(created, updated, experts.Count - created - updated);
    }

    /// <summary>The list with the ids of those who have its addresses now; an address may have been another's.</summary>
    internal async Task<ExpertList> OfPersonsAsync(ExpertList list, CancellationToken cancellation)
    {
        var experts = list.Experts.ToArray();
        await Parallel.ForAsync(
            0, experts.Length, new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = cancellation },
            async (i, stop) => experts[i] = experts[i] with { PersonId = await people.IdOfAsync(experts[i].Email, stop) });
        return list with { Experts = experts };
    }

    /// <summary>Who is not an expert yet becomes one by the record of it, in pages that one commit holds.</summary>
    /// <returns>Who had the experts' addresses then, in the order of the list.</returns>
    private async Task<IReadOnlyList<AddressHolder>> RolesOnRecordAsync(
        Actor actor, string importId, IReadOnlyList<PoolExpert> experts, CancellationToken cancellation)
    {
        var recorded = false;
        var holders = new List<AddressHolder>();
        foreach (var page in experts.Chunk(RolesPerCommit))
        {
            var commit = new Commit(HomeKeys.System);
            var found = await Task.WhenAll(page.Select(e => people.HolderAsync(e.Email, cancellation)));
            holders.AddRange(found);
            foreach (var (expert, _) in page.Zip(found).Where(e => !Holds(e.Second)))
            {
                commit.OnRecord(
                    actor, new RoleChange(expert.PersonId, expert.Email, Expert, Given: true, expert.Name), ("import", importId));
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
                recorded = true;
            }
        }

        if (recorded)
        {
            await dispatcher.FinishAsync(HomeKeys.System, cancellation);
        }

        return holders;
    }

    private static bool Holds(AddressHolder holder) => holder.Person?.Roles.Contains(Expert) == true;

    /// <param name="pool">As it was read before; where that has changed, the page is read again.</param>
    private Task<(int Created, int Updated)> WritePageAsync(
        Actor actor, string roundId, string importId, PoolExpert[] page, IReadOnlyDictionary<string, Stored<PoolExpert>>? pool,
        CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);

        // Where another import, or a conflict declared at the same moment, came first, the page is read again.
        return Attempts.UntilWrittenAsync(async () =>
        {
            var stored = pool is null
                ? await Task.WhenAll(page.Select(e => tables.GetAsync<PoolExpert>(
                    partition, RoundKeys.Expert(e.PersonId), cancellation)))
                : [.. page.Select(e => pool.GetValueOrDefault(RoundKeys.Expert(e.PersonId)))];
            pool = null;
            var commit = new Commit(partition);
            int created = 0, updated = 0;
            foreach (var (before, expert) in stored.Zip(page))
            {
                if (before is null)
                {
                    commit.Insert(RoundKeys.Expert(expert.PersonId), expert);
                    created++;
                }
                else if (Merge(before.Value, expert) is var after && !Same(before.Value, after))
                {
                    commit.Replace(before, after);
                    updated++;
                }
            }

            if (commit.Count == 0)
            {
                return (0, 0);
            }

            commit.Audit(AuditNote.By(
                actor, "experts-imported", roundId, ("import", importId), ("created", $"{created}"), ("updated", $"{updated}")));
            await commits.SaveAsync(commit, cancellation);
            return (created, updated);
        }, cancellation);
    }

    /// <summary>In the review: new conflicts end open sheets, and seats for which nobody was found are looked for again.</summary>
    private async Task ReopenAsync(Actor actor, Round round, IReadOnlyList<PoolExpert> experts, CancellationToken cancellation)
    {
        foreach (var expert in experts)
        {
            await conflicts.RecuseConflictedAsync(actor, round, expert.PersonId, Texts.Of("conflict-after-import").Zh, cancellation);
        }

        var partition = RoundKeys.Partition(round.Id);
        while (true)
        {
            var page = await tables.QueryAsync<EmptySeat>(partition, KeyRange.Prefix(ReviewKeys.UnfillableSeats), 45, null, cancellation);
            if (page.Items.Count == 0 && page.Continuation is null)
            {
                return;
            }

            var commit = new Commit(partition).WakeRound(round.Id);
            foreach (var seat in page.Items)
            {
                commit.Delete(seat.Key, seat.ETag).Upsert(
                    RoundKeys.EmptySeat(seat.Value.ApplicationId, seat.Value.ExpertIdBefore), seat.Value);
            }

            await commits.SaveAsync(commit, cancellation);
        }
    }

    /// <summary>The list's word, but a conflict once declared stays.</summary>
    internal static PoolExpert Merge(PoolExpert? before, PoolExpert expert) =>
        before is null ? expert : expert with { Conflicts = [.. expert.Conflicts.Union(before.Conflicts, StringComparer.Ordinal)] };

    /// <summary>Whether both say the same, in whatever order the conflicts stand.</summary>
    internal static bool Same(PoolExpert a, PoolExpert b) =>
        FundingJson.Serialize(a with { Conflicts = [.. a.Conflicts.Order(StringComparer.Ordinal)] }) == FundingJson.Serialize(
            b with { Conflicts = [.. b.Conflicts.Order(StringComparer.Ordinal)] });
}
