namespace Funding.Workflows.Stages;

/// <summary>
/// The places of a stage that cases take one by one. Who gives them decides by <see cref="PlaceDecision"/>; whoever ends a case calls
/// <see cref="LeaveAsync"/> in its own commit, and the first in reserve has the place in that same commit. The rows: how many are taken,
/// who holds one, whose turn it is, who waits in reserve. There is no reserve while a place is free.
/// </summary>
public sealed class CasePlaces(ITableStore tables, StageOffers offers)
{
    /// <summary>The stage whose places are taken one by one; null where the round has none, or its cases do not go their own way.</summary>
    public PlannedStage? StageOf(Round round) =>
        round.IsRolling() && offers.Giver<IPlaces>(round) is { } stage && round.Stages.IsByCase(stage.Id) ? stage : null;

    /// <summary>The case stands in line, in the commit that opens it in the stage; one that comes back with its place need not.</summary>
    public async Task JoinAsync(Commit commit, CaseAt opened, CancellationToken cancellation)
    {
        var (stage, open) = (opened.View.Stage.Id, opened.Row.Value);
        if (await tables.GetAsync(commit.Partition, RoundKeys.Place(stage, open.CaseId), cancellation) is null)
        {
            commit.Insert(RoundKeys.Turn(stage, open), open.CaseId);
        }
    }

    /// <summary>What is decided by: four small reads.</summary>
    public async Task<PlaceFacts> LookAsync(Round round, StageKey stage, OpenCase open, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var first = await tables.QueryAsync(partition, KeyRange.Prefix(RoundKeys.TurnsOf(stage)), 1, null, cancellation);
        return new(
            first.Rows is [{ Key: var key }, ..] && key == RoundKeys.Turn(stage, open),
            await tables.GetAsync(partition, RoundKeys.Place(stage, open.CaseId), cancellation) is not null,
            (await tables.GetAsync<PlaceCount>(partition, RoundKeys.Places(stage), cancellation))?.Value ?? PlaceCount.None);
    }

    /// <summary>The case has the place; another taken at the same moment makes one of the commits fail.</summary>
    public async Task TakeAsync(Commit commit, StageKey stage, string caseId, CancellationToken cancellation)
    {
        await CountAsync(commit, stage, 1, 0, cancellation);
        commit.Insert(RoundKeys.Place(stage, caseId), caseId);
    }

    /// <summary>The case waits in reserve; a place freed at the same moment makes one of the commits fail.</summary>
    /// <param name="mark">Kept with the case: whoever moves up has it.</param>
    public async Task WaitAsync(Commit commit, CaseAt at, string mark, CancellationToken cancellation)
    {
        await CountAsync(commit, at.View.Stage.Id, 0, 1, cancellation);
        commit.Delete(at.Row.Key, at.Row.ETag)
            .Insert(RoundKeys.Reserve(at.View.Stage.Id, at.Application.Value), at.Row.Value with { Done = [.. at.Row.Value.Done, mark] })
            .WakeRound(at.Round.Id);
    }

    /// <summary>The case is decided: the next in line is asked.</summary>
    public async Task EndTurnAsync(Commit commit, Round round, StageKey stage, OpenCase open, CancellationToken cancellation)
    {
        var own = RoundKeys.Turn(stage, open);
        commit.Delete(own);
        var next = await tables.QueryAsync<string>(commit.Partition, KeyRange.Prefix(RoundKeys.TurnsOf(stage)), 2, null, cancellation);
        if (next.Items.FirstOrDefault(row => row.Key != own) is { } row)
        {
            commit.Wake(new CaseKey(round.Id, stage, row.Value).Subject);
        }
    }

    public async Task<bool> AnyInReserveAsync(Round round, CancellationToken cancellation) => StageOf(round) is { } stage
        && await tables.AnyAsync(RoundKeys.Partition(round.Id), RoundKeys.ReservesOf(stage.Id), cancellation);

