using Funding.Workflows.Tests.Awards;

namespace Funding.Workflows.Tests.Money;

/// <summary>Tranches from the seals of the task book on, with a bank that is played: due, paid, back, stopped, recovered.</summary>
public sealed class AwardMoneyTests : IAsyncLifetime
{
    private static readonly LineId Line = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);

    private readonly RoundHouse house = new(engineInMemory: true);
    private CollegeYears colleges = null!;
    private Yuan amount;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string First => colleges.AwardId(1);

    public async ValueTask InitializeAsync()
    {
        colleges = new CollegeYears(house);
        await colleges.AnnounceAsync();
        await house.SettleAsync(Stop);
        amount = (await house.Get<PaymentQueries>().MoneyAsync(First, Stop))!.Amount;
        for (var days = 0; days < 60 && (await PhasesAsync())[0] == TranchePhase.Waiting; days++)
        {
            await colleges.ActAsync(1);
            await NextDayAsync();
        }
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_tranche_is_due_with_the_seals_and_paid_when_the_bank_says_so()
    {
        Assert.Equal([TranchePhase.Due, TranchePhase.Waiting, TranchePhase.Waiting], await PhasesAsync());
        var payable = (await PayableAsync("start"))!.Value;
        Assert.Equal(
            (PayableState.Waiting, 1, decimal.Floor(amount.Value * 40) / 100, Line),
            (payable.State, payable.Attempt, payable.Amount.Value, payable.Line));
        Assert.Null(await PayableAsync("interim"));
        Assert.Single(await SentAsync("TrancheDue"));

        // However often the effect comes, the line has it once, and a run that took it keeps it.
        await MoveAsync("start", PayableState.InRun);
        foreach (var handler in house.Services.GetServices<IEffectHandler>().OfType<PutPayableHandler>())
            await handler.HandleAsync("again", FundingJson.Serialize(new PayablePayload(payable, 0, Yuan.Zero)), Stop);
        Assert.Equal(PayableState.InRun, (await PayableAsync("start"))!.Value.State);

        await SettleAsync("start", PaymentOutcome.Paid);
        Assert.Equal([TranchePhase.Paid, TranchePhase.Waiting, TranchePhase.Waiting], await PhasesAsync());
        Assert.True((await colleges.AwardAsync(1)).Find(new("payment", "start"))!.Value.Passed);
        Assert.Single(await SentAsync("TranchePaid"));
        await SettleAsync("start", PaymentOutcome.Returned);
        var back = (await house.Get<PaymentQueries>().StateAsync(First, "start", Stop))!.Value;
        Assert.Equal(TranchePhase.Due, back.Phase);
        Assert.Contains("退回", back.Why!.Zh, StringComparison.Ordinal);
        Assert.Single(await SentAsync("TrancheNotPaid"));
    }

    [Fact]
    public async Task While_an_award_is_suspended_nothing_of_it_may_be_put_into_a_run()
    {
        var changes = house.Get<AwardChangeCommands>();
        await changes.SuspendAsync(Cast.Administrator, First, new("核查期间暂停。", "教职成函〔2026〕8号"), Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(PayableState.Stopped, (await PayableAsync("start"))!.Value.State);
        await changes.ResumeAsync(Cast.Administrator, First, new("核查完毕。", "教职成函〔2026〕9号"), Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(PayableState.Waiting, (await PayableAsync("start"))!.Value.State);
        Assert.Equal(TranchePhase.Due, (await PhasesAsync())[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_withdrawal_stops_what_is_open_frees_its_money_and_asks_back_what_was_paid(bool inRun)
    {
        var before = (await LineAsync()).Balances;
        if (inRun)
            await MoveAsync("start", PayableState.InRun);
        else
            await SettleAsync("start", PaymentOutcome.Paid);
        await WithdrawAsync();
        var paid = new Yuan(decimal.Floor(amount.Value * 40) / 100);
        if (inRun)
        {
            // What a run has is left to it until the bank has answered.
            Assert.Equal([TranchePhase.Due, TranchePhase.Stopped, TranchePhase.Stopped], await PhasesAsync());
            Assert.Equal(PayableState.InRun, (await PayableAsync("start"))!.Value.State);
            await SettleAsync("start", PaymentOutcome.Paid);
        }

        Assert.Equal([TranchePhase.Paid, TranchePhase.Stopped, TranchePhase.Stopped], await PhasesAsync());
        var state = (await house.Get<PaymentQueries>().StateAsync(First, "start", Stop))!.Value;
        Assert.Equal(paid, state.Recovered);
        var of = (await house.Get<BudgetStore>().CaseAsync(Line, First, Stop))!.Value.Holds;
        Assert.Equal((Yuan.Zero, Yuan.Zero, paid), (of.Committed, of.Paid, of.Receivable));
        Assert.Equal(before.Available + (amount - paid), (await LineAsync()).Balances.Available);
        Assert.NotEmpty(await SentAsync("PaymentsStopped"));

        // Looked at again it changes nothing.
        var postings = (await LineAsync()).Postings;
        foreach (var handler in house.Services.GetServices<IEffectHandler>().OfType<StandingHandler>())
            await handler.HandleAsync("again", FundingJson.Serialize(First), Stop);
        Assert.Equal(postings, (await LineAsync()).Postings);
        Assert.Empty(LedgerVerifier.Verify(await house.Get<LedgerExportWriter>().ReadAsync([Line], Stop).ToListAsync(Stop)).Faults);
    }

    private async Task WithdrawAsync()
    {
        var changes = house.Get<AwardChangeCommands>();
        await changes.GiveNoticeAsync(Cast.Administrator, First, 5, new("材料与事实不符。", "教撤〔2026〕1号"), Stop);
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(12), Stop);
        await changes.WithdrawAsync(Cast.SecondAdministrator, First, new("材料与事实不符。", "教撤〔2026〕2号"), First[^4..], Stop);
        await house.SettleAsync(Stop);
    }

    /// <summary>What the bank's answer does in the line, in one commit.</summary>
    private async Task SettleAsync(string tranche, PaymentOutcome outcome)
    {
        var payable = (await PayableAsync(tranche))!;
        var state = outcome == PaymentOutcome.Paid ? PayableState.Paid : PayableState.Returned;
        if (outcome == PaymentOutcome.Paid)
            await house.Get<LedgerCommands>().PostAsync(
                Actor.Rule("bank"), Line, [PostingDraft.Of(First, PostingPurpose.Pay, payable.Value.Amount, 20_001)], Stop);
        await house.Get<CommitWriter>().SaveAsync(
            new Commit(MoneyKeys.Partition(Line)).Replace(payable, payable.Value with { State = state }).Then(
                new PaymentSettled(First, tranche, payable.Value.Amount, payable.Value.Attempt, outcome, new(2026, 8, 3)).Effect()),
            Stop);
        await house.SettleAsync(Stop);
    }

    private async Task MoveAsync(string tranche, PayableState state)
    {
        var payable = (await PayableAsync(tranche))!;
        await house.Get<CommitWriter>().SaveAsync(
            new Commit(MoneyKeys.Partition(Line)).Replace(payable, payable.Value with { State = state, Run = "1" }), Stop);
    }

    private async Task NextDayAsync()
    {
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(1), Stop);
        await house.Get<DueHomes>().StartAsync(Stop);
        await house.SettleAsync(Stop);
    }

    private async Task<IReadOnlyList<TranchePhase>> PhasesAsync() =>
        [.. (await house.Get<PaymentQueries>().AllAsync(await colleges.AwardAsync(1), Stop)).Select(p => p.Facts.Phase)];

    private Task<Stored<Payable>?> PayableAsync(string tranche) => house.Get<ITableStore>().GetAsync<Payable>(
        MoneyKeys.Partition(Line), PayableKeys.Of(First, tranche), Stop);

    private async Task<BudgetLine> LineAsync() => (await house.Get<BudgetStore>().GetAsync(Line, Stop)).Value;

    private Task<IReadOnlyList<MailLine>> SentAsync(string template) => colleges.SentAsync(template);
}
