namespace Funding.Workflows.Stages;

/// <summary>Reads and closes the rows of cases that are open in a stage that runs case by case.</summary>
public sealed class Cases(ITableStore tables)
{
    /// <returns>Null where the case is not open in the stage.</returns>
    public Task<Stored<OpenCase>?> FindAsync(CaseKey key, CancellationToken cancellation = default) =>
        tables.GetAsync<OpenCase>(RoundKeys.Partition(key.RoundId), RoundKeys.OpenCase(key.Stage, key.CaseId), cancellation);

    public Task<bool> AnyAsync(string roundId, StageKey stage, CancellationToken cancellation = default) =>
        tables.AnyAsync(RoundKeys.Partition(roundId), RoundKeys.OpenCasesOf(stage), cancellation);

    /// <summary>One transaction for a thousand.</summary>
    public async Task<int> CountAsync(string roundId, StageKey stage, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.OpenCasesOf(stage)), cancellation)
            .CountAsync(cancellation);

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

    /// <summary>Walkers of the cases that are open in the round's present stage.</summary>
    public IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, CancellationToken cancellation = default) =>
        tables.EnumerateAsync<OpenCase>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.OpenCasesOf(round.Stage)), cancellation)
            .Select(row => new CaseKey(round.Id, round.Stage, row.Value.CaseId).Subject);

    /// <summary>A case that ends while it is open leaves its stage in the same commit; nothing where it is open nowhere.</summary>
    public async Task EndAsync(Commit commit, Round round, string caseId, CancellationToken cancellation)
    {
        var key = new CaseKey(round.Id, round.Stage, caseId);
        if (round.IsRunning() && await FindAsync(key, cancellation) is { } row)
        {
            commit.Delete(row.Key, row.ETag).Wake(key.Subject).WakeRound(round.Id);
        }
    }
}
