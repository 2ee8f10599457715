namespace Funding.Workflows.Stages;

/// <summary>Reads and closes the rows of cases that are open in a stage that runs case by case.</summary>
public sealed class OpenCases(ITableStore tables, CasePlaces places)
{
    /// <returns>Null where the case is not open in the stage.</returns>
    public Task<Stored<OpenCase>?> FindAsync(CaseKey key, CancellationToken cancellation = default) =>
        tables.GetAsync<OpenCase>(RoundKeys.Partition(key.RoundId), RoundKeys.OpenCase(key.Stage, key.CaseId), cancellation);

    public Task<bool> AnyAsync(string roundId, StageKey stage, CancellationToken cancellation = default) =>
        tables.AnyAsync(RoundKeys.Partition(roundId), RoundKeys.OpenCasesOf(stage), cancellation);

    /// <summary>In whatever stage.</summary>
    public Task<bool> AnyAsync(string roundId, CancellationToken cancellation = default) =>
        tables.AnyAsync(RoundKeys.Partition(roundId), RoundKeys.OpenCases, cancellation);

    /// <summary>One transaction for a thousand.</summary>
    public async Task<int> CountAsync(string roundId, StageKey stage, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.OpenCasesOf(stage)), cancellation)
            .CountAsync(cancellation);

    /// <summary>The open cases of a stage, by number; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<OpenCase>> AllAsync(string roundId, StageKey stage, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<OpenCase>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.OpenCasesOf(stage)), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <summary>The open cases of a stage with their applications, by number; one page: one query and a read each.</summary>
    public async Task<(IReadOnlyList<(OpenCase Case, Application Application)> Items, string? Continuation)> PageAsync(
        string roundId, StageKey stage, int pageSize, string? continuation, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(roundId);
        var page = await tables.QueryAsync<OpenCase>(
            partition, KeyRange.Prefix(RoundKeys.OpenCasesOf(stage)), pageSize, continuation, cancellation);
        var applications = await Task.WhenAll(page.Items.Select(c => tables.GetAsync<Application>(
            partition, RoundKeys.Application(c.Value.CaseId), cancellation)));
        return ([.. page.Items.Zip(applications, (c, application) => (c.Value, application!.Value))], page.Continuation);
    }

    /// <summary>
    /// Walkers of the open cases: of the round's present stage, or where cases go their own way of every stage and of those in reserve.
    /// </summary>
    public IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, CancellationToken cancellation = default) => tables
        .EnumerateAsync(
            RoundKeys.Partition(round.Id),
            KeyRange.Prefix(round.IsRolling() ? RoundKeys.OpenCases : RoundKeys.OpenCasesOf(round.Stage)),
            cancellation)
        .Select(row => RoundKeys.CaseOf(round.Id, row.Key))
        .Concat(places.InReserveAsync(round, cancellation)
            .Select(waiting => new CaseKey(round.Id, places.StageOf(round)!.Id, waiting.Value.CaseId)))
        .Select(key => key.Subject);

    /// <summary>A case that waits for a place in the stage.</summary>
    public Task<bool> IsInReserveAsync(CaseKey key, CancellationToken cancellation) => places.IsInReserveAsync(key, cancellation);

    /// <summary>
    /// A case that ends before its last stage leaves the one it is open in, and gives back the place that it holds, in the caller's commit.
    /// Nothing where it is open nowhere and holds none.
    /// </summary>
    /// <param name="round">The whole round, or as it is for the case.</param>
    public async Task EndAsync(Commit commit, Round round, Application application, CancellationToken cancellation)
    {
        var key = new CaseKey(round.Id, round.For(application).Stage, application.Id);
        if (!round.IsRunning())
        {
            return;
        }

        if (await FindAsync(key, cancellation) is { } row)
        {
            commit.Delete(row.Key, row.ETag).Wake(key.Subject).WakeRound(round.Id);
        }

        await FreeAsync(commit, round, application, cancellation);
    }

    /// <summary>The place that the case holds, or waits for, goes to whoever is next.</summary>
    public Task FreeAsync(Commit commit, Round round, Application application, CancellationToken cancellation) =>
        places.LeaveAsync(commit, round, application, cancellation);
}
