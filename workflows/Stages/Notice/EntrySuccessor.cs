namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// Whom the ranking's rule moves up for an entry that leaves the public notice, with a period of its own; or the place stays vacant.
/// Where nothing was ranked there is no place to fill.
/// </summary>
public sealed class EntrySuccessor(
    ITableStore tables, RoundStore rounds, RoundSuccession succession, VacantPlaces vacant, PeopleStore people, EntryMoney money,
    CommitWriter commits, WorkingCalendar calendar, TimeProvider clock)
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
            ? [.. (await people.HandlingAsync(Role.Officer, round.Id, cancellation)).Select(p => p.Id)] : [];
    }

    /// <summary>Adds it to the commit that takes the entry out.</summary>
    public async Task AddAsync(Commit commit, Round round, NoticeEntry entry, CancellationToken cancellation)
    {
        // Where cases go their own way the place is given by the case that ends (OpenCases.EndAsync).
        if (round.IsRolling())
        {
            return;
        }

        // Its money has to be free before it is reserved for somebody else; until then the place holds the notice open.
        if ((await rounds.GetProgrammeAsync(round.Id, cancellation)).Money is not null)
        {
            commit.Upsert(Left(entry.ApplicationId), entry.ApplicationId)
                .Then(Effect.Of(
                    FillPlaceHandler.KindName, $"{FillPlaceHandler.KindName}:{round.Id}:{entry.ApplicationId}",
                    new FillPlace(round.Id, entry.ApplicationId)));
            return;
        }

        await MoveUpAsync(
            commit, round, await succession.ReadAsync(round, (entry.ApplicationId, clock.GetUtcNow()), cancellation), entry, cancellation);
    }

    /// <summary>Fills the place that an entry left whose money is another's from now on; safe to repeat.</summary>
    public Task FillAsync(string roundId, string applicationId, CancellationToken cancellation) => Attempts.UntilWrittenAsync(async () =>
    {
        var partition = RoundKeys.Partition(roundId);
        if (await tables.GetAsync<string>(partition, Left(applicationId), cancellation) is not { } left
            || await rounds.FindAsync(roundId, cancellation) is not { Value: var round }
            || await tables.GetAsync<NoticeEntry>(partition, RoundKeys.NoticeEntry(applicationId), cancellation)
                is not { Value: var entry })
        {
            return;
        }

        var commit = new Commit(partition).Delete(left.Key, left.ETag).WakeRound(roundId);
        await MoveUpAsync(commit, round, await succession.ReadAsync(round, null, cancellation), entry, cancellation);
        await commits.SaveAsync(commit, cancellation);
    }, cancellation);

    /// <summary>A place whose money is not another's yet: the notice stays open for it.</summary>
    private static string Left(string applicationId) => RoundKeys.NoticeHeld($"place:{applicationId}");

    private async Task MoveUpAsync(
        Commit commit, Round round, RoundPlaces places, NoticeEntry entry, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
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
        if (programme.Money is not null
            && !await money.MoveUpAsync(commit, round, programme, next, entry.ApplicationId, cancellation))
        {
            return;
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
