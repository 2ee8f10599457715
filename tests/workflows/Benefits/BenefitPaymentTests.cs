namespace Funding.Workflows.Tests.Benefits;

/// <summary>A claim that a budget line pays: reserved before its commit, put among what the line is to pay, paid, and told.</summary>
public sealed class BenefitPaymentTests
{
    private const string Id = "enterprise-incentives";

    private static readonly LineId Line = new(Id, 2026, MoneySource.Provincial);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_reserves_before_it_is_granted_waits_among_payables_and_is_paid()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        await Enterprises.CultivateAsync(house.Get<CommitWriter>());
        var play = new RoundPlayer(house.Services, house.Time)
        {
            Programme = ShippedCatalogue.Catalogue.Programme(Id),
            Year = 2026,
            Applications = 1,
            Answered = Claim,
        };
        await play.LaunchRoundAsync();
        await house.SettleAsync();
        await play.SubmitAsync(1);
        await house.SettleAsync();
        var (commands, claim) = (house.Get<BenefitDecisionCommands>(), Cast.ApplicationId(1));
        await commands.DecideAsync(Cast.Officer, play.Id, claim, true, "奖补文件核对无误。", Stop);

        // Without money nothing is granted, and nothing is changed.
        var poor = await Assert.ThrowsAsync<RefusedException>(() => ConfirmAsync());
        Assert.Equal("benefit-without-money", poor.Refusals[0].Code);
        await house.Get<ITableStore>().CommitAsync(
            MoneyKeys.Partition(Line), [RowCodec.Insert(MoneyKeys.Line, new BudgetLine(Line, new("激励", "Incentives")))], Stop);
        await house.Get<LedgerCommands>().PostAsync(
            Cast.Administrator, Line, [PostingDraft.Of("document-1", PostingPurpose.Plan, new(800_000))], Stop);
        await ConfirmAsync();
        await house.SettleAsync();
        Assert.Equal(ApplicationState.Awarded, (await play.ApplicationAsync(claim)).State);

        var award = BenefitKeys.AwardId(Id, Cast.CodeOf(1), "fiscal");
        var payable = (await house.Get<RunStore>().PayableAsync(Line, award, "2026", Stop))!;
        Assert.Equal(
            (620_000.40m, PayableState.Waiting, play.Id), (payable.Value.Amount.Value, payable.Value.State, payable.Value.Round));
        var held = await BalancesAsync(house);
        Assert.Equal((179_999.60m, 0m, 620_000.40m), (held.Available.Value, held.Reserved.Value, held.Committed.Value));

        // The effect again, and the claim again: nothing.
        var posted = (await house.Get<BenefitStore>().ReadAsync(award, Stop)).Claims.Single();
        Assert.Equal(Line, posted.PaidFrom);
        await house.Get<BenefitStore>().PostAsync(posted, Stop);
        await house.SettleAsync();
        Assert.Equal(held, await BalancesAsync(house));

