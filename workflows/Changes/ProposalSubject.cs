namespace Funding.Workflows.Changes;

/// <summary>Follows a proposed extension or cancellation until it is decided: reminders on working days, and its end by rule.</summary>
public sealed class ProposalSubject(
    ITableStore tables, RoundStore rounds, RoundDays days, PeopleStore people, ReminderStore reminders, WorkingCalendar calendar,
    CommitWriter commits, TimeProvider clock)
    : ISubjectKind
{
    public string Kind => ProposalKey.SubjectKind;

    public IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts =>
        new Dictionary<string, Func<SubjectKey, CancellationToken, Task>>
        {
            [ProposalAct.RemindProposal] = (key, cancellation) => RemindAsync(ProposalKey.Of(key), cancellation),
            [ProposalAct.ExpireProposal] = (key, cancellation) => ExpireAsync(ProposalKey.Of(key), cancellation),
        };

    public async Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var key = ProposalKey.Of(subject);
        if (await FindAsync(key, cancellation) is not { Value: var proposal })
        {
            return Step.End;
        }

        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        return ProposalDecision.Next(
            new ProposalFacts(!proposal.IsOpen, round.IsFinished, ShanghaiTime.DayOf(proposal.At), proposal.Reminded),
            calendar,
            clock.GetUtcNow());
    }

    private async Task RemindAsync(ProposalKey key, CancellationToken cancellation)
    {
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        if (await FindAsync(key, cancellation) is not { } stored
            || !stored.Value.Waits(clock.GetUtcNow())
            || stored.Value.Reminded == today)
        {
            return;
        }

        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var by = await people.ShownAsAsync(stored.Value.ProposedBy, cancellation);
        var commit = new Commit(RoundKeys.Partition(key.RoundId)).Replace(stored, stored.Value with { Reminded = today });
        var reminder = ProposalMail.ToDecide(
            MailTemplates.SecondAdministratorReminder, round, stored.Value, days.Request(round, stored.Value), by);
        if (await reminders.MarkAsync(commit, round, ProposalMail.KeyOf(key.ProposalId), reminder, cancellation))
        {
            foreach (var second in await people.OtherAdministratorsAsync(stored.Value, cancellation))
                commit.Mail(round, reminder, second.Id, $"{key.ProposalId}:{today:yyyy-MM-dd}");
        }

        await commits.SaveAsync(commit, cancellation);
    }

    /// <summary>Nobody decided in time, or the round is over: whoever proposed it hears of it.</summary>
    private async Task ExpireAsync(ProposalKey key, CancellationToken cancellation)
    {
        if (await FindAsync(key, cancellation) is not { Value: { IsOpen: true } proposal } stored)
        {
            return;
        }

        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(key.RoundId))
                .Replace(stored, proposal with { ExpiredAt = clock.GetUtcNow() })
                .Audit(AuditNote.By(
                    Actor.Rule(ProposalAct.ExpireProposal), "proposal-expired", key.RoundId, ("proposal", key.ProposalId)))
                .Mail(
                    round,
                    MailTemplates.ProposalExpired,
                    proposal.ProposedBy,
                    key.ProposalId,
                    null,
                    [.. RoundMail.Both("Request", days.Request(round, proposal)), ("Reason", proposal.Reason)]), cancellation);
    }

    private Task<Stored<RoundProposal>?> FindAsync(ProposalKey key, CancellationToken cancellation) =>
        tables.GetAsync<RoundProposal>(RoundKeys.Partition(key.RoundId), RoundKeys.Proposal(key.ProposalId), cancellation);
}
