namespace Funding.Workflows.Rounds;

/// <summary>
/// The due days inside a stage follow the working calendar: of corrections, of the experts' answers, of notice periods and of objections.
/// Whom a moved day concerns is told, and it is on record.
/// </summary>
public sealed class DueDays(
    ITableStore tables,
    RoundStore rounds,
    PeopleStore people,
    ObjectionDuty duty,
    WorkingCalendar calendar,
    CommitWriter commits,
    TimeProvider clock)
{
    // A sheet is a row; beside them the mail, the wake-up and the audit entry.
    private const int SheetsPerCommit = 40;

    private static readonly Actor Rule = Actor.Rule("calendar");

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    public async Task CorrectionsAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var partition = RoundKeys.Partition(round.Id);
        await foreach (var listed in tables.EnumerateAsync<ApplicationSummary>(
            partition, KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.UnderCorrection)), cancellation))
        {
            var stored = (await tables.GetAsync<Application>(partition, RoundKeys.Application(listed.Value.Id), cancellation))!;
            if (stored.Value is not { State: ApplicationState.UnderCorrection, Correction: { } correction } application
                || DueDay.Moved(
                    correction.DueOn,
                    calendar.AddWorkingDays(
                        ShanghaiTime.DayOf(correction.AskedAt), EligibilitySettings.Of(programme).CorrectionWorkingDays),
                    Today) is not { } day)
            {
                continue;
            }

            var name = ApplicationCommands.NameOf(application);
            await SaveAsync(Moved(round, application.Id, "correction", correction.DueOn, day)
                .ReplaceApplication(stored, application with { Correction = correction with { DueOn = day } })
                .WakeApplication(round.Id, application.Id)
                .Tell(
                    round,
                    application.Editors[0],
                    application.Id,
                    LinkPurpose.Apply,
                    day,
                    RoundTexts.Of("correction-of", name),
                    correction.DueOn,
                    day), cancellation);
        }
    }

    /// <summary>Days to answer, also those that the review's old close had cut short and that follow its new one.</summary>
    /// <param name="tell">False where the mail of an extension tells of them.</param>
    public async Task AnswersAsync(Round round, bool tell, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var partition = RoundKeys.Partition(round.Id);
        await foreach (var reviewer in tables.EnumerateAsync<Reviewer>(partition, KeyRange.Prefix(ReviewKeys.Reviewers), cancellation))
        {
            if (reviewer.Value.Assigned == 0)
            {
                continue;
            }

            var expert = reviewer.Value.ExpertId;
            var moved = new List<(Stored<ReviewSheet> Sheet, DateOnly Day)>();
            await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(
                partition, KeyRange.Prefix(RoundKeys.SheetPrefix(expert)), cancellation))
            {
                var counted = AnswerDay.Of(
                    calendar, programme, ShanghaiTime.DayOf(sheet.Value.AssignedAt), round.CloseOf(PanelReviewStage.Kind));
                if (sheet.Value.State == ReviewState.Assigned && DueDay.Moved(sheet.Value.AnswerBy, counted, Today) is { } day)
                {
                    moved.Add((sheet, day));
                }
            }

            foreach (var sheets in moved.Chunk(SheetsPerCommit))
            {
                var (old, day) = (sheets.Min(s => s.Sheet.Value.AnswerBy), sheets.Min(s => s.Day));
                var commit = Moved(round, expert, "answer", old, day).Wake(new ReviewerKey(round.Id, expert).Subject);
                if (tell)
                {
                    commit.Tell(round, expert, "answer", LinkPurpose.ReviewDesk, round.CloseOf(PanelReviewStage.Kind),
                        RoundTexts.Of("answers"), old, day);
                }

                foreach (var (sheet, by) in sheets)
                {
                    commit.Replace(sheet, sheet.Value with { AnswerBy = by });
                }

                await SaveAsync(commit, cancellation);
            }
        }
    }

    public async Task NoticeAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var partition = RoundKeys.Partition(round.Id);
        await foreach (var entry in tables.EnumerateAsync<NoticeEntry>(partition, KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation))
        {
            // A period that has ended stays ended: its objectors were told so.
            var (opens, closes) = (entry.Value.Opens, entry.Value.Closes);
            if (entry.Value.Removed
                || closes < Today
                || DueDay.Moved(
                    closes, NoticePeriods.LastDay(opens, calendar, NoticeSettings.Of(programme).WorkingDays), Today) is not { } day)
            {
                continue;
            }

            var application = (await tables.GetAsync<Application>(
                partition, RoundKeys.Application(entry.Value.ApplicationId), cancellation))!.Value;
            await SaveAsync(Moved(round, application.Id, "notice", closes, day)
                .ReplaceEntry(entry, entry.Value with { Closes = day })
                .WakeWalkOf(application)
                .Tell(
                    round,
                    application.Editors[0],
                    $"notice:{application.Id}",
                    LinkPurpose.Apply,
                    day.AddDays(30),
                    RoundTexts.Of("notice-of", entry.Value.Title),
                    closes,
                    day), cancellation);
        }

        await foreach (var open in tables.EnumerateAsync(partition, KeyRange.Prefix(RoundKeys.OpenObjections), cancellation))
        {
            await ObjectionAsync(round, open.Key[RoundKeys.OpenObjections.Length..], programme, cancellation);
        }
    }

    private async Task ObjectionAsync(Round round, string id, Programme programme, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        if (await tables.GetAsync<Objection>(partition, RoundKeys.Objection(id), cancellation)
            is not { Value: { Decision: null } objection } stored
            || DueDay.Moved(
                objection.DueOn,
                calendar.AddWorkingDays(ShanghaiTime.DayOf(objection.FiledAt), NoticeSettings.Of(programme).ObjectionWorkingDays),
                Today) is not { } day)
        {
            return;
        }

        var application =
            (await tables.GetAsync<Application>(partition, RoundKeys.Application(objection.ApplicationId), cancellation))!.Value;
        var commit = Moved(round, id, "objection", objection.DueOn, day)
            .Replace(stored, objection with { DueOn = day })
            .Wake(new ObjectionKey(round.Id, id).Subject)
            .Tell(
                round,
                objection.ObjectorId,
                id,
                LinkPurpose.Objection,
                day.AddDays(30),
                RoundTexts.Of("objection", id),
                objection.DueOn,
                day,
                $"{round.Id}:{id}");
        foreach (var officer in await people.InRoleAsync(Role.Officer, null, cancellation))
        {
            if (await duty.MayDecideAsync(officer.Id, round, application, objection, cancellation))
            {
                commit.Tell(
                    round,
                    officer.Id,
                    id,
                    LinkPurpose.ObjectionDesk,
                    day.AddDays(30),
                    RoundTexts.Of("objection", id),
                    objection.DueOn,
                    day);
            }
        }

        await SaveAsync(commit, cancellation);
    }

    private static Commit Moved(Round round, string subject, string what, DateOnly old, DateOnly day) =>
        new Commit(RoundKeys.Partition(round.Id)).Audit(AuditNote.By(
            Rule, "due-day-recomputed", subject, ("what", what), RoundMail.Day("before", old), RoundMail.Day("after", day)));

    // Where somebody acted on it in this moment and it is still open, the next reconcile moves it.
    private Task<bool> SaveAsync(Commit commit, CancellationToken cancellation) =>
        Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
}

internal static class DueDayMail
{
    /// <param name="lastDay">Until when the mail's link works.</param>
    /// <param name="linkSubject">Null for the round.</param>
    public static Commit Tell(
        this Commit commit,
        Round round,
        string person,
        string cause,
        LinkPurpose purpose,
        DateOnly lastDay,
        Bilingual step,
        DateOnly old,
        DateOnly day,
        string? linkSubject = null) =>
        commit.Mail(round, MailTemplates.DueDayMoved, person, $"{cause}:{day:yyyy-MM-dd}", RoundMail.DeskLink(purpose, linkSubject
            ?? round.Id, lastDay),
            [.. RoundMail.Both("Step", step), RoundMail.Day("OldDeadline", old), RoundMail.Day("NewDeadline", day)]);
}
