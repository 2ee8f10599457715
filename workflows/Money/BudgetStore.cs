namespace Funding.Workflows.Money;

/// <summary>Reads budget lines: the list, one line, its postings and its changes.</summary>
public sealed class BudgetStore(ITableStore tables)
{
    /// <summary>Postings of a page.</summary>
    public const int PageSize = 50;

    /// <summary>All lines as they were after their last commits, by year, programme and source.</summary>
    public async Task<IReadOnlyList<BudgetLine>> ListAsync(CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<BudgetLine>(MoneyKeys.ListPartition, KeyRange.All, cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <returns>Null where nothing was ever proposed of it.</returns>
    public Task<Stored<BudgetLine>?> FindAsync(LineId line, CancellationToken cancellation = default) =>
        tables.GetAsync<BudgetLine>(MoneyKeys.Partition(line), MoneyKeys.Line, cancellation);

    /// <exception cref="RefusedException">There is no such line.</exception>
    public async Task<Stored<BudgetLine>> GetAsync(LineId? line, CancellationToken cancellation = default) =>
        (line is null ? null : await FindAsync(line, cancellation)) ?? throw new RefusedException(MoneyRefusals.NoLine());

    /// <summary>Postings by key, which keeps those of a case together; one page.</summary>
    /// <param name="of">One case's alone; null for all.</param>
    public Task<StoredPage<Posting>> PostingsAsync(
        LineId line, string? of = null, string? continuation = null, CancellationToken cancellation = default) =>
        tables.QueryAsync<Posting>(
            MoneyKeys.Partition(line), KeyRange.Prefix(MoneyKeys.PostingsOf(of)), PageSize, continuation,
            cancellation);

    /// <summary>Every posting by key.</summary>
    public IAsyncEnumerable<Posting> AllPostingsAsync(LineId line, CancellationToken cancellation = default) =>
        tables.EnumerateAsync<Posting>(MoneyKeys.Partition(line), KeyRange.Prefix(MoneyKeys.Postings), cancellation)
            .Select(row => row.Value);

    /// <returns>Null where nothing is on record under the key.</returns>
    public async Task<Posting?> PostingAsync(LineId line, PostingKey key, CancellationToken cancellation = default) =>
        (await tables.GetAsync<Posting>(MoneyKeys.Partition(line), MoneyKeys.Posting(key), cancellation))?.Value;

    /// <returns>Null where the case has nothing of the line.</returns>
    public Task<Stored<LineCase>?> CaseAsync(LineId line, string of, CancellationToken cancellation = default) =>
        tables.GetAsync<LineCase>(MoneyKeys.Partition(line), MoneyKeys.Case(of), cancellation);

    /// <summary>What each case has of the line.</summary>
    public IAsyncEnumerable<LineCase> CasesAsync(LineId line, CancellationToken cancellation = default) =>
        CasesAsync(line, "", cancellation);

    /// <summary>The same of those whose names begin so.</summary>
    public IAsyncEnumerable<LineCase> CasesAsync(LineId line, string prefix, CancellationToken cancellation = default) =>
        tables.EnumerateAsync<LineCase>(MoneyKeys.Partition(line), KeyRange.Prefix(MoneyKeys.Cases + prefix), cancellation)
            .Select(row => row.Value);

    /// <summary>The newest changes, the newest first.</summary>
    public async Task<IReadOnlyList<BudgetChange>> ChangesAsync(LineId line, CancellationToken cancellation = default) =>
        [.. (await tables.QueryAsync<BudgetChange>(
            MoneyKeys.Partition(line), KeyRange.Prefix(MoneyKeys.Changes), PageSize, null, cancellation)).Items.Select(row => row.Value)];

    /// <returns>Null where there is none.</returns>
    public Task<Stored<BudgetChange>?> ChangeAsync(LineId line, int number, CancellationToken cancellation = default) =>
        number is < 1 or > MoneyKeys.MostChanges ? Task.FromResult<Stored<BudgetChange>?>(null)
            : tables.GetAsync<BudgetChange>(MoneyKeys.Partition(line), MoneyKeys.Change(number), cancellation);
}
