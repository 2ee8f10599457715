namespace Funding.Workflows.Tests.Benefits;

/// <summary>The tax line of an enterprise under cultivation: claims of three years, each in its year's round, and a withdrawal.</summary>
public sealed class BenefitYearsTests
{
    private const string Id = "enterprise-incentives";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claims_of_three_years_post_into_one_line_and_a_withdrawal_repays_what_was_offset()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync();
        await Enterprises.CultivateAsync(house.Get<CommitWriter>());
        var holder = Cast.CodeOf(1);
        var line = BenefitKeys.AwardId(Id, holder, "tax");
        foreach (var (year, education, local, investments) in new[]
        {
            (2026, "120000.00", "80000.00", new[] { "600000.00", "400000.00" }),
            (2027, "90000", "60000", ["200000.50"]),
            (2028, "50000", "30000", Array.Empty<string>()),
        })
        {
            var play = new RoundPlayer(house.Services, house.Time)
            {
                Programme = ShippedCatalogue.Catalogue.Programme(Id),
                Year = year,
                Applications = 2,
                Answered = answers => Claim(answers, year, education, local, investments),
            };
            await play.LaunchRoundAsync();
            await house.SettleAsync();
            foreach (var number in new[] { 1, 2 })
            {
                await play.SubmitAsync(number);
                await house.SettleAsync();
            }

            // The second enterprise is not under cultivation.
            Assert.Equal(ApplicationState.Ineligible, (await play.ApplicationAsync(Cast.ApplicationId(2))).State);
            await DecideAsync(house, play, year);
            var claimed = await play.ApplicationAsync(Cast.ApplicationId(1));
            Assert.Equal(ApplicationState.Awarded, claimed.State);
            Assert.Equal($"产教激励税〔{year}〕1-001号", claimed.CertificateNumber);
            await house.AdvanceToAsync(new(year + 1, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
            await house.SettleAsync();
            Assert.Equal(RoundStanding.Announced, (await play.RoundAsync()).Standing);
        }

        var book = await house.Get<BenefitStore>().ReadAsync(line, Stop);
        Assert.Equal(
            [
                (2026, 0m, 300_000m, 200_000m, 100_000m),
                (2027, 100_000m, 60_000.15m, 150_000m, 10_000.15m),
                (2028, 10_000.15m, 0m, 10_000.15m, 0m),
            ],
            book.Ledger().Years.Select(y => (y.Year, y.Opening.Value, y.NewCredit.Value, y.Used.Value, y.Closing.Value)));
        Assert.Equal("结转下年", book.Claims.First().Sheet[^1].Name.Zh);
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", book.Claims.First().Code);

        // The same effect again adds nothing.
        await house.Get<BenefitStore>().PostAsync(book.Claims.First(), Stop);
        Assert.Equal(3, (await house.Get<BenefitStore>().ReadAsync(line, Stop)).Entries.Count);

        var award = (await house.Get<AwardStore>().GetAsync(line, Stop)).Home;
        Assert.Equal((holder, "tax", AwardStanding.Live), (award.Holder, award.Kind, award.Standing));
        Assert.Contains(await house.Get<AwardRollStore>().ReadAsync(Stop), a => a.Summary.Id == line);

        var after = await house.Get<BenefitCommands>().WithdrawAsync(Cast.Officer, line, 2026, 1, "600,000", "转让所持学校股权。", Stop);
        Assert.Equal((180_000m, 0m), (after.Repaid.Value, after.Closing.Value));
        var again = await Assert.ThrowsAsync<RefusedException>(
            () => house.Get<BenefitCommands>().WithdrawAsync(Cast.Officer, line, 2026, 1, "0.01", "再次转让。", Stop));
        Assert.Equal("tax-withdrawn-too-much", again.Refusals[0].Code);
        Assert.Null(AuditChain.Verify(await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(
            AwardKeys.Partition(line), KeyRange.Prefix(AuditKeys.Entry), Stop).Select(e => e.Value).ToListAsync(Stop)));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }

    /// <summary>The officer grants; nobody else decides on it again.</summary>
    private static async Task DecideAsync(RoundHouse house, RoundPlayer play, int year)
    {
        var commands = house.Get<BenefitDecisionCommands>();
        await commands.DecideAsync(Cast.Officer, play.Id, Cast.ApplicationId(1), true, $"{year}年度审计报告核对无误。", Stop);
        await house.SettleAsync();
        var over = await Assert.ThrowsAsync<RefusedException>(
            () => commands.DecideAsync(Cast.SecondOfficer, play.Id, Cast.ApplicationId(1), false, "重复。", Stop));
        Assert.Equal("benefit-decided", over.Refusals[0].Code);
    }

    private static Answers Claim(Answers sample, int year, string education, string local, string[] investments) => (sample with
    {
        Fields = new Dictionary<string, string>(sample.Fields)
        {
            ["line"] = "tax",
            ["benefit-year"] = $"{year}",
            ["education-due"] = education,
            ["local-due"] = local,
        },
    }).With("eligible", [.. investments.Select(amount => TableSpecimen.RowOf(
        ("kind", "base-building"), ("item", "实训基地设备"), ("amount", amount)))]);
}
