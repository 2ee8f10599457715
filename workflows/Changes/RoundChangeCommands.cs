namespace Funding.Workflows.Changes;

/// <summary>
/// Extending a deadline, also of a call that has just closed, and cancelling a round: one administrator proposes, another one accepts.
/// </summary>
public sealed class RoundChangeCommands(ITableStore tables, RoundStore rounds, PeopleStore people, ExtensionPlan plan, RoundDays days,
    ReminderStore reminders, CommitWriter commits, TimeProvider clock)
{
    public Task<RoundProposal> ProposeExtensionAsync(
        Actor actor, string roundId, StageKey stage, DateOnly newDay, string? reason, CancellationToken cancellation = default) =>
        ProposeAsync(actor, roundId, stage, newDay, reason, cancellation);

    public Task<RoundProposal> ProposeCancellationAsync(
        Actor actor, string roundId, string? reason, CancellationToken cancellation = default) =>
        ProposeAsync(actor, roundId, null, null, reason, cancellation);

    /// <summary>The second administrator accepts or declines.</summary>
    /// <param name="typed">The last four characters of the round's id.</param>
    public async Task<Round> DecideAsync(
        Actor actor, string roundId, string proposalId, bool accept, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExtendOrCancelRound);
        TypedConfirmation.Demand(typed, roundId);
        var partition = RoundKeys.Partition(roundId);
        var stored = await tables.GetAsync<RoundProposal>(partition, RoundKeys.Proposal(proposalId), cancellation)
            ?? throw new RefusedException(ProposalRefusals.NotFound());
        var proposal = stored.Value;
        DemandWaiting(proposal, actor);
        var round = await rounds.GetAsync(roundId, cancellation);
        var changed = accept ? await ChangedAsync(round.Value, proposal, cancellation) : round.Value;
        var change = accept && proposal.Stage is not null ? days.Change(round.Value, changed) : null;
        var commit = new Commit(partition)
            .Replace(stored, proposal with { DecidedBy = actor.PersonId, Accepted = accept, Change = change })
            .Audit(AuditNote.By(actor, accept ? "proposal-accepted" : "proposal-declined", roundId,
                [("proposal", proposalId), ("reason", proposal.Reason), .. accept ? days.ForRecord(changed) : []]))
            .Wake(new ProposalKey(roundId, proposalId).Subject);
        if (accept)
        {
            commit.ReplaceRound(round, changed).WakeRound(roundId);
            await days.MoveAsync(commit, round.Value, changed, cancellation);
        }

        if (change is not null)
        {
            commit.TellOf(roundId, proposalId, change, new(proposal.Reason, proposal.Reason));
        }

        if (change is { Reopens: true })
        {
            commit.Audit(AuditNote.By(actor, "call-reopened", roundId, ("proposal", proposalId),
                RoundMail.Day("closed", round.Value.CallCloses()), RoundMail.Day("call", changed.CallCloses())));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return changed;
    }

    private void DemandWaiting(RoundProposal proposal, Actor actor)
    {
        if (proposal.DecidedBy is not null)
        {
            throw new RefusedException(ProposalRefusals.Decided());
        }

        if (!proposal.Waits(clock.GetUtcNow()))
        {
            throw new RefusedException(ProposalRefusals.Expired());
        }

        if (proposal.ProposedBy == actor.PersonId)
        {
            throw new RefusedException(ProposalRefusals.SecondPerson());
        }
    }

    /// <summary>The round may have gone on since it was proposed: asked again.</summary>
    private async Task<Round> ChangedAsync(Round round, RoundProposal proposal, CancellationToken cancellation)
    {
        await DemandAsync(round, proposal.Stage, proposal.NewDay, cancellation);
        return proposal is { Stage: { } stage, NewDay: { } day }
            ? plan.Apply(round, stage, day)
            : round.End(RoundStanding.Cancelled) with { CancelReason = proposal.Reason, CancelledAt = clock.GetUtcNow() };
    }

    private Task DemandAsync(Round round, StageKey? stage, DateOnly? newDay, CancellationToken cancellation)
    {
        if (stage is { } extended && newDay is { } day)
        {
            return plan.DemandAsync(round, extended, day, cancellation);
        }

        ExtensionPlan.DemandRunning(round);
        return Task.CompletedTask;
    }

    private async Task<RoundProposal> ProposeAsync(
        Actor actor, string roundId, StageKey? stage, DateOnly? newDay, string? reason, CancellationToken cancellation)
    {
        actor.Demand(Right.ExtendOrCancelRound);
        var why = Reasons.Demand(reason);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        await DemandAsync(round, stage, newDay, cancellation);
        var (proposal, waits) = await PlaceAsync(actor, round, stage, newDay, why, cancellation);
        if (waits)
        {
            return proposal;
        }

        var action = stage is null ? "cancellation-proposed" : proposal.Reopens ? "reopening-proposed" : "extension-proposed";
        var commit = new Commit(RoundKeys.Partition(roundId))
            .Insert(RoundKeys.Proposal(proposal.Id), proposal)
            .Follow(new ProposalKey(roundId, proposal.Id).Subject)
            .Audit(AuditNote.By(actor, action, roundId, ("proposal", proposal.Id), ("stage", $"{stage}"), ("day", $"{newDay:yyyy-MM-dd}"),
                ("reason", why)));
        var asked = ProposalMail.ToDecide(
            MailTemplates.SecondAdministrator, round, proposal, days.Request(round, proposal), actor.Name);
        reminders.Note(commit, round, ProposalMail.KeyOf(proposal.Id), asked);
        foreach (var second in await people.OtherAdministratorsAsync(proposal, cancellation))
            commit.Mail(round, asked, second.Id, proposal.Id);

        // A conflict is the same proposal at the same moment: it stands already.
        await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
        return proposal;
    }

    /// <summary>The same proposal while it waits is one; after it was declined or has ended it may be made again.</summary>
    private async Task<(RoundProposal Proposal, bool Waits)> PlaceAsync(Actor actor, Round round, StageKey? stage, DateOnly? newDay,
        string why, CancellationToken cancellation)
    {
        for (var time = 0; ; time++)
        {
            var again = time == 0 ? "" : $"|{time}";
            var id = Sha256Hex.Of($"{round.Id}|{stage}|{newDay}|{why}|{actor.PersonId}{again}")[..12];
            var stored = await tables.GetAsync<RoundProposal>(RoundKeys.Partition(round.Id), RoundKeys.Proposal(id), cancellation);
            if (stored is null)
            {
                var reopens = stage is { } of && round.Stages.IsBefore(of, round.Stage);
                return (new RoundProposal(id, stage, newDay, why, actor.PersonId, clock.GetUtcNow(), Reopens: reopens), false);
            }

            if (stored.Value.Waits(clock.GetUtcNow()))
            {
                return (stored.Value, true);
            }
        }
    }
}

