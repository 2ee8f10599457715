namespace Funding.Workflows.Rounds;

/// <summary>
/// Extending a deadline, also of a call that has just closed, and cancelling a round: one administrator proposes, another one accepts.
/// </summary>
public sealed class RoundChangeCommands(ITableStore tables, RoundStore rounds, PeopleStore people, ExtensionPlan plan, RoundDays days,
    CommitWriter commits, TimeProvider clock)
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
            await PublicValueActs.ForgetEntriesAsync(tables, commit, round.Value, changed, cancellation);
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
        foreach (var second in await people.OtherAdministratorsAsync(proposal, cancellation))
        {
            commit.AskToDecide(
                MailTemplates.SecondAdministrator, round, proposal, days.Request(round, proposal), second.Id, proposal.Id, actor.Name);
        }

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
    public static Refusal NotFound() =>
        new("proposal-not-found", null, "没有找到该变更申请。", "There is no such proposal.") { Kind = RefusalKind.NotFound };

    public static Refusal Decided() =>
        new("proposal-decided", null, "该变更申请已处理。", "This proposal has been decided.") { Kind = RefusalKind.Conflict };

    public static Refusal Expired() =>
        new(
            "proposal-expired",
            null,
            $"该变更申请提出后 {ProposalDecision.DaysToDecide} 天内未经第二名管理员确认，已自动失效；如仍有需要，请重新提出。",
            $"No second administrator decided this proposal within {ProposalDecision.DaysToDecide} days: it has ended. Propose it "
                + $"again if it is still needed.")
        { Kind = RefusalKind.Closed };

    public static Refusal SecondPerson() =>
        new("second-administrator", null, "须由另一名管理员确认，不能由提出人本人确认。", "Another administrator must confirm: not the one who proposed it.")
        {
            Kind = RefusalKind.Forbidden
        };

    public static Refusal RoundFinished() =>
        new("round-finished", null, "本轮已结束，不能变更。", "The round is finished and cannot be changed.") { Kind = RefusalKind.Conflict };

    public static Refusal ReopeningTooLate(DateOnly last) => new(
        "reopening-too-late",
        "stage",
        $"申报截止后只能在 {last:yyyy-MM-dd} 前（含当日）重新开放，现已过期。",
        $"A call that has closed can be opened again until {last:yyyy-MM-dd} only: that day is over.")
    { Kind = RefusalKind.Closed };

    public static Refusal Recommended(IReadOnlyList<Bilingual> desks) => new(
        "reopening-recommended",
        "stage",
        $"下列推荐单位已作出推荐，申报不能重新开放：{string.Join("、", desks.Select(d => d.Zh))}。如确需重新开放，请其先取消推荐。",
        $"These desks have recommended already, so the call cannot be opened again: {string.Join(", ", desks.Select(d => d.En))}. "
        + "Where it must be, they take their recommendations back first.")
    { Kind = RefusalKind.Conflict };

    public static Refusal Checked() => new(
        "reopening-checked",
        "stage",
        "形式审查已作出决定或要求补正，申报不能重新开放。",
        "The eligibility check has decided on applications or asked for corrections, so the call cannot be opened again.")
    { Kind = RefusalKind.Conflict };

    public static Refusal StageOver() =>
        new("stage-over", "stage", "只能延长当前或之后阶段的截止日。", "Only the deadline of the present or a later stage can be extended.");

    public static Refusal DaysOfCases() => new(
        "days-of-cases",
        "stage",
        "常年申报的每项申报在该阶段各有自己的期限，不能统一延长。",
        "After a rolling call each application has days of its own in this stage: they cannot be moved together.")
    { Kind = RefusalKind.Conflict };

    public static Refusal RollingCallOver(DateOnly closed) => new(
        "rolling-call-over",
        "stage",
        $"常年申报已于{DayText.Zh(closed)}截止，不能重新开放；可发起新的批次。",
        $"The rolling call closed on {DayText.En(closed)} and cannot be opened again: launch another batch.")
    { Kind = RefusalKind.Closed };

    public static Refusal NotLater(DateOnly day) =>
        new(
            "day-not-later",
            "newDay",
            $"新的截止日必须晚于现定的{DayText.Zh(day)}，且不早于今天。",
            $"The new day must be later than {DayText.En(day)} and not before today.");
}
