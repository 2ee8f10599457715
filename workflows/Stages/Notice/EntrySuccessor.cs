namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// Whom the ranking's rule moves up for an entry that leaves the public notice, with a period of its own; or the place stays vacant.
/// Where nothing was ranked there is no place to fill.
/// </summary>
public sealed class EntrySuccessor(
    ITableStore tables, RoundStore rounds, RoundSuccession succession, VacantPlaces vacant, PeopleStore people,
    WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>The applicant's withdrawal takes the entry out; where it was objected to, every officer may be looking at it.</summary>
    /// <returns>Who is told because of it.</returns>
    public async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        if (leaving.State != ApplicationState.Selected)
        {
            return [];
        }

        var entry = (await tables.GetAsync<NoticeEntry>(commit.Partition, RoundKeys.NoticeEntry(leaving.Id), cancellation))!;
        commit.ReplaceEntry(entry, entry.Value with { Removed = true, WithdrawnAt = clock.GetUtcNow() });
        await AddAsync(commit, round, entry.Value, cancellation);
        return entry.Value.OpenObjections.Count > 0
            ? [.. (await people.InRoleAsync(Role.Officer, null, cancellation)).Select(p => p.Id)] : [];
    }

    /// <summary>Adds it to the commit that takes the entry out.</summary>
    public async Task AddAsync(Commit commit, Round round, NoticeEntry entry, CancellationToken cancellation)
    {
        // Where cases go their own way the place is given by the case that ends (OpenCases.EndAsync).
        if (round.IsRolling())
        {
            return;
        }

        var partition = RoundKeys.Partition(round.Id);
        var places = await succession.ReadAsync(round, (entry.ApplicationId, clock.GetUtcNow()), cancellation);
        if (!places.Limited)
        {
            return;
        }

        if (await NextAsync(round, places, cancellation) is not { } next)
        {
            await vacant.LeaveAsync(commit, round, entry.ApplicationId, entry.Title, cancellation);
            return;
        }

        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var promoted = new NoticeEntry(
            next.ApplicationId,
            next.OrganisationName,
            next.Title,
            next.Desk,
            next.Entry.Rank!.Value,
            next.Entry.Score,
            round.PublicNoticeNumber!,
            Today,
            NoticePeriods.LastDay(Today, calendar, NoticeSettings.Of(programme).WorkingDays), [], false, entry.ApplicationId)
        {
            At = clock.GetUtcNow(),
        };
        var reserve = (await tables.GetAsync<Application>(partition, RoundKeys.Application(next.ApplicationId), cancellation))!;
        var selected = reserve.Value with { State = ApplicationState.Selected };
        commit.ReplaceApplication(reserve, selected)
            .InsertEntry(promoted)
            .Audit(AuditNote.By(Actor.Rule("reserve"), "reserve-promoted", next.ApplicationId, ("for", entry.ApplicationId)).Moves(
                selected.Desk, reserve.Value.State, selected.State))
            .Promoted(round, selected, promoted);
    }

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <summary>The first that moves up, after all removals before it, was not removed itself, and has no entry yet.</summary>
    private async Task<RankedApplication?> NextAsync(Round round, RoundPlaces places, CancellationToken cancellation)
    {
        foreach (var promotion in places.Succession.Promotions)
        {
            var row = places.ByKey[promotion.Key];
            if (places.Holds(row.ApplicationId)
                && await tables.GetAsync(RoundKeys.Partition(round.Id), RoundKeys.NoticeEntry(row.ApplicationId), cancellation) is null)
            {
                return row;
            }
        }

        return null;
    }
}
