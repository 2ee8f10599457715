namespace Funding.Workflows.Tests.Benefits;

/// <summary>A year that was granted, looked at again: what was too much is kept from later years.</summary>
public sealed class SettlementTests
{
    private static readonly BenefitClaim Granted = new("uplift", 2026, "r", "c", "1号", new(500_000), [], new(2027, 3, 1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(499_999.99, 0), InlineData(500_000, 0), InlineData(500_000.01, 0.01), InlineData(0, 0)]
    public void What_was_really_paid_beyond_the_amount_is_too_much(double paid, double over) => Assert.Equal(
        new Yuan((decimal)over), Settlements.Actual(Granted, new((decimal)paid), "清算1号", "四（三）").Over);

    [Theory]
    [InlineData(500_000, 0, 0), InlineData(499_999, 0, 1), InlineData(600_000, 0, 0), InlineData(499_999, 20_000, 20_001)]
    public void What_was_granted_beyond_the_audited_amount_is_too_much_whatever_was_kept_of_it(double due, double kept, double over) =>
        Assert.Equal(
            new Yuan((decimal)over),
            Settlements.Audited(Granted with { Kept = new((decimal)kept) }, new([], new((decimal)due), null), "审计1号").Over);

    [Fact]
    public void What_is_carried_is_what_no_later_year_has_kept()
    {
        var book = new BenefitBook(
        [
            new(1, Granted, null),
            new(2, null, null) { Settlement = Settlements.Actual(Granted, new(530_000), "清算1号", "四（三）") },
            new(3, Granted with { Year = 2027, Kept = new(10_000) }, null),
        ]);
        Assert.Equal(new Yuan(20_000), book.Carried);
        Assert.Empty(book.Ledger().Years);
        var stored = FundingJson.Deserialize<List<BenefitEntry>>(FundingJson.Serialize(book.Entries))!;
        Assert.Equal(new Yuan(20_000), new BenefitBook(stored).Carried);
    }

    /// <summary>What was not kept stands nowhere in a claim, so the code of a sheet from before is the same.</summary>
    [Fact]
    public void A_claim_of_which_nothing_was_kept_is_written_as_before() =>
        Assert.DoesNotContain("kept", FundingJson.Serialize(Granted), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Three_departments_agree_two_officers_grant_and_the_next_year_is_cut_by_what_was_paid_too_much()
    {
        const string id = "performance-pay-uplift";
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        var award = BenefitKeys.AwardId(id, Cast.CodeOf(1), "uplift");
        var settlements = house.Get<SettlementCommands>();
        foreach (var (year, granted) in new[] { (2026, 400_000m), (2027, 369_999.50m) })
        {
            var play = new RoundPlayer(house.Services, house.Time)
            {
                Programme = ShippedCatalogue.Catalogue.Programme(id),
                Year = year,
                Applications = 2,
                Answered = sample => Claim(sample, year - 1),
            };
            await play.LaunchRoundAsync();
            await house.SettleAsync();
            await play.SubmitAsync(1);
            await house.SettleAsync();
            await play.NameDepartmentsAsync();
            var decisions = house.Get<BenefitDecisionCommands>();
            foreach (var department in play.Countersigning())
            {
                var early = await Assert.ThrowsAsync<RefusedException>(() => decisions.DecideAsync(
                    Cast.Officer, play.Id, Cast.ApplicationId(1), true, "材料核对无误。", Stop));
                Assert.Equal("benefit-not-open", early.Refusals[0].Code);
                await house.Get<CaseSignatureCommands>().ConfirmAsync(
                    Departments.PersonOf(department.Id), play.Id, department.Id, Cast.ApplicationId(1), null,
                    TypedConfirmation.Expected(Cast.ApplicationId(1)));
                await house.SettleAsync();
            }

            await decisions.DecideAsync(Cast.Officer, play.Id, Cast.ApplicationId(1), true, "材料核对无误。", Stop);
            await decisions.ConfirmAsync(
                Cast.SecondOfficer, play.Id, Cast.ApplicationId(1), granted.ToString(CultureInfo.InvariantCulture), Stop);
            await house.SettleAsync();
            Assert.Equal(ApplicationState.Awarded, (await play.ApplicationAsync(Cast.ApplicationId(1))).State);
            await house.AdvanceToAsync(new(year + 1, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
            await house.SettleAsync();
            if (year == 2026)
            {
                var settled = await settlements.SettleAsync(
                    Cast.Officer, award, 2025, "430,000.50", new Dictionary<string, string>(), "清算报告1号", "按工资发放表清算。", Stop);
                Assert.Equal(new Yuan(30_000.50m), settled.Over);
                Assert.Equal("benefit-settled", await CodeAsync(2025, "430000"));
                Assert.Equal("benefit-no-claim", await CodeAsync(2024, "430000"));
            }
        }

        var book = await house.Get<BenefitStore>().ReadAsync(award, Stop);
        Assert.Equal([(400_000m, 0m), (369_999.50m, 30_000.50m)], book.Claims.Select(c => (c.Amount.Value, c.Kept.Value)));
        Assert.Equal(Yuan.Zero, book.Carried);
        Assert.All(book.Claims, c => Assert.Null(c.PaidFrom));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));

        async Task<string> CodeAsync(int year, string paid) => (await Assert.ThrowsAsync<RefusedException>(() => settlements.SettleAsync(
            Cast.Officer, award, year, paid, new Dictionary<string, string>(), "清算报告2号", "再次清算。", Stop))).Refusals[0].Code;
    }

    [Fact]
    public async Task The_officer_states_what_the_log_shows_and_an_audit_computes_the_year_anew()
    {
        const string id = "training-base-subsidies";
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        await house.Get<CommitWriter>().HoldAsync(ShippedCatalogue.Catalogue, [("training-bases", null)], 1, 1, new(2024, 1, 10));
        var play = new RoundPlayer(house.Services, house.Time)
        {
            Programme = ShippedCatalogue.Catalogue.Programme(id),
            Year = 2026,
            Applications = 1,
            Answered = UseOfBase,
        };
        await play.LaunchRoundAsync();
        await house.SettleAsync();
        await play.SubmitAsync(1);
        await house.SettleAsync();
        var (decisions, claim) = (house.Get<BenefitDecisionCommands>(), Cast.ApplicationId(1));
        var silent = await Assert.ThrowsAsync<RefusedException>(
            () => decisions.DecideAsync(Cast.Officer, play.Id, claim, true, Stated(used: "-1"), "台账核对无误。", Stop));
        Assert.Equal(("benefit-not-verified", "verified.hours-used"), (silent.Refusals[0].Code, silent.Refusals[0].Field));
        Assert.Contains("使用机时", silent.Refusals[0].Chinese, StringComparison.Ordinal);
        await decisions.DecideAsync(Cast.Officer, play.Id, claim, true, Stated(used: "6000"), "台账核对无误。", Stop);
        await play.SetUpLinesAsync([new(id, 2026, MoneySource.Provincial)]);
        await decisions.ConfirmAsync(Cast.SecondOfficer, play.Id, claim, "150000", Stop);
        await house.SettleAsync();
        var award = BenefitKeys.AwardId(id, Cast.CodeOf(1), "subsidy");
        Assert.Equal(150_000m, (await house.Get<RunStore>().PayableAsync(
            new(id, 2026, MoneySource.Provincial), award, "2025", Stop))!.Value.Amount.Value);

        var settled = await house.Get<SettlementCommands>().SettleAsync(
            Cast.SecondOfficer, award, 2025, null, Stated(used: "3999"), "审计报告3号", "抽查台账，机时不实。", Stop);
        Assert.Equal((0m, 150_000m), (settled.Due.Value, settled.Over.Value));
        Assert.Equal(150_000m, (await house.Get<BenefitStore>().ReadAsync(award, Stop)).Carried.Value);
        await AskedBackAsync(house, award);
    }

    /// <summary>There is no next year: two hands ask a part back of what was paid, and no more than was too much.</summary>
    private static async Task AskedBackAsync(RoundHouse house, string award)
    {
        var (recoveries, store) = (house.Get<RecoveryCommands>(), house.Get<BenefitStore>());
        foreach (var (officer, number) in new[] { (Cast.Officer, 1), (Cast.SecondOfficer, 2) })
        {
            await house.Get<PeopleStore>().GrantAsync(officer.Name, new RoleGrant(Role.Officer), officer.Name);
            await Money.Payments.PaymentHouse.VerifyAsync(house, officer, number);
        }

        Assert.Equal("recovery-tranche-unknown", await CodeAsync("150000"));
        var line = new LineId("training-base-subsidies", 2026, MoneySource.Provincial);
        var payable = (await house.Get<RunStore>().PayableAsync(line, award, "2025", Stop))!;
        await house.Get<LedgerCommands>().PostAsync(
            Actor.Rule("bank"), line, [PostingDraft.Of(award, PostingPurpose.Pay, payable.Value.Amount, 10_001)], Stop);
        await house.Get<CommitWriter>().SaveAsync(
            new Commit(MoneyKeys.Partition(line)).Replace(payable, payable.Value with { State = PayableState.Paid }).Then(
                new PaymentSettled(award, "2025", payable.Value.Amount, 1, PaymentOutcome.Paid, new(2026, 9, 3)).Effect()),
            Stop);
        await house.SettleAsync();
        Assert.Equal("recovery-beyond-paid", await CodeAsync("150000.01"));
        var demand = await EnterAsync("149999.99");
        await recoveries.DecideAsync(Cast.SecondOfficer, award, demand.Number, true, "149999.99", Stop);
        await house.SettleAsync();
        Assert.Equal(0.01m, (await store.ReadAsync(award, Stop)).Carried.Value);
        Assert.Equal("recovery-beyond-paid", await CodeAsync("0.02"));
        Assert.Equal(149_999.99m, (await house.Get<BudgetStore>().CaseAsync(line, award, Stop))!.Value.Holds.Receivable.Value);

        async Task<string> CodeAsync(string amount) =>
            (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(amount))).Refusals[0].Code;

        Task<RecoveryEntry> EnterAsync(string amount) => recoveries.EnterAsync(
            Cast.Officer, award, new(RecoveryKind.Demand, amount, "审计报告3号", "机时不实，多付部分收回。") { Tranche = "2025" }, Stop);
    }

    private static Dictionary<string, string> Stated(string used) => new()
    {
        ["workplaces"] = "100",
        ["hours-available"] = "10000",
        ["hours-used"] = used,
        ["outside-trainees"] = "0",
    };

    private static Answers UseOfBase(Answers sample) => sample with
    {
        Fields = new Dictionary<string, string>(sample.Fields)
        {
            ["benefit-year"] = "2025",
            ["workplaces"] = "100",
            ["hours-available"] = "10000",
            ["hours-used"] = "9000",
            ["operating-cost"] = "1000000",
            ["other-money"] = "0",
        },
    };

    private static Answers Claim(Answers sample, int year) => sample with
    {
        Fields = new Dictionary<string, string>(sample.Fields)
        {
            ["benefit-year"] = $"{year}",
            ["base-total"] = "1000000",
            ["asked-uplift"] = "40",
            ["front-line-share"] = "70",
            ["highest-person"] = "150",
            ["assets-before"] = "5000000",
            ["assets-after"] = "5000000",
            ["training-income"] = "3000000",
            ["training-cost"] = "0",
        },
    };
}
