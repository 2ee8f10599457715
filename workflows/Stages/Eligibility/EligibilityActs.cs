namespace Funding.Workflows.Stages.Eligibility;

/// <summary>What the eligibility check does by itself: officers are asked and reminded, and its silence is escalated.</summary>
public sealed class EligibilityActs(
    ITableStore tables, StateCounts counts, RoundActs acts, PeopleStore people, ReminderStore reminders, WorkingCalendar calendar,
    CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    // An application taken up again moves three rows and writes an audit entry and a walker.
    private const int TakenUpPerCommit = 14;

    /// <summary>An officer's link opens what was decided for a month after the check's last day.</summary>
    internal static DateOnly LinkUntil(Round round) => round.CloseOf(EligibilityStage.Kind).AddDays(30);

    /// <summary>What the officers are waited for, all together.</summary>
    internal const string OfficersKey = "officers";

    /// <param name="waiting">How many applications they have to decide on.</param>
    internal static Reminder ReminderOf(Round round, int waiting, LinkPurpose purpose) => new(
        MailTemplates.EligibilityOfficerDesk,
        RoundMail.AskLink(purpose, round, EligibilityStage.Kind, LinkUntil(round)),
        ("Count", $"{waiting}"),
        RoundMail.Day("Deadline", round.CloseOf(EligibilityStage.Kind)));

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>Any application still waiting for a decision or a correction.</summary>
    public async Task<bool> AnyOpenAsync(string roundId, CancellationToken cancellation)
    {
        foreach (var state in EligibilityStage.Undecided)
        {
            if (await tables.AnyAsync(RoundKeys.Partition(roundId), RoundKeys.StatePrefix(state), cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A check that is entered again asks again.</summary>
    public Task AskAsync(Round round, CancellationToken cancellation) =>
        MailAsync(round, Role.Officer, round.Pass == 1 ? "" : $"again:{round.Pass}", cancellation);

    /// <summary>
    /// A list that the committee returned to the check is decided on again, each application of it.
    /// </summary>
    public Task TakeUpAgainAsync(Round entering, CancellationToken cancellation) => entering.Pass == 1
        ? Task.CompletedTask
        : acts.ForEachInStateAsync(entering.Id, ApplicationState.Eligible, TakenUpPerCommit, (commit, listed) =>
        {
            var before = listed.Value.DeskRank is null ? ApplicationState.Submitted : ApplicationState.Recommended;
            commit.ReplaceApplication(listed, listed.Value with { State = before, Eligibility = null })
                .Audit(AuditNote.By(Actor.Rule("list-returned"), "application-checked-again", listed.Value.Id)
                    .Moves(listed.Value.Desk, ApplicationState.Eligible, before))
                .FollowAgain(new ApplicationKey(entering.Id, listed.Value.Id).Subject);
        }, cancellation);

    public Task RemindAsync(Round round, CancellationToken cancellation) =>
        RemindOfficersAsync(round, $"reminder:{round.CloseOf(EligibilityStage.Kind):yyyy-MM-dd}", cancellation);

    /// <summary>Past the deadline the administrators are told every day: an officer's silence is not the applicant's fault.</summary>
    public async Task EscalateAsync(Round round, CancellationToken cancellation)
    {
        var day = $"{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}";
        await RemindOfficersAsync(round, day, cancellation);
        await MailAsync(round, Role.Administrator, day, cancellation);
    }

    /// <summary>Late decisions shorten no stage after them.</summary>
    public Round Close(Round round) =>
        round with { Stages = RoundPlan.AfterLate(round.Stages, round.Stage, Today, calendar) };

    private async Task RemindOfficersAsync(Round round, string cause, CancellationToken cancellation)
    {
        var mark = new Commit(RoundKeys.Partition(round.Id));
        var reminder = ReminderOf(round, await WaitingAsync(round, cancellation), LinkPurpose.OfficerDesk);
        if (await reminders.MarkAsync(mark, round, OfficersKey, reminder, cancellation))
        {
            await commits.SaveAsync(mark, cancellation);
            await MailAsync(round, Role.Officer, cause, cancellation);
        }
    }

    private async Task MailAsync(Round round, Role role, string cause, CancellationToken cancellation)
    {
        var purpose = role == Role.Officer ? LinkPurpose.OfficerDesk : LinkPurpose.Office;
        var reminder = ReminderOf(round, await WaitingAsync(round, cancellation), purpose);
        foreach (var person in await people.HandlingAsync(role, round.Id, cancellation))
        {
            await commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, reminder, person.Id, cause), cancellation);
        }
    }

    private async Task<int> WaitingAsync(Round round, CancellationToken cancellation) =>
        (await counts.ReadAsync(round.Id, cancellation)).In(EligibilityStage.ForOfficers);
}
