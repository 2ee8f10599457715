namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// Whom the ranking's rule moves up for an entry that leaves the public notice, with a period of its own; or the place stays vacant.
/// Where nothing was ranked there is no place to fill.
/// </summary>
public sealed class EntrySuccessor(
    ITableStore tables, RoundStore rounds, RoundSuccession succession, VacantPlaces vacant, PeopleStore people, EntryMoney money,
    CommitWriter commits, WorkingCalendar calendar, TimeProvider clock) : IMoneyWaiter
{
    // With the round's wake-up and the handover of the freed money they fit one commit.
    private const int PlacesAtOnce = 50;

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
            commit.Upsert(Left(entry.ApplicationId), entry.ApplicationId).Then(Fill(round, entry.ApplicationId));
            return;
        }

        await MoveUpAsync(
            commit, round, await succession.ReadAsync(round, (entry.ApplicationId, clock.GetUtcNow()), cancellation),
            (entry.ApplicationId, entry.Title), cancellation);
    }

    /// <summary>Fills the place that an entry left whose money is another's from now on; safe to repeat.</summary>
    public Task FillAsync(string roundId, string applicationId, CancellationToken cancellation) => Attempts.UntilWrittenAsync(async () =>
    {
        var partition = RoundKeys.Partition(roundId);
        if (await rounds.FindAsync(roundId, cancellation) is not { Value: var round } stored
            || await tables.GetAsync<Application>(partition, RoundKeys.Application(applicationId), cancellation)
                is not { Value: var leaving })
        {
            return;
        }

        var commit = new Commit(partition).WakeRound(roundId);
        var left = await tables.GetAsync<string>(partition, Left(applicationId), cancellation);
        if (left is not null)
        {
            commit.Delete(left.Key, left.ETag);
        }
        else if (await tables.GetAsync(partition, GrantKeys.PlaceWait(applicationId), cancellation) is not null && IsOpen(round))
        {
            // The round's row is taken along: the notice is not closed while the place is filled.
            commit.Replace(stored, round);
        }
        else
        {
            return;
        }

        var waited = left is null;
        var moved = await MoveUpAsync(
            commit, round, await succession.ReadAsync(round, null, cancellation), (leaving.Id, leaving.Title), cancellation);
        if (moved || !waited) await commits.SaveAsync(commit, cancellation);

        // Money that came after it was looked for, and before the place was known to wait for it, is found now.
        if (!moved && !waited) await FillAsync(roundId, applicationId, cancellation);
    }, cancellation);

    /// <summary>Every place that waits for money is tried again; in a round whose notice is over none is.</summary>
    public async Task WakeAsync(Commit commit, Round round, CancellationToken cancellation)
    {
        if (IsOpen(round))
        {
            foreach (var leaving in await WaitingAsync(round, cancellation)) commit.Then(Fill(round, leaving));
        }
    }

    /// <summary>The same at once, for what was lost.</summary>
    public async Task FillAllAsync(Round round, CancellationToken cancellation)
    {
        if (IsOpen(round))
        {
            foreach (var leaving in await WaitingAsync(round, cancellation)) await FillAsync(round.Id, leaving, cancellation);
        }
    }

    private static bool IsOpen(Round round) =>
        round.IsRunning() && round.Seal is null && round.Stages.Of(round.Stage).Kind == NoticeStage.Kind;

    private async Task<IReadOnlyList<string>> WaitingAsync(Round round, CancellationToken cancellation) =>
        [.. (await tables.QueryAsync(
                RoundKeys.Partition(round.Id), KeyRange.Prefix(GrantKeys.PlaceWaits), PlacesAtOnce, null, cancellation))
            .Rows.Select(row => row.Key[GrantKeys.PlaceWaits.Length..])];

    private static Effect Fill(Round round, string leaving) => Effect.Of(
        FillPlaceHandler.KindName, $"{FillPlaceHandler.KindName}:{round.Id}:{leaving}", new FillPlace(round.Id, leaving));

    /// <summary>A place whose money is not another's yet: the notice stays open for it.</summary>
    private static string Left(string applicationId) => RoundKeys.NoticeHeld($"place:{applicationId}");

    /// <returns>False where the place waits for money.</returns>
    private async Task<bool> MoveUpAsync(
        Commit commit, Round round, RoundPlaces places, (string Id, string Title) leaving, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        if (!places.Limited)
        {
            return true;
        }

        if (await NextAsync(round, places, cancellation) is not { } next)
        {
            if (await tables.GetAsync(partition, GrantKeys.PlaceWait(leaving.Id), cancellation) is { } waiting)
                commit.Delete(waiting.Key, waiting.ETag);
            await vacant.LeaveAsync(commit, round, leaving.Id, leaving.Title, cancellation);
            return true;
        }

        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        if (programme.Money is not null
            && !await money.MoveUpAsync(commit, round, programme, next, leaving.Id, cancellation))
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
        var reserve = (await tables.GetAsync<Application>(partition, RoundKeys.Application(next.ApplicationId), cancellation))!;
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
