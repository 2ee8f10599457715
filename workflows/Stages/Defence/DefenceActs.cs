namespace Funding.Workflows.Stages.Defence;

/// <summary>What the defence does by itself: officers are asked and reminded, and members of panels who have written nothing.</summary>
public sealed class DefenceActs(
    ITableStore tables, DefenceStore defence, PeopleStore people, ReminderStore reminders, WorkingCalendar calendar,
    CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    // A row each.
    private const int OpenedPerCommit = 80;

    /// <summary>Every application that stands is to be heard; the officers are asked to plan.</summary>
    public async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        var stage = entering.Stages.Of(entering.Stage);
        var partition = RoundKeys.Partition(entering.Id);
        await foreach (var some in tables.EnumerateAsync<ApplicationSummary>(
            partition, KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Eligible)), cancellation)
            .Chunk(OpenedPerCommit).WithCancellation(cancellation))
        {
            var commit = new Commit(partition);
            foreach (var one in some.Select(row => row.Value))
                commit.Upsert(
                    DefenceKeys.Open(stage, one.Id), new OpenDefence(one.Id, one.CreditCode, one.OrganisationName, one.Title));
            await commits.SaveAsync(commit, cancellation);
        }

        if (await defence.OpenAsync(entering, stage, cancellation) is { Count: > 0 } open)
        {
            var letter = DefenceLetters.ToOffice(entering, stage, open.Count, false, LinkPurpose.OfficerDesk);
            await MailOfficeAsync(entering, Role.Officer, letter, $"{stage.Pass}", cancellation);
        }

        return entering;
    }

    /// <summary>The officers, in time before the last day; the plan may have come meanwhile.</summary>
    public async Task RemindPlanAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        var letter = await ToOfficeAsync(round, stage, LinkPurpose.OfficerDesk, cancellation);
        if (await MarkedAsync(round, DefenceLetters.OfficersKey, letter, cancellation))
            await MailOfficeAsync(round, Role.Officer, letter, $"{stage.Pass}:reminder:{stage.Closes:yyyy-MM-dd}", cancellation);
    }

    /// <summary>On the last day: who has written nothing of a case that was heard.</summary>
    public async Task RemindNotesAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        foreach (var due in await defence.NotesDueAsync(round, stage, cancellation))
        {
            var letter = DefenceLetters.ToWrite(round, stage, due.Count());
            var commit = new Commit(RoundKeys.Partition(round.Id));
            if (!await reminders.MarkAsync(commit, round, DefenceLetters.NotesKeyOf(due.Key), letter, cancellation))
                continue;
            commit.Mail(round, letter, due.Key, $"{stage.Pass}:{stage.Closes:yyyy-MM-dd}");
            await commits.SaveAsync(commit, cancellation);
        }
    }

    /// <summary>Every day past the last: officers and administrators.</summary>
    public async Task EscalateAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        var cause = $"{stage.Pass}:{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}";
        var letter = await ToOfficeAsync(round, stage, LinkPurpose.OfficerDesk, cancellation);
        if (await MarkedAsync(round, DefenceLetters.OfficersKey, letter, cancellation))
            await MailOfficeAsync(round, Role.Officer, letter, cause, cancellation);
        await MailOfficeAsync(
            round, Role.Administrator, await ToOfficeAsync(round, stage, LinkPurpose.Office, cancellation), cause, cancellation);
    }

    /// <summary>A late end shortens no stage after it.</summary>
    public Round Close(Round round) => round with
    {
        Stages = RoundPlan.AfterLate(round.Stages, round.Stage, ShanghaiTime.DayOf(clock.GetUtcNow()), calendar),
    };

    private async Task<Reminder> ToOfficeAsync(Round round, PlannedStage stage, LinkPurpose purpose, CancellationToken cancellation) =>
        DefenceLetters.ToOffice(
            round, stage, (await defence.OpenAsync(round, stage, cancellation)).Count,
            (await defence.PlanAsync(round, stage, cancellation))?.Value.PublishedAt is not null, purpose);

    private async Task<bool> MarkedAsync(Round round, string key, Reminder letter, CancellationToken cancellation)
    {
        var mark = new Commit(RoundKeys.Partition(round.Id));
        if (!await reminders.MarkAsync(mark, round, key, letter, cancellation))
            return false;
        await commits.SaveAsync(mark, cancellation);
        return true;
    }

    private async Task MailOfficeAsync(Round round, Role role, Reminder letter, string cause, CancellationToken cancellation)
    {
        foreach (var person in await people.HandlingAsync(role, round.Id, cancellation))
            await commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, letter, person.Id, cause), cancellation);
    }
}