internal static class ProposalRefusals
{
    private static readonly Texts Texts = new(typeof(ProposalRefusals));

    public static Refusal NotFound() => new("proposal-not-found", null, Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal Decided() => new("proposal-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal Expired() =>
        new("proposal-expired", null, Texts.Of("expired", ProposalDecision.DaysToDecide)) { Kind = RefusalKind.Closed };

    public static Refusal SecondPerson() => new("second-administrator", null, Texts.Of("second-person")) { Kind = RefusalKind.Forbidden };

    public static Refusal RoundFinished() => new("round-finished", null, Texts.Of("round-finished")) { Kind = RefusalKind.Conflict };

    public static Refusal ReopeningTooLate(DateOnly last) =>
        new("reopening-too-late", "stage", Texts.Of("reopening-too-late", last)) { Kind = RefusalKind.Closed };

    public static Refusal StageOver() => new("stage-over", "stage", Texts.Of("stage-over"));

    public static Refusal DaysOfCases() => new("days-of-cases", "stage", Texts.Of("days-of-cases")) { Kind = RefusalKind.Conflict };

    public static Refusal RollingCallOver(DateOnly closed) =>
        new("rolling-call-over", "stage", Texts.Of("rolling-call-over", DayText.Of(closed))) { Kind = RefusalKind.Closed };

    public static Refusal NotLater(DateOnly day) => new("day-not-later", "newDay", Texts.Of("not-later", DayText.Of(day)));
}
