namespace Funding.Workflows.Stages.Defence;

/// <summary>What the defence does by itself: officers are asked and reminded, and everybody is told of their sessions.</summary>
public sealed class DefenceActs(
    ITableStore tables, RoundStore rounds, DefenceStore defence, PeopleStore people, ReminderStore reminders, WorkingCalendar calendar,
    CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    // A row each.
    private const int OpenedPerCommit = 80;

    // A session is a row and a mail.
    private const int ToldPerCommit = 20;

    // A mail each.
    private const int MembersPerCommit = 40;

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

    /// <summary>Of a plan that was published, and of each move since: rows and mails go together, whatever breaks off in between.</summary>
    public async Task TellAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        var plan = await defence.PlanAsync(round, stage, cancellation);
        if (plan is not { Value.PublishedAt: not null })
            return;
        if (plan.Value.ToldAt is null)
            await TellPlanAsync(round, stage, plan, cancellation);
        await foreach (var move in tables.EnumerateAsync<UntoldMove>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(DefenceKeys.Untold(stage, "")), cancellation))
        {
            await TellMoveAsync(round, stage, plan.Value, move, cancellation);
        }
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

    private async Task TellPlanAsync(Round round, PlannedStage stage, Stored<DefencePlan> plan, CancellationToken cancellation)
    {
        var settings = DefenceSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var draft = (await defence.DraftAsync(round, stage, cancellation))!;
        foreach (var some in draft.Value.Sessions.Chunk(ToldPerCommit))
        {
            var commit = new Commit(RoundKeys.Partition(round.Id));
            foreach (var planned in some)
                await InviteAsync(commit, round, stage, settings, plan.Value, planned, cancellation);
            if (commit.Count > 0)
                await commits.SaveAsync(commit, cancellation);
        }

        var sessions = await defence.SessionsAsync(round, stage, cancellation);
        foreach (var some in sessions.SelectMany(s => s.Panel).Distinct().Order(StringComparer.Ordinal).Chunk(MembersPerCommit))
        {
            var commit = new Commit(RoundKeys.Partition(round.Id));
            foreach (var member in some)
                Mail(
                    commit, round, stage, DefenceMails.DefencePanel, member, $"{stage.Pass}:{plan.Value.Number}",
                    DefenceLetters.PanelData(plan.Value, [.. sessions.Where(s => s.Panel.Contains(member))]));
            await commits.SaveAsync(commit, cancellation);
        }

        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(round.Id))
                .Replace(plan, plan.Value with { ToldAt = clock.GetUtcNow() })
                .Delete(draft.Key, draft.ETag),
            cancellation);
    }

    /// <summary>The session's row and its applicant's mail; nothing where the row is there, or the case is heard no more.</summary>
    private async Task InviteAsync(
        Commit commit, Round round, PlannedStage stage, DefenceSettings settings, DefencePlan plan, PlannedSession planned,
        CancellationToken cancellation)
    {
        if (await defence.SessionAsync(round, stage, planned.CaseId, cancellation) is not null
            || await defence.OpenAsync(round, stage, planned.CaseId, cancellation) is not { Value: var open })
            return;
        commit.Insert(DefenceKeys.Session(stage, planned.CaseId), new DefenceSession
        {
            CaseId = open.CaseId,
            Subject = open.Subject,
            OrganisationName = open.OrganisationName,
            Title = open.Title,
            Place = planned.Place,
            Panel = planned.Panel,
        });
        await MailApplicantAsync(
            commit, round, stage, DefenceMails.DefenceInvitation, planned.CaseId, $"{stage.Pass}:{plan.Number}",
            [
                .. DefenceLetters.PlaceData(plan, planned.Place, null), ("Talk", $"{settings.TalkMinutes}"),
                ("Questions", $"{settings.QuestionMinutes}"),
            ],
            cancellation);
    }

    /// <summary>The applicant and who sits on the case, nobody else.</summary>
    private async Task TellMoveAsync(
        Round round, PlannedStage stage, DefencePlan plan, Stored<UntoldMove> move, CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(round.Id)).Delete(move.Key, move.ETag);
        if (await defence.SessionAsync(round, stage, move.Value.CaseId, cancellation) is { Value: var session }
            && session.Place != move.Value.Before && DefenceTracking.Stands(session.State))
        {
            var (data, cause) = (
                DefenceLetters.PlaceData(plan, session.Place, move.Value.Before), $"{session.CaseId}:{stage.Pass}:{session.Moves}");
            await MailApplicantAsync(
                commit, round, stage, DefenceMails.DefenceMoved, session.CaseId, $"{stage.Pass}:{session.Moves}", data, cancellation);
            foreach (var member in session.Panel)
                Mail(
                    commit, round, stage, DefenceMails.DefencePanelMoved, member, cause, [.. data, ("ApplicationName", session.Name)]);
        }

        // A move in this moment is told by the next.
        await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
    }

    private async Task MailApplicantAsync(
        Commit commit, Round round, PlannedStage stage, MailTemplate template, string caseId, string cause, (string, string)[] data,
        CancellationToken cancellation)
    {
        var application = (await tables.GetAsync<Application>(commit.Partition, RoundKeys.Application(caseId), cancellation))!.Value;
        commit.MailPage(
            round, template, Addressee.Of(application), $"{caseId}:{cause}", DefenceLinks.Own(round.Id, stage.Id, caseId),
            [.. data, ("ApplicationName", application.Name), ("ApplicationNumber", caseId)]);
    }

    private static void Mail(
        Commit commit, Round round, PlannedStage stage, MailTemplate template, string personId, string cause, (string, string)[] data) =>
        commit.MailLink(
            round, template, personId, cause,
            RoundMail.Link(DefenceLetters.DeskLink(round, stage), DefenceLinks.Panel(round.Id, stage.Id)), data);

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
        foreach (var person in await people.InRoleAsync(role, null, cancellation))
            await commits.SaveAsync(new Commit(RoundKeys.Partition(round.Id)).Mail(round, letter, person.Id, cause), cancellation);
    }
}
