namespace Funding.Workflows.Stages.Notice;

/// <summary>The days of notice periods and of objections follow the working calendar.</summary>
public sealed class NoticeDueDays(
    ITableStore tables, RoundStore rounds, PeopleStore people, ObjectionDuty duty, WorkingCalendar calendar, CommitWriter commits,
    TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(NoticeKind));

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    public async Task FollowCalendarAsync(Round round, CancellationToken cancellation)
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
            await commits.SaveOnceAsync(round.DueDayMoved(application.Id, "notice", closes, day)
                .ReplaceEntry(entry, entry.Value with { Closes = day })
                .WakeWalkOf(application)
                .TellDueDay(
                    round,
                    Addressee.Of(application),
                    $"notice:{application.Id}",
                    LinkPurpose.Apply,
                    day.AddDays(30),
                    Texts.Of("notice-of", entry.Value.Name),
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
        var commit = round.DueDayMoved(id, "objection", objection.DueOn, day)
            .Replace(stored, objection with { DueOn = day })
            .Wake(new ObjectionKey(round.Id, id).Subject)
            .TellDueDay(
                round,
                objection.ObjectorId,
                id,
                LinkPurpose.Objection,
                day.AddDays(30),
                Texts.Of("objection", id),
                objection.DueOn,
                day,
                $"{round.Id}:{id}");
        foreach (var officer in await people.HandlingAsync(Role.Officer, round.Id, cancellation))
        {
            if (await duty.MayDecideAsync(officer.Id, round, application, objection, cancellation))
            {
                commit.TellDueDay(
                    round,
                    officer.Id,
                    id,
                    LinkPurpose.ObjectionDesk,
                    day.AddDays(30),
                    Texts.Of("objection", id),
                    objection.DueOn,
                    day);
            }
        }

        await commits.SaveOnceAsync(commit, cancellation);
    }
}
