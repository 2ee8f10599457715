namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>Who is paid where an award passes to another holder in the moment in which a run takes what it is to be paid.</summary>
public sealed class PayeeTests
{
    private static readonly DateTimeOffset Now = Sample.At;
    private static readonly LineId Line = PaymentHouse.Line;
    private static readonly LinePayee Next = new(Cast.CodeOf(9), "接任学院");

    private static readonly Payable Payable = new(
        "g-2026-1", "first", Line, Cast.CodeOf(1), Cast.OrganisationOf(1), "hangzhou", new(100), new(2026, 3, 1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static LineCase Case => new(Payable.AwardId, Balances.Zero);

    [Fact]
    public void Whom_a_payable_names_is_paid_until_its_line_says_somebody_else()
    {
        Assert.Equal(Payable.CreditCode, PayeeDecision.Of(null, Payable, null, Now)!.CreditCode);
        Assert.Equal(Payable.CreditCode, PayeeDecision.Of(Case, Payable, null, Now)!.CreditCode);
        Assert.Equal(Next, PayeeDecision.Of(PayeeDecision.Pass(PayeeDecision.Hold(Case, Now), Next), Payable, null, Now));
    }

    [Theory]
    [InlineData(0, true, false), InlineData(599.999, true, false), InlineData(600, true, true), InlineData(600, false, false)]
    public void While_an_award_passes_nobody_is_paid_and_afterwards_whoever_holds_it(double seconds, bool stayed, bool paid)
    {
        var (held, then) = (PayeeDecision.Hold(Case, Now), Now.AddSeconds(seconds));
        Assert.Equal(seconds >= 600, PayeeDecision.AsksHolder(held, then));
        Assert.Equal(paid, PayeeDecision.Of(held, Payable, stayed ? Payable.CreditCode : Next.CreditCode, then) is not null);
        Assert.Null(PayeeDecision.Of(held, Payable, null, then));
        Assert.Null(PayeeDecision.Taken(held).PassingSince);
    }

    /// <summary>A line's row of an award that never passed is written as before.</summary>
    [Fact]
    public void A_case_without_it_says_nothing_of_it() => Assert.DoesNotContain("pass", FundingJson.Serialize(Case)[20..]
        .Replace("lastPass", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Nothing_is_set_off_against_a_tranche_that_is_another_holders_by_now()
    {
        var entry = new RecoveryEntry(1, RecoveryKind.SetOff, Line, new(10), "r", "抵扣。", new("a", "甲", "h", Now))
        {
            Against = new(Line, Payable.AwardId, Payable.Tranche) { Payee = Payable.CreditCode },
        };
        Assert.Null(RecoveryBook.BarTranche(entry, Payable));
        Assert.Equal("set-off-tranche-taken", RecoveryBook.BarTranche(entry, Payable with { CreditCode = Next.CreditCode })!.Code);
    }

    [Fact]
    public async Task A_run_takes_nothing_of_an_award_that_passes_in_that_moment()
    {
        await using var house = await PaymentHouse.OpenAsync(configure: InterruptedTables.Put);
        var owed = await house.OweAsync(100, 200);
        var run = await house.Get<RunCommands>().OpenAsync(PaymentHouse.Maker, Line, "zjrcu", Stop);
        // The run has read whose the payments are, and not written yet.
        house.Get<InterruptedTables>().Before(AccountStore.Row, async () => Assert.Null(
            await house.Get<PayeeWriter>().HoldAsync(Line, owed[0].AwardId, Actor.Rule("test"), Stop)));
        var gathered = await house.Get<GatherCommands>().GatherAsync(
            PaymentHouse.Maker, Line, run.Number, new(null, new(2026, 12, 31)), Stop);
        Assert.Equal((1, NotGathered.Passes), (gathered.Put, gathered.Left.Single().Why));
        Assert.Equal(owed[0].AwardId, gathered.Left.Single().Payable.AwardId);

        // It passed: whoever holds it by now is paid, though the payable still names the one before.
        await house.AccountAsync(Next.CreditCode, Next.Name, 9);
        await house.Get<PayeeWriter>().PassAsync(Line, owed[0].AwardId, Next, Actor.Rule("test"), Stop);
        await house.Get<GatherCommands>().GatherAsync(PaymentHouse.Maker, Line, run.Number, new(null, new(2026, 12, 31)), Stop);
        var items = await house.Get<RunStore>().ItemsAsync(await house.RunAsync(run.Number), Stop);
        Assert.Equal(
            [(owed[1].AwardId, owed[1].CreditCode), (owed[0].AwardId, Next.CreditCode)],
            items.Select(i => (i.Value.AwardId, i.Value.CreditCode)));
        Assert.Equal(Next.Name, (await house.PayablesAsync()).Single(p => p.AwardId == owed[0].AwardId).HolderName);

        // What a run has keeps its award from passing.
        Assert.Equal(
            "first", (await house.Get<PayeeWriter>().HoldAsync(Line, owed[1].AwardId, Actor.Rule("test"), Stop))?.Tranche);
        await house.BringAsync(run.Number, RunState.Sent);
        await house.TakeAsync(run.Number, _ => ItemOutcome.Paid);
        await house.DemandEvenAsync();
    }
}
