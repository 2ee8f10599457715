namespace Funding.Workflows.Stages.Notice;

/// <summary>An officer decides an objection: dismissed lifts the freeze, upheld takes the entry out and moves the reserve up.</summary>
public sealed class ObjectionDecisionCommands(
    ITableStore tables, RoundStore rounds, OpenCases cases, ObjectionDuty duty, EntrySuccessor successor, CommitWriter commits,
    TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(NoticeKind));

    /// <exception cref="RefusedException">Not this officer's to decide, decided already, or no reason.</exception>
    public async Task<Objection> DecideAsync(
        Actor actor, string roundId, string objectionId, bool upheld, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideObjection);
        var why = Reasons.Demand(reason);
        var partition = RoundKeys.Partition(roundId);

        // Where another objection of the same entry was filed or decided at the same moment, all is read again.
        return await Attempts.UntilWrittenAsync(async () =>
        {
            var round = (await rounds.GetAsync(roundId, cancellation)).Value;
            if (round.Standing == RoundStanding.Cancelled)
            {
                throw new RefusedException(NoticeRefusals.RoundCancelled());
            }

            var stored = await tables.GetAsync<Objection>(partition, RoundKeys.Objection(objectionId), cancellation)
                ?? throw new RefusedException(NoticeRefusals.ObjectionNotFound());
            var application = (await tables.GetAsync<Application>(
                partition, RoundKeys.Application(stored.Value.ApplicationId), cancellation))!;
            if (stored.Value.Decision is not null)
            {
                throw new RefusedException(NoticeRefusals.DecidedAlready());
            }

            if (!await duty.MayDecideAsync(actor.PersonId, round, application.Value, stored.Value, cancellation))
            {
                throw new RefusedException(NoticeRefusals.OwnDecision());
            }

            var decided = stored.Value with { Decision = new ObjectionDecided(upheld, why, actor.PersonId, clock.GetUtcNow()) };
            var entry = (await tables.GetAsync<NoticeEntry>(partition, RoundKeys.NoticeEntry(decided.ApplicationId), cancellation))!;
            var commit = new Commit(partition)
                .Replace(stored, decided)
                .Delete(RoundKeys.OpenObjection(objectionId))
                .Audit(AuditNote.By(
                    actor,
                    upheld ? "objection-upheld" : "objection-dismissed",
                    objectionId,
                    ("application", decided.ApplicationId),
                    ("reason", why)))
                .Wake(new ObjectionKey(roundId, objectionId).Subject)
                .WakeWalkOf(application.Value)
                .Mail(round, MailTemplates.ObjectionDecided, decided.ObjectorId, objectionId, null,
                [
                    ("ApplicationName", entry.Value.Name),
                    ("ObjectionNumber", objectionId),
                    .. RoundMail.Both("Decision", Texts.Of(upheld ? "decision.upheld" : "decision.dismissed")),
                    ("Reason", why),
                ]);
            var remaining = entry.Value with
            {
                OpenObjections = [.. entry.Value.OpenObjections.Where(id => id != objectionId)],
                Removed = entry.Value.Removed || upheld,
                DecidedBy = [.. entry.Value.DecidedBy ?? [], actor.PersonId]
            };
            commit.ReplaceEntry(entry, remaining);
            if (upheld && !entry.Value.Removed)
            {
                await TakeOutAsync(commit, round, application, entry.Value, why, cancellation);
            }
            else if (!upheld && !entry.Value.Removed)
            {
                commit.Mail(round, MailTemplates.ObjectionDismissedForYou, Addressee.Of(application.Value), objectionId, null,
                    ("ApplicationName", entry.Value.Name), ("ApplicationNumber", entry.Value.ApplicationId), ("Reason", why));
            }

            await commits.SaveAsync(commit, cancellation);
            return decided;
        }, cancellation);
    }

    private async Task TakeOutAsync(
        Commit commit, Round round, Stored<Application> application, NoticeEntry entry, string why, CancellationToken cancellation)
    {
        var removed = application.Value with { State = ApplicationState.Removed, Reason = why };
        commit.ReplaceApplication(application, removed)
            .Audit(AuditNote.By(Actor.Rule("objection-upheld"), "entry-removed", entry.ApplicationId).Moves(
                removed.Desk, application.Value.State, removed.State))
            .Mail(
                round,
                MailTemplates.ObjectionUpheldAgainstYou,
                Addressee.Of(removed),
                entry.ApplicationId,
                null,
                ("ApplicationName", entry.Name),
                ("ApplicationNumber", entry.ApplicationId),
                ("Reason", why));
        await cases.EndAsync(commit, round, removed, cancellation);
        await successor.AddAsync(commit, round, entry, cancellation);
    }
}
