namespace Funding.Workflows.Money.Payments;

/// <summary>Reads runs of payments, what is in them, and payables of a line.</summary>
public sealed class RunStore(ITableStore tables)
{
    public const int PageSize = 50;

    /// <summary>The newest runs of a line, the newest first.</summary>
    public async Task<IReadOnlyList<PaymentRun>> NewestAsync(LineId line, CancellationToken cancellation = default) =>
        [.. (await tables.QueryAsync<PaymentRun>(
            MoneyKeys.Partition(line), KeyRange.Prefix(RunKeys.Runs), PageSize, null, cancellation)).Items.Select(row => row.Value)];

    /// <exception cref="RefusedException">There is no such run.</exception>
    public async Task<Stored<PaymentRun>> GetAsync(LineId line, int number, CancellationToken cancellation = default) =>
        (number is < 1 or > RunKeys.MostRuns ? null
            : await tables.GetAsync<PaymentRun>(MoneyKeys.Partition(line), RunKeys.Run(number), cancellation))
        ?? throw new RefusedException(RunRefusals.NotFound());

    /// <summary>Everything in a run, by number; a run has at most a thousand.</summary>
    public async Task<IReadOnlyList<Stored<RunItem>>> ItemsAsync(PaymentRun run, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<RunItem>(MoneyKeys.Partition(run.Line), KeyRange.Prefix(RunKeys.Items(run.Number)), cancellation)
            .ToListAsync(cancellation);

    /// <summary>One page of a run, by number.</summary>
    public Task<StoredPage<RunItem>> PageAsync(PaymentRun run, string? continuation, CancellationToken cancellation = default) =>
        tables.QueryAsync<RunItem>(
            MoneyKeys.Partition(run.Line), KeyRange.Prefix(RunKeys.Items(run.Number)), PageSize, continuation, cancellation);

    /// <returns>Null where the run has no such item.</returns>
    public Task<Stored<RunItem>?> ItemAsync(LineId line, int run, int number, CancellationToken cancellation = default) =>
        tables.GetAsync<RunItem>(MoneyKeys.Partition(line), RunKeys.Item(run, number), cancellation);

    /// <summary>Every payable of a line; one transaction for a thousand.</summary>
    public async Task<IReadOnlyList<Stored<Payable>>> PayablesAsync(LineId line, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<Payable>(MoneyKeys.Partition(line), KeyRange.Prefix(PayableKeys.Prefix), cancellation)
            .ToListAsync(cancellation);

    /// <summary>Those of one award.</summary>
    public async Task<IReadOnlyList<Payable>> PayablesOfAsync(LineId line, string award, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<Payable>(MoneyKeys.Partition(line), KeyRange.Prefix(PayableKeys.OfAward(award)), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <returns>Null where the award has no such tranche to be paid.</returns>
    public Task<Stored<Payable>?> PayableAsync(LineId line, string award, string tranche, CancellationToken cancellation = default) =>
        tables.GetAsync<Payable>(MoneyKeys.Partition(line), PayableKeys.Of(award, tranche), cancellation);

    public async Task<BankAnswer?> AnswerAsync(LineId line, int run, int number, CancellationToken cancellation = default) =>
        (await tables.GetAsync<BankAnswer>(MoneyKeys.Partition(line), RunKeys.Answer(run, number), cancellation))?.Value;
}
