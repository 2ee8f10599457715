namespace Funding.Workflows.Rounds;

/// <summary>
/// The end of a cancelled round: staff, applicants, desks and experts are told why, and whatever follows their part of it ends.
/// </summary>
public sealed class RoundWindUp(ITableStore tables, PeopleStore people, CommitWriter commits)
{
    // An application is a mail and a wake-up.
    private const int AtOnce = 40;

    private static readonly ApplicationState[] Over = [ApplicationState.Withdrawn, ApplicationState.Lapsed];

    /// <summary>The round's own act, of no stage.</summary>
    public static readonly StageAct Act = new("WindUp", Cadence.Once);

    public async Task WindUpAsync(Stored<Round> stored, CancellationToken cancellation)
    {
        var round = stored.Value;
        if (round.Standing != RoundStanding.Cancelled || round.Done.Contains(Act.Name))
        {
            return;
        }

        await TellAsync(round, cancellation);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(round.Id)).Replace(stored, round with { Done = [.. round.Done, Act.Name] }), cancellation);
    }

    private async Task TellAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        await SaveAsync(partition, await people.StaffOfAsync(round, cancellation), (commit, person) =>
            Tell(commit, round, person), cancellation);
        var desks = await TellApplicantsAsync(round, partition, cancellation);
        foreach (var desk in desks)
        {
            await SaveAsync(
                partition,
                await people.InRoleAsync(Role.Recommender, desk, cancellation),
                (commit, person) => Tell(commit, round, person.Id),
                cancellation);
        }

        var reviewers = await ReadAsync<Reviewer>(partition, ReviewKeys.Reviewers, cancellation);
        await SaveAsync(
            partition,
            reviewers,
            (commit, reviewer) => Tell(commit, round, reviewer.ExpertId).Wake(new ReviewerKey(round.Id, reviewer.ExpertId).Subject),
            cancellation);
        var open = await ReadAsync<string>(
            partition, RoundKeys.OpenObjections, cancellation, row => row.Key[RoundKeys.OpenObjections.Length..]);
        await SaveAsync(partition, open, (commit, id) => commit.Wake(new ObjectionKey(round.Id, id).Subject), cancellation);
        var proposals = await ReadAsync<RoundProposal>(partition, RoundKeys.Proposals, cancellation);
        await SaveAsync(
            partition,
            proposals,
            (commit, proposal) => commit.Wake(new ProposalKey(round.Id, proposal.Id).Subject),
            cancellation);
    }

    /// <returns>The desks that had an application.</returns>
    private async Task<IReadOnlyCollection<string>> TellApplicantsAsync(Round round, string partition, CancellationToken cancellation)
    {
        var desks = new SortedSet<string>(StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync<Application>(
                partition, KeyRange.Prefix(RoundKeys.Applications), AtOnce, continuation, cancellation);
            var concerned = page.Items.Select(i => i.Value).Where(a => !Over.Contains(a.State)).ToList();
            desks.UnionWith(concerned.Where(a => a.SubmittedAt is not null).Select(a => a.Desk));
            await SaveAsync(
                partition,
                concerned,
                (commit, application) => Tell(commit, round, application.Editors[0]).WakeApplication(round.Id, application.Id),
                cancellation);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return desks;
    }

    // One mail a person, however many applications of theirs there are.
    private static Commit Tell(Commit commit, Round round, string personId) =>
        commit.Mail(round, MailTemplates.RoundCancelled, personId, "wind-up", null, ("Reason", round.CancelReason!));

    private async Task SaveAsync<T>(
        string partition, IReadOnlyCollection<T> items, Func<Commit, T, Commit> add, CancellationToken cancellation)
    {
        foreach (var chunk in items.Chunk(AtOnce))
        {
            await commits.SaveAsync(chunk.Aggregate(new Commit(partition), add), cancellation);
        }
    }

    private async Task<List<T>> ReadAsync<T>(string partition, string prefix, CancellationToken cancellation, Func<Row, T>? read = null)
    {
        var items = new List<T>();
        await foreach (var row in tables.EnumerateAsync(partition, KeyRange.Prefix(prefix), cancellation))
        {
            items.Add(read is null ? RowCodec.ReadStored<T>(row).Value : read(row));
        }

        return items;
    }
}