    /// <summary>Those that wait, in the order in which they would move up.</summary>
    public IAsyncEnumerable<Stored<OpenCase>> InReserveAsync(Round round, CancellationToken cancellation) => StageOf(round) is { } stage
        ? tables.EnumerateAsync<OpenCase>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.ReservesOf(stage.Id)), cancellation)
        : AsyncEnumerable.Empty<Stored<OpenCase>>();

    public async Task<bool> IsInReserveAsync(CaseKey key, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(key.RoundId);
        return await tables.GetAsync<Application>(partition, RoundKeys.Application(key.CaseId), cancellation)
            is { Value: { State: ApplicationState.Reserve, At: { } at } application }
            && at.Stage == key.Stage
            && await tables.GetAsync(partition, RoundKeys.Reserve(key.Stage, application), cancellation) is not null;
    }

    /// <summary>
    /// A case that has come to its end gives back what it has of the places: its turn, its place in reserve, or the place that it holds,
    /// which the first in reserve takes. Nothing where it has none, and repeated it finds nothing more.
    /// </summary>
    public async Task LeaveAsync(Commit commit, Round round, Application application, CancellationToken cancellation)
    {
        if (StageOf(round) is not { Id: var stage } || application.SubmittedAt is null)
        {
            return;
        }

        if (await tables.GetAsync<OpenCase>(commit.Partition, RoundKeys.OpenCase(stage, application.Id), cancellation) is { } open
            && await tables.GetAsync(commit.Partition, RoundKeys.Turn(stage, open.Value), cancellation) is not null)
        {
            await EndTurnAsync(commit, round, stage, open.Value, cancellation);
        }

        if (await tables.GetAsync(commit.Partition, RoundKeys.Reserve(stage, application), cancellation) is { } reserve)
        {
            await CountAsync(commit, stage, 0, -1, cancellation);
            commit.Delete(reserve.Key, reserve.ETag).Wake(new CaseKey(round.Id, stage, application.Id).Subject);
        }

        if (await tables.GetAsync(commit.Partition, RoundKeys.Place(stage, application.Id), cancellation) is { } held)
        {
            commit.Delete(held.Key, held.ETag);
            await PassOnAsync(commit, round, stage, application.Id, cancellation);
        }
    }

    private async Task PassOnAsync(Commit commit, Round round, StageKey stage, string from, CancellationToken cancellation)
    {
        var first = await tables.QueryAsync<OpenCase>(
            commit.Partition, KeyRange.Prefix(RoundKeys.ReservesOf(stage)), 1, null, cancellation);
        if (first.Items is not [{ } waiting, ..])
        {
            await CountAsync(commit, stage, -1, 0, cancellation);
            return;
        }

        await CountAsync(commit, stage, 0, -1, cancellation);
        var stored = (await tables.GetAsync<Application>(
            commit.Partition, RoundKeys.Application(waiting.Value.CaseId), cancellation))!;
        var promoted = stored.Value with { State = ApplicationState.Eligible, Reason = null };
        commit.Delete(waiting.Key, waiting.ETag)
            .Insert(RoundKeys.Place(stage, promoted.Id), promoted.Id)
            .Insert(RoundKeys.OpenCase(stage, promoted.Id), waiting.Value)
            .ReplaceApplication(stored, promoted)
            .Audit(AuditNote.By(Actor.Rule("reserve"), "reserve-promoted", promoted.Id, ("for", from)).Moves(
                promoted.Desk, stored.Value.State, promoted.State))
            .FollowAgain(new CaseKey(round.Id, stage, promoted.Id).Subject);
    }

    private async Task CountAsync(Commit commit, StageKey stage, int taken, int reserve, CancellationToken cancellation)
    {
        var key = RoundKeys.Places(stage);
        var stored = await tables.GetAsync<PlaceCount>(commit.Partition, key, cancellation);
        var before = stored?.Value ?? new PlaceCount(0, 0);
        commit.Put(key, stored, new PlaceCount(before.Taken + taken, before.Reserve + reserve));
    }
}
