namespace Funding.Workflows.Walkers;

/// <summary>
/// The end of a cancelled round: staff and whoever the kinds of its stages name are told why, and whatever follows their part of it ends.
/// </summary>
public sealed class RoundWindUp(
    ITableStore tables, PeopleStore people, StageKindSet kinds, OpenCases cases, CommitWriter commits)
{
    // Each is a mail and a wake-up.
    private const int AtOnce = 40;

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
        var staff = (await people.StaffOfAsync(round, cancellation)).ToAsyncEnumerable().Select(person => new WoundUp(person));
        var open = cases.SubjectsAsync(round, cancellation).Select(subject => new WoundUp(null, subject));
        var proposals = tables.EnumerateAsync<RoundProposal>(partition, KeyRange.Prefix(RoundKeys.Proposals), cancellation)
            .Select(proposal => new WoundUp(null, new ProposalKey(round.Id, proposal.Value.Id).Subject));
        var ofStages = round.Stages.ToAsyncEnumerable().SelectMany(stage => kinds[stage.Kind].WindUpAsync(round, stage, cancellation));
        await foreach (var some in staff.Concat(ofStages).Concat(open).Concat(proposals).Chunk(AtOnce).WithCancellation(cancellation))
        {
            await commits.SaveAsync(some.Aggregate(new Commit(partition), (commit, end) => Tell(commit, round, end)), cancellation);
        }
    }

    // One mail a person, however many applications of theirs there are.
    private static Commit Tell(Commit commit, Round round, WoundUp end)
    {
        if (end.PersonId is { } person)
        {
            commit.Mail(round, MailTemplates.RoundCancelled, person, "wind-up", null, ("Reason", round.CancelReason!));
        }

        return end.Subject is { } subject ? commit.Wake(subject) : commit;
    }
}
