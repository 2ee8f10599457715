namespace Funding.Workflows.Stages.RollingCall;

/// <summary>The end of a rolling round: the call is over and no case is open any more.</summary>
public sealed class RollingCallActs(ITableStore tables, CasePlaces places, CommitWriter commits, TimeProvider clock)
{
    // A case is its row, an entry of the record, a mail and a wake-up.
    private const int EndedPerCommit = 20;

    public Round Close(Round round) => round with { AnnouncedAt = round.Seal?.At ?? clock.GetUtcNow() };

    /// <summary>Everybody who still waits for a place is told; who was told in a try before has no row any more.</summary>
    public async Task EndReserveAsync(Round round, MailTemplate mail, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        await foreach (var some in places.InReserveAsync(round, cancellation).Chunk(EndedPerCommit).WithCancellation(cancellation))
        {
            var commit = new Commit(partition);
            foreach (var waiting in some)
            {
                var application = (await tables.GetAsync<Application>(
                    partition, RoundKeys.Application(waiting.Value.CaseId), cancellation))!.Value;
                commit.Delete(waiting.Key, waiting.ETag)
                    .Audit(AuditNote.By(Actor.Rule(RollingCallStage.EndReserve.Name), "reserve-ended", application.Id))
                    .Wake(new CaseKey(round.Id, application.At!.Stage, application.Id).Subject)
                    .Mail(round, mail, Addressee.Of(application), application.Id, null,
                        ("ApplicationName", application.Name), ("ApplicationNumber", application.Id));
            }

            await commits.SaveAsync(commit, cancellation);
        }
    }
}