        await house.Get<LedgerCommands>().PostAsync(
            Actor.Rule("bank"), Line, [PostingDraft.Of(award, PostingPurpose.Pay, payable.Value.Amount, 10_001)], Stop);
        await house.Get<CommitWriter>().SaveAsync(
            new Commit(MoneyKeys.Partition(Line)).Replace(payable, payable.Value with { State = PayableState.Paid }).Then(
                new PaymentSettled(award, "2026", payable.Value.Amount, 1, PaymentOutcome.Paid, new(2026, 9, 3)).Effect()),
            Stop);
        await house.SettleAsync();
        var entry = Assert.Single((await house.Get<BenefitStore>().ReadAsync(award, Stop)).Entries);
        Assert.Equal(new(PaymentOutcome.Paid, 1, new(2026, 9, 3)), entry.Payment);
        await WithdrawnAsync(house, award, posted);
        Assert.Empty(LedgerVerifier.Verify(await house.Get<LedgerExportWriter>().ReadAsync([Line], Stop).ToListAsync(Stop)).Faults);
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));

        Task ConfirmAsync() => commands.ConfirmAsync(Cast.SecondOfficer, play.Id, claim, "620,000.40", Stop);
    }

    /// <summary>All that the line was paid is owed then, and kept from what another line of the enterprise is to be paid.</summary>
    private static async Task WithdrawnAsync(RoundHouse house, string award, BenefitClaim posted)
    {
        var changes = house.Get<AwardChangeCommands>();
        await changes.GiveNoticeAsync(Cast.Administrator, award, 5, new("材料与事实不符。", "激撤〔2026〕1号"), Stop);
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(12), Stop);
        await changes.WithdrawAsync(Cast.SecondAdministrator, award, new("材料与事实不符。", "激撤〔2026〕2号"), award[^4..], Stop);
        await house.SettleAsync();
        var (recoveries, awards) = (house.Get<RecoveryStore>(), house.Get<AwardStore>());
        var owed = (await recoveries.FindOwedAsync(await awards.GetAsync(award, Stop), Stop))!.Book;
        Assert.Equal((620_000.40m, 620_000.40m), (owed.Owed.Value, owed.Left.Value));
        Assert.Equal(620_000.40m, (await BalancesAsync(house)).Receivable.Value);
        foreach (var handler in house.Services.GetServices<IEffectHandler>().OfType<BenefitStandingHandler>())
            await handler.HandleAsync("again", FundingJson.Serialize(award), Stop);
        Assert.Equal(620_000.40m, (await BalancesAsync(house)).Receivable.Value);

        foreach (var (officer, number) in new[] { (Cast.Officer, 1), (Cast.SecondOfficer, 2) })
        {
            await house.Get<PeopleStore>().GrantAsync(officer.Name, new RoleGrant(Role.Officer), officer.Name);
            await Money.Payments.PaymentHouse.VerifyAsync(house, officer, number);
        }

        await house.Get<BenefitStore>().PostAsync(posted with { Line = "finance", Amount = new(100_000), Number = "2号" }, Stop);
        await house.SettleAsync();
        var next = Assert.Single(await recoveries.TranchesOfAsync(Cast.CodeOf(1), Stop));
        Assert.Equal((BenefitKeys.AwardId(Id, Cast.CodeOf(1), "finance"), "2026"), (next.AwardId, next.Tranche));
        foreach (var (amount, left, state) in new[] { (40_000m, 60_000m, PayableState.Waiting), (60_000m, 0m, PayableState.Paid) })
        {
            var entry = await house.Get<RecoveryCommands>().EnterAsync(
                Cast.Officer, award,
                new(RecoveryKind.SetOff, $"{amount}", "浙教财〔2026〕77号", "单位书面同意抵扣。")
                {
                    Line = $"{Line}",
                    Against = RecoveryCommands.TrancheName((await recoveries.TranchesOfAsync(Cast.CodeOf(1), Stop))[0]),
                },
                Stop);
            await house.Get<RecoveryCommands>().DecideAsync(Cast.SecondOfficer, award, entry.Number, true, $"{amount}", Stop);
            await house.SettleAsync();
            var after = (await house.Get<RunStore>().PayableAsync(Line, next.AwardId, "2026", Stop))!.Value;
            Assert.Equal((left, state), (after.Amount.Value, after.State));
        }

        var set = Assert.Single((await house.Get<BenefitStore>().ReadAsync(next.AwardId, Stop)).Entries);
        Assert.Equal((100_000m, PaymentOutcome.SetOff), (set.PaidOut.Value, set.Payment!.Outcome));
        Assert.Equal(
            520_000.40m, (await recoveries.FindOwedAsync(await awards.GetAsync(award, Stop), Stop))!.Book.Left.Value);
        var figures = house.Services.GetServices<IAwardFigures>().OfType<BenefitFigureQueries>().Single();
        Assert.Equal(520_000.40m, (await figures.OfAsync(await awards.GetAsync(award, Stop), Stop))!.Owed);
    }

    /// <summary>A credit and a record pay nothing, whatever is granted.</summary>
    [Fact]
    public void Only_interest_and_grants_have_a_budget_line() => Assert.All(
        ShippedCatalogue.Catalogue.Programme(Id).StageSettings<BenefitSettings>(BenefitStage.Kind).Lines,
        line => Assert.Equal(
            line.Rule is BenefitRule.Interest or BenefitRule.Amount ? MoneySource.Provincial : null, line.Pays));

    private static async Task<Balances> BalancesAsync(RoundHouse house) =>
        (await house.Get<BudgetStore>().GetAsync(Line, Stop)).Value.Balances;

    private static Answers Claim(Answers sample) => sample with
    {
        Fields = new Dictionary<string, string>(sample.Fields)
        {
            ["line"] = "fiscal",
            ["benefit-year"] = "2026",
            ["grant"] = "620000.40",
        },
    };
}
