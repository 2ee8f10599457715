namespace Funding.Workflows.Api;

/// <summary>Runs of payments and what is in them, to read; amounts are text in yuan, of accounts there are the last four digits.</summary>
internal static class PaymentRunsApi
{
    /// <param name="Count">Payments in it.</param>
    /// <param name="PaidSum">Of what was paid and did not come back.</param>
    /// <param name="FileCode">Of the bank's file; null before it is made.</param>
    internal sealed record PaymentRunBody(
        int Number, RunState State, string Bank, int Count, string Sum, DateTimeOffset OpenedAt, DateTimeOffset? CheckedAt,
        DateTimeOffset? ApprovedAt, DateTimeOffset? SentAt, string? FileCode, int Paid, string PaidSum, int Failed, int Returned,
        int Unanswered)
    {
        public static PaymentRunBody Of(PaymentRun run) => new(
            run.Number, run.State, run.Bank, run.Count, $"{run.Sum}", run.Maker.At.ToUniversalTime(),
            run.State is RunState.Open or RunState.Submitted ? null : run.Checker?.At.ToUniversalTime(),
            run.Approver?.At.ToUniversalTime(), run.SentAt?.ToUniversalTime(), run.FileCode, run.Settled.Paid, $"{run.Settled.PaidSum}",
            run.Settled.Failed, run.Settled.Returned, run.Unanswered);
    }

    /// <param name="Reference">By which the bank names it.</param>
    /// <param name="AccountTail">The last four digits of the account.</param>
    /// <param name="Outcome">Null while the bank has said nothing.</param>
    /// <param name="On">The bank's day.</param>
    internal sealed record PaymentBody(
        int Number, string Reference, string Award, string Tranche, int Attempt, string CreditCode, string HolderName, string Amount,
        string AccountTail, ItemOutcome? Outcome, string? Reason, DateOnly? On);

    private const string RunsRoute = "/{programme}/{year}/{source}/payments";

    private static readonly DateTimeOffset At = new(2026, 9, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly PaymentRunBody Run = new(
        3, RunState.Sent, "icbc", 2, "780000.00", At, At.AddHours(2), At.AddHours(5), At.AddDays(1), "5F0C1B7A90D2E344",
        1, "480000.00", 0, 0, 1);

    private static readonly PaymentBody Payment = new(
        1, "A41F0C00030001", "mixed-ownership-colleges-2025-1-3", "start", 1, "12330000470009123C", "Zhijiang College", "480000.00", "3452",
        ItemOutcome.Paid, null, new(2026, 9, 4));

    public static void MapPaymentRuns(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/budget-lines").WithTags("money");
        group.MapGet(RunsRoute, ListAsync).Needs(Right.ReadMoney).Does(
            "Its newest runs of payments, the newest first", new Paged<PaymentRunBody>([Run], null));
        group.MapGet(RunsRoute + "/{run}", FindAsync).Needs(Right.ReadMoney).Does("One run with what the bank has said so far", Run);
        group.MapGet(RunsRoute + "/{run}/lines", LinesAsync).Needs(Right.ReadMoney).Does(
            "The payments of a run by number, one page", new Paged<PaymentBody>([Payment], null));
    }

    private static async Task<Paged<PaymentRunBody>> ListAsync(
        string programme, string year, string source, BudgetStore lines, RunStore runs, CancellationToken cancellation)
    {
        var line = (await lines.GetAsync(LineId.Of(programme, year, source), cancellation)).Value.Id;
        return new([.. (await runs.NewestAsync(line, cancellation)).Select(PaymentRunBody.Of)], null);
    }

    private static async Task<PaymentRunBody> FindAsync(
        string programme, string year, string source, string run, RunStore runs, CancellationToken cancellation) =>
        PaymentRunBody.Of(await RunAsync(programme, year, source, run, runs, cancellation));

    private static async Task<Paged<PaymentBody>> LinesAsync(
        string programme, string year, string source, string run, RunStore runs, CancellationToken cancellation,
        string? continuation = null)
    {
        var of = await RunAsync(programme, year, source, run, runs, cancellation);
        return await Paging.ReadAsync(runs.PageAsync(of, continuation, cancellation), item => new PaymentBody(
            item.Number, of.ReferenceOf(item.Number), item.AwardId, item.Tranche, item.Attempt, item.CreditCode, item.HolderName,
            $"{item.Amount}", item.Account.Tail, item.Outcome, item.Reason, item.On));
    }

    private static async Task<PaymentRun> RunAsync(
        string programme, string year, string source, string run, RunStore runs, CancellationToken cancellation) =>
        (await runs.GetAsync(
            LineId.Of(programme, year, source) ?? throw new RefusedException(MoneyRefusals.NoLine()),
            int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, cancellation)).Value;
}
