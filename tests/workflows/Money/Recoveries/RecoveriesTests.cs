using Funding.Workflows.Tests.Awards;
using Funding.Workflows.Tests.Money.Payments;

namespace Funding.Workflows.Tests.Money.Recoveries;

/// <summary>An award that was paid and withdrawn: repaid by parts, the rest kept from another award's tranche of its holder.</summary>
public sealed class RecoveriesTests : IAsyncLifetime
{
    private static readonly LineId Line = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);
    private static readonly LineId Later = Line with { Year = 2027 };

    private readonly RoundHouse house = new(engineInMemory: true);
    private CollegeYears colleges = null!;
    private Yuan paid;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static SentFile Slip => new("回单.pdf", "application/pdf", () => new MemoryStream(SampleApplication.Pdf));

    private string First => colleges.AwardId(1);

    private string Other => colleges.AwardId(2);

    private RecoveryCommands Commands => house.Get<RecoveryCommands>();

    public async ValueTask InitializeAsync()
    {
        colleges = new CollegeYears(house);
        await colleges.AnnounceAsync();
        await house.SettleAsync(Stop);
        foreach (var (officer, number) in new[] { (Cast.Officer, 1), (Cast.SecondOfficer, 2) })
        {
            await house.Get<PeopleStore>().GrantAsync(officer.Name, new RoleGrant(Role.Officer), officer.Name);
            await PaymentHouse.VerifyAsync(house, officer, number);
        }
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task What_a_withdrawn_award_was_paid_is_repaid_by_parts_and_kept_from_another_tranche_of_its_holder()
    {
        await PayAsync();
        await WithdrawAsync();
        var waited = Assert.Single(await WaitsAsync());
        Assert.Equal((WaitedParty.Holder, RecoveryWaitQueries.Kind), (waited.Party, waited.Kind));

        await RefusedAsync("recovery-beyond-owed", () => RepayAsync(paid + Yuan.OfFen(1), "ICBC-20260901-0001"));
        await RefusedAsync("recovery-paper-missing", () => RepayAsync(new(10_000), "ICBC-20260901-0001", null));
        var first = await RepayAsync(new(10_000.01m), "ICBC-20260901-0001");
        await RefusedAsync("recovery-reference-used", () => RepayAsync(new(1), "ICBC-20260901-0001"));
        Assert.Equal(WaitedParty.Officer, Assert.Single(await WaitsAsync()).Party);
        await RefusedAsync("same-hand", () => Commands.DecideAsync(Cast.Officer, First, first.Number, true, "10000.01", Stop));
        await ConfirmAsync(first);
        await RefusedAsync("recovery-decided", () => Commands.DecideAsync(Cast.SecondOfficer, First, first.Number, true, "10000.01", Stop));
        Assert.Equal((new Yuan(10_000.01m), paid - new Yuan(10_000.01m)), await HeldAsync());
        Assert.Single(await colleges.SentAsync("RecoveryRepaid"));

        // Another award of the holder has a tranche of a later year: half of it is kept.
        await OweAsync(Later, new(30_000));
        var payable = Assert.Single(await house.Get<RecoveryStore>().TranchesOfAsync(await HolderAsync(), Stop));
        await RefusedAsync("set-off-beyond-tranche", () => SetOffAsync(payable, new(30_000.01m)));
        await ConfirmAsync(await SetOffAsync(payable, new(12_000)));
        payable = (await PayableAsync(Later))!.Value;
        Assert.Equal((18_000m, 12_000m, PayableState.Waiting), (payable.Amount.Value, payable.SetOff.Value, payable.State));
        await ConfirmAsync(await SetOffAsync(payable, new(18_000)));
        Assert.Equal(PayableState.Paid, (await PayableAsync(Later))!.Value.State);
        var state = (await house.Get<PaymentQueries>().StateAsync(Other, "start", Stop))!.Value;
        Assert.Equal((TranchePhase.Paid, new Yuan(30_000)), (state.Phase, state.SetOff));
        Assert.Equal(2, (await colleges.SentAsync("RecoverySetOff")).Count);
        Assert.Equal(paid - new Yuan(40_000.01m), (await BookAsync()).Left);
        Assert.Equal(
            Yuan.Zero, (await LineAsync(Line)).Balances.InTransit + (await LineAsync(Later)).Balances.InTransit);

        // The rest comes by the bank; then nobody is waited for.
        var left = (await BookAsync()).Left;
        await ConfirmAsync(await RepayAsync(left, "ICBC-20261012-0044"));
        Assert.Equal(Yuan.Zero, (await BookAsync()).Left);
        Assert.Empty(await WaitsAsync());
        Assert.Empty((await VerifyAsync(Line, Later)).Faults);
    }

    [Fact]
    public async Task A_tranche_that_a_run_took_meanwhile_is_kept_from_no_more_and_the_money_is_owed_as_before()
    {
        await PayAsync();
        await WithdrawAsync();
        await OweAsync(Later, new(20_000));
        var payable = (await PayableAsync(Later))!;
        var entry = await SetOffAsync(payable.Value, new(5_000));
        await MoveAsync(payable, payable.Value with { State = PayableState.InRun, Run = "1" });
        await RefusedAsync(
            "set-off-tranche-taken", () => Commands.DecideAsync(Cast.SecondOfficer, First, entry.Number, true, "5000", Stop));

        // Confirmed in the moment before the run took it, and carried right after; carried again it changes nothing.
        var stored = await house.Get<RecoveryStore>().EntryAsync(First, entry.Number, Stop);
        await house.Get<CommitWriter>().SaveAsync(
            new Commit(AwardKeys.Partition(First)).Replace(stored, entry with { State = RecoveryState.Carried })
                .Then(SetOffHandler.Of(First, entry.Number)), Stop);
        await house.SettleAsync(Stop);
        foreach (var handler in house.Services.GetServices<IEffectHandler>().OfType<SetOffHandler>())
            await handler.HandleAsync("again", FundingJson.Serialize(new SetOffName(First, entry.Number)), Stop);
        Assert.Equal(RecoveryState.Failed, (await house.Get<RecoveryStore>().EntryAsync(First, entry.Number, Stop)).Value.State);
        Assert.Equal((Yuan.Zero, paid), await HeldAsync());
        Assert.Equal(new(20_000), (await PayableAsync(Later))!.Value.Amount);
        Assert.NotEmpty(await colleges.SentAsync("SetOffFailed"));
        Assert.Empty((await VerifyAsync(Line, Later)).Faults);
    }

    [Fact]
    public async Task Of_a_live_award_a_part_is_asked_back_and_kept_from_its_own_line_and_a_withdrawal_asks_for_the_rest()
    {
        await PayAsync();
        var demand = await Commands.EnterAsync(
            Cast.Officer, First, new(RecoveryKind.Demand, "9000", "浙教财〔2026〕61号", "核减设备经费。") { Tranche = "start" }, Stop);
        await ConfirmAsync(demand);
        Assert.Equal(new(9_000), (await BookAsync()).Left);
        await OweAsync(Line, new(4_000));
        await ConfirmAsync(await SetOffAsync((await PayableAsync(Line))!.Value, new(4_000)));
        Assert.Equal((new Yuan(4_000), new Yuan(5_000)), await HeldAsync());
        await WithdrawAsync();
        var book = await BookAsync();
        Assert.Equal((paid, paid - new Yuan(4_000)), (book.Owed, book.Left));
        Assert.Empty((await VerifyAsync(Line)).Faults);
    }

    /// <summary>A weak report withholds all that is not due; one tranche goes on by two hands, in one commit with its duty.</summary>
    [Fact]
    public async Task A_withheld_tranche_goes_on_by_two_hands_and_the_others_wait()
    {
        var award = await colleges.AwardAsync(1);
        var report = new Duty("yearly", "monitoring", "2027", new(2027, 3, 1), new(2027, 3, 1), null) { PassedOn = new(2027, 4, 1) };
        await house.Get<CommitWriter>().SaveAsync(
            new Commit(award.Partition).Insert(AwardKeys.Duty(report.Key), report)
                .Insert(
                    award.ViewOf(report).RowOf(ReportState.Row),
                    new ReportState { Filings = 1, Grade = "weak" })
                .WakeAward(First), Stop);
        await house.SettleAsync(Stop);
        Assert.Equal([TranchePhase.Withheld, TranchePhase.Withheld, TranchePhase.Withheld], await PhasesAsync());

        var lifts = house.Get<LiftCommands>();
        await RefusedAsync("document-required", () => lifts.AskAsync(Cast.Officer, First, "start", "", "整改已验收，恢复拨付。", Stop));
        await lifts.AskAsync(Cast.Officer, First, "start", "浙教职成函〔2027〕44号", "整改已验收，恢复拨付。", Stop);
        await house.SettleAsync(Stop);
        Assert.Equal("payment:start:lift", Assert.Single(await WaitsAsync(), m => m.Kind == "payment").Key);
        await RefusedAsync("same-hand", () => lifts.DecideAsync(Cast.Officer, First, "start", true, Stop));
        await lifts.DecideAsync(Cast.SecondOfficer, First, "start", true, Stop);
        await house.SettleAsync(Stop);
        Assert.Equal([TranchePhase.Waiting, TranchePhase.Withheld, TranchePhase.Withheld], await PhasesAsync());
        Assert.Contains("lifted:yearly:2027", (await colleges.AwardAsync(1)).Find(new("payment", "start"))!.Value.Done);
        Assert.Single(await colleges.SentAsync("TrancheLifted"));
        Assert.DoesNotContain(await WaitsAsync(), m => m.Kind == "payment");
        await RefusedAsync("tranche-lift-none", () => lifts.DecideAsync(Cast.SecondOfficer, First, "start", true, Stop));
    }

    private async Task<IReadOnlyList<TranchePhase>> PhasesAsync() =>
        [.. (await house.Get<PaymentQueries>().AllAsync(await colleges.AwardAsync(1), Stop)).Select(p => p.Facts.Phase)];

    private async Task PayAsync()
    {
        paid = new Yuan(60_000);
        var money = (await house.Get<PaymentQueries>().MoneyAsync(First, Stop))!;
        paid = money.Tranches[0].Amount;
        await house.Get<LedgerCommands>().PostAsync(
            Actor.Rule("bank"), Line, [PostingDraft.Of(First, PostingPurpose.Pay, paid, 20_001)], Stop);
        await house.Get<CommitWriter>().SaveAsync(
            new Commit(AwardKeys.Partition(First)).Insert(
                TrancheState.Row("start"), new TrancheState(TranchePhase.Paid, paid, new(2026, 8, 3))),
            Stop);
    }

    /// <summary>The other award is the same holder's, and has a tranche that is due in a line.</summary>
    private async Task OweAsync(LineId line, Yuan amount)
    {
        var (tables, ledger) = (house.Get<ITableStore>(), house.Get<LedgerCommands>());
        var (other, holder) = ((await colleges.AwardAsync(2)).Home, await HolderAsync());
        if (line != Line)
            await tables.CommitAsync(
                MoneyKeys.Partition(line), [RowCodec.Insert(MoneyKeys.Line, new BudgetLine(line, new("产业学院", "Colleges")))], Stop);
        await ledger.PostAsync(
            Cast.Administrator, line,
            [
                PostingDraft.Of("document-9", PostingPurpose.Plan, amount), PostingDraft.Of(Other, PostingPurpose.Reserve, amount, 31),
                PostingDraft.Of(Other, PostingPurpose.Commit, amount, 31),
            ],
            Stop);
        await tables.CommitAsync(
            MoneyKeys.Partition(line),
            [RowCodec.Insert(PayableKeys.Of(Other, "start"), new Payable(
                Other, "start", line, holder, other.HolderName, "hangzhou", amount, new(2026, 9, 1)))],
            Stop);
        var money = (await tables.GetAsync<AwardMoney>(AwardKeys.Partition(Other), AwardMoney.Row, Stop))!;
        await tables.CommitAsync(
            AwardKeys.Partition(Other),
            [
                RowCodec.Replace(money, money.Value with { Tranches = [money.Value.Tranches[0] with { Line = line, Amount = amount }] }),
                RowCodec.Upsert(TrancheState.Row("start"), new TrancheState(TranchePhase.Due, amount, new(2026, 9, 1))),
            ],
            Stop);
        await tables.CommitAsync(
            AwardKeys.AwardsPartition, [RowCodec.Upsert(Other, AwardSummary.Of(other) with { Holder = holder })], Stop);
    }

    private async Task WithdrawAsync()
    {
        var changes = house.Get<AwardChangeCommands>();
        await changes.GiveNoticeAsync(Cast.Administrator, First, 5, new("材料与事实不符。", "教撤〔2026〕1号"), Stop);
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(12), Stop);
        await changes.WithdrawAsync(Cast.SecondAdministrator, First, new("材料与事实不符。", "教撤〔2026〕2号"), First[^4..], Stop);
        await house.SettleAsync(Stop);
    }

    private Task<RecoveryEntry> RepayAsync(Yuan amount, string reference) => RepayAsync(amount, reference, Slip);

    private Task<RecoveryEntry> RepayAsync(Yuan amount, string reference, SentFile? slip) => Commands.EnterAsync(
        Cast.Officer, First, new(RecoveryKind.Repayment, $"{amount}", reference, "单位已从基本户缴回。")
        {
            Line = $"{Line}",
            On = ShanghaiTime.DayOf(house.Clock.GetUtcNow()),
            Paper = slip,
        }, Stop);

    private Task<RecoveryEntry> SetOffAsync(Payable payable, Yuan amount) => Commands.EnterAsync(
        Cast.Officer, First, new(RecoveryKind.SetOff, $"{amount}", "浙教财〔2026〕77号", "单位书面同意抵扣。")
        {
            Line = $"{Line}",
            Against = RecoveryCommands.TrancheName(payable),
        }, Stop);

    private async Task ConfirmAsync(RecoveryEntry entry)
    {
        await Commands.DecideAsync(Cast.SecondOfficer, First, entry.Number, true, $"{entry.Amount}", Stop);
        await house.SettleAsync(Stop);
    }

    private static async Task RefusedAsync(string code, Func<Task> act) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code);

    private async Task MoveAsync(Stored<Payable> payable, Payable after) => await house.Get<CommitWriter>().SaveAsync(
        new Commit(MoneyKeys.Partition(after.Line)).Replace(payable, after), Stop);

    private async Task<string> HolderAsync() => (await colleges.AwardAsync(1)).Home.Holder;

    private async Task<RecoveryBook> BookAsync() => (await house.Get<RecoveryStore>().FindAsync(await colleges.AwardAsync(1), Stop))!.Book;

    /// <summary>What came back, and what is still owed, by the ledger.</summary>
    private async Task<(Yuan Returned, Yuan Receivable)> HeldAsync() =>
        (await house.Get<BudgetStore>().CaseAsync(Line, First, Stop))!.Value.Holds is var of ? (of.Returned, of.Receivable) : default;

    private Task<Stored<Payable>?> PayableAsync(LineId line) => house.Get<RunStore>().PayableAsync(line, Other, "start", Stop);

    private async Task<BudgetLine> LineAsync(LineId line) => (await house.Get<BudgetStore>().GetAsync(line, Stop)).Value;

    private async Task<IReadOnlyList<Matter>> WaitsAsync()
    {
        // A walker that was just ending is woken by the sweep.
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddMinutes(1), Stop);
        await house.Get<Sweep>().RunAsync(Stop);
        await house.SettleAsync(Stop);
        return [.. (await house.Get<AwardWaitStore>().AllAsync(Stop)).Where(m => m.Home == First)];
    }

    private async Task<LedgerVerification> VerifyAsync(params IReadOnlyList<LineId> lines) =>
        LedgerVerifier.Verify(await house.Get<LedgerExportWriter>().ReadAsync(lines, Stop).ToListAsync(Stop));
}
