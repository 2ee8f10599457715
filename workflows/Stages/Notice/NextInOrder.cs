namespace Funding.Workflows.Stages.Notice;

/// <summary>Who moves up into a place of the public notice, by the ranking's rule and with money where the programme gives any.</summary>
public sealed class NextInOrder(
    ITableStore tables, RoundStore rounds, VacantPlaces vacant, EntryMoney money, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>Adds to the commit who takes the place of an entry that left, or that nobody does.</summary>
    /// <param name="waiting">The row by which the place waits for money; null where it does not.</param>
    /// <returns>False where it waits, or goes on waiting.</returns>
    public async Task<bool> AddAsync(
        Commit commit, Round round, RoundPlaces places, (string Id, string Title) leaving, Row? waiting, CancellationToken cancellation)
    {
        if (!places.Limited)
        {
            return true;
        }

        if (await NextAsync(round, places, cancellation) is not { } next)
        {
            if (waiting is not null) commit.Delete(waiting.Key, waiting.ETag);
            await vacant.LeaveAsync(commit, round, leaving.Id, leaving.Title, cancellation);
            return true;
        }

        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        if (programme.Money is not null
            && !await money.MoveUpAsync(commit, round, programme, next, leaving.Id, waiting, cancellation))
        {
            return false;
        }

        var promoted = new NoticeEntry(
            next.ApplicationId,
            next.OrganisationName,
            next.Title,
            next.Desk,
            next.Entry.Rank!.Value,
            next.Entry.Score,
            round.PublicNoticeNumber!,
            Today,
            NoticePeriods.LastDay(Today, calendar, NoticeSettings.Of(programme).WorkingDays), [], false, leaving.Id)
        {
            At = clock.GetUtcNow(),
            Granted = places.GrantedTo(next.ApplicationId),
        };
        var reserve = (await tables.GetAsync<Application>(commit.Partition, RoundKeys.Application(next.ApplicationId), cancellation))!;
        var selected = reserve.Value with { State = ApplicationState.Selected };
        commit.ReplaceApplication(reserve, selected)
            .InsertEntry(promoted)
            .Audit(AuditNote.By(Actor.Rule("reserve"), "reserve-promoted", next.ApplicationId, ("for", leaving.Id)).Moves(
                selected.Desk, reserve.Value.State, selected.State))
            .Promoted(round, selected, promoted);
        return true;
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
