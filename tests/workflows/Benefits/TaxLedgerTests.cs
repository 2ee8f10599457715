namespace Funding.Workflows.Tests.Benefits;

/// <summary>The tax line to the fen: credit, use, carrying forward, repayment.</summary>
public sealed class TaxLedgerTests
{
    private static TaxClaim Claim(int year, decimal education, decimal local, params decimal[] investments) => new(
        year, $"case-{year}", 30, [.. investments.Select((a, i) => new EligibleInvestment($"设备{i + 1}", new(a)))],
        new(education), new(local));

    private static TaxWithdrawal Withdrawal(int year, int claimed, int number, decimal amount) =>
        new(year, $"{year}:{claimed}-{number}", new(claimed, number), new(amount));

    [Fact]
    public void Three_years_carry_forward_what_the_surcharges_do_not_take()
    {
        var ledger = TaxLedger.Empty
            .Claim(Claim(2026, 120_000, 80_000, 1_000_000))
            .Claim(Claim(2027, 90_000, 60_000, 200_000.50m))
            .Claim(Claim(2028, 50_000, 30_000));
        Assert.Equal(
            [
                (2026, 0m, 300_000m, 200_000m, 100_000m),
                (2027, 100_000m, 60_000.15m, 150_000m, 10_000.15m),
                (2028, 10_000.15m, 0m, 10_000.15m, 0m),
            ],
            ledger.Years.Select(y => (y.Year, y.Opening.Value, y.NewCredit.Value, y.Used.Value, y.Closing.Value)));
        Assert.Equal((120_000m, 80_000m), (ledger.Years[0].UsedEducation.Value, ledger.Years[0].UsedLocal.Value));
        Assert.Equal((10_000.15m, 0m), (ledger.Years[2].UsedEducation.Value, ledger.Years[2].UsedLocal.Value));
    }

    [Theory]
    [InlineData("0.01", "0.00")]
    [InlineData("0.02", "0.01")]
    [InlineData("0.05", "0.02")]
    [InlineData("0.06", "0.02")]
    [InlineData("333.33", "100.00")]
    [InlineData("333.35", "100.01")]
    [InlineData("999999999999.99", "300000000000.00")]
    public void Credit_is_thirty_percent_to_the_fen_half_a_fen_up(string amount, string credit) =>
        Assert.Equal(credit, $"{TaxLedger.CreditOf(new(decimal.Parse(amount, CultureInfo.InvariantCulture)), 30)}");

    [Theory]
    [InlineData(299_999.99, 299_999.99, 0.01)]
    [InlineData(300_000.00, 300_000.00, 0)]
    [InlineData(300_000.01, 300_000.00, 0)]
    [InlineData(0, 0, 300_000)]
    public void Used_is_the_smaller_of_what_is_left_and_what_is_due(decimal due, decimal used, decimal closing)
    {
        var year = TaxLedger.Empty.Claim(Claim(2026, due, 0, 1_000_000)).Years[0];
        Assert.Equal((used, closing), (year.Used.Value, year.Closing.Value));
        Assert.Equal(used, TaxLedger.Empty.Claim(Claim(2026, 0, due, 1_000_000)).Years[0].UsedLocal.Value);
    }

    [Fact]
    public void The_same_claim_twice_adds_nothing_and_another_one_of_the_year_is_refused()
    {
        var once = TaxLedger.Empty.Claim(Claim(2026, 5, 5, 100));
        Assert.Same(once, once.Claim(Claim(2026, 5, 5, 100)));
        Assert.Equal("tax-year-claimed", Code(() => once.Claim(Claim(2026, 5, 5, 100.01m))));
        Assert.Equal("tax-year-claimed", Code(() => once.Claim(Claim(2026, 5, 6, 100))));
        Assert.Equal("tax-year-claimed", Code(() => once.Claim(Claim(2026, 5, 5, 100) with { CaseId = "another" })));
        Assert.Equal("tax-year-over", Code(() => once.Claim(Claim(2025, 5, 5, 100))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.01)]
    public void An_investment_of_nothing_is_none(decimal amount) =>
        Assert.Equal("tax-investment-of-nothing", Code(() => TaxLedger.Empty.Claim(Claim(2026, 1, 1, 100, amount))));

    [Fact]
    public void A_surcharge_below_zero_is_refused() =>
        Assert.Equal("tax-due-negative", Code(() => TaxLedger.Empty.Claim(Claim(2026, -0.01m, 1, 100))));

    [Fact]
    public void A_withdrawn_investment_repays_what_was_offset_for_it_and_loses_the_rest()
    {
        // Credits of 300 and 150; 200 are used, all of the first one's.
        var before = TaxLedger.Empty.Claim(Claim(2026, 200, 0, 1_000, 500));
        var first = before.Withdraw(Withdrawal(2027, 2026, 1, 1_000));
        Assert.Equal((250m, 0m, 100m, 200m, 150m), Figures(first.Years[1]));
        var second = before.Withdraw(Withdrawal(2027, 2026, 2, 500));
        Assert.Equal((250m, 0m, 150m, 0m, 100m), Figures(second.Years[1]));
        Assert.Equal(Yuan.Zero, first.Withdraw(Withdrawal(2027, 2026, 2, 500)).Left);
    }

    [Fact]
    public void Of_a_part_that_is_withdrawn_what_was_not_used_goes_first()
    {
        var before = TaxLedger.Empty.Claim(Claim(2026, 200, 0, 1_000));
        var part = before.Withdraw(Withdrawal(2026, 2026, 1, 300));
        Assert.Equal((0m, 300m, 90m, 0m, 10m), Figures(part.Years[0]));
        var more = part.Withdraw(Withdrawal(2027, 2026, 1, 400));
        Assert.Equal((10m, 0m, 10m, 110m, 0m), Figures(more.Years[1]));
        Assert.Equal(90m, more.Lots[0].Used.Value);
        Assert.Equal((0m, 0m, 0m, 90m, 0m), Figures(more.Withdraw(Withdrawal(2028, 2026, 1, 300)).Years[2]));
    }

    [Fact]
    public void What_cannot_be_withdrawn_is_refused_by_name()
    {
        var ledger = TaxLedger.Empty.Claim(Claim(2026, 200, 0, 1_000)).Claim(Claim(2027, 0, 0));
        Assert.Equal("tax-withdrawn-too-much", Code(() => ledger.Withdraw(Withdrawal(2027, 2026, 1, 1_000.01m))));
        Assert.Equal("tax-withdrawn-too-much", Code(() => ledger.Withdraw(Withdrawal(2027, 2026, 1, 0))));
        Assert.Equal("tax-no-investment", Code(() => ledger.Withdraw(Withdrawal(2027, 2026, 2, 1))));
        Assert.Equal("tax-no-investment", Code(() => TaxLedger.Empty.Withdraw(Withdrawal(2027, 2026, 1, 1))));
        Assert.Equal("tax-year-over", Code(() => ledger.Withdraw(Withdrawal(2026, 2026, 1, 1))));
        var once = ledger.Withdraw(Withdrawal(2027, 2026, 1, 400));
        Assert.Same(once, once.Withdraw(Withdrawal(2027, 2026, 1, 400)));
        Assert.Equal("tax-withdrawn-otherwise", Code(() => once.Withdraw(Withdrawal(2027, 2026, 1, 401))));
    }

    [Fact]
    public void Whatever_is_claimed_and_withdrawn_the_ledger_adds_up_and_nothing_is_below_zero() => AnyLedger.Sample(entries =>
    {
        var ledger = Posted(entries);
        var opening = Yuan.Zero;
        foreach (var year in ledger.Years)
        {
            Assert.Equal(opening, year.Opening);
            Assert.Equal(year.Opening + year.NewCredit - year.Used - year.Cancelled, year.Closing);
            Assert.All(
                new[] { year.Opening, year.NewCredit, year.UsedEducation, year.UsedLocal, year.Cancelled, year.Repaid, year.Closing },
                figure => Assert.True(figure >= Yuan.Zero, $"{year}"));
            Assert.True(year.UsedEducation <= year.EducationDue && year.UsedLocal <= year.LocalDue, $"{year}");
            Assert.True(year.UsedLocal == Yuan.Zero || year.UsedEducation == year.EducationDue, $"{year}");
            opening = year.Closing;
        }

        Assert.All(ledger.Lots, lot => Assert.True(lot.Used >= Yuan.Zero && lot.Left >= Yuan.Zero && lot.Amount >= Yuan.Zero, $"{lot}"));
        Assert.Equal(ledger.Left.Value, ledger.Lots.Sum(l => l.Left.Value));
        Assert.Equal(
            ledger.Years.Sum(y => y.Used.Value), ledger.Lots.Sum(l => l.Used.Value) + ledger.Years.Sum(y => y.Repaid.Value));
    }, iter: 2_000);

    [Fact]
    public void Everything_withdrawn_repays_everything_that_was_offset_and_leaves_nothing() => AnyLedger.Sample(entries =>
    {
        var ledger = Posted(entries);
        var last = ledger.Years.Count == 0 ? 2026 : ledger.Years[^1].Year;
        foreach (var lot in ledger.Lots.Where(l => l.Amount > Yuan.Zero))
            ledger = ledger.Withdraw(new(last, $"all {lot.Id}", lot.Id, lot.Amount));
        Assert.Equal(Yuan.Zero, ledger.Left);
        Assert.Equal(ledger.Years.Sum(y => y.Used.Value), ledger.Years.Sum(y => y.Repaid.Value));
    }, iter: 500);

    [Fact]
    public void The_ledger_is_what_its_entries_say_however_often_each_is_posted() => AnyLedger.Sample(entries =>
    {
        var ledger = Posted(entries);
        var again = TaxLedger.Of(ledger.Entries.SelectMany(e => new[] { e, e }));
        Assert.Equal(ledger.Years, again.Years);
        Assert.Equal(ledger.Lots, again.Lots);
        var stored = FundingJson.Deserialize<List<TaxEntry>>(FundingJson.Serialize(ledger.Entries))!;
        Assert.Equal(ledger.Years, TaxLedger.Of(stored).Years);
    }, iter: 300);

    /// <summary>A year, its surcharges and investments in fen, or the withdrawal of a share of an earlier investment.</summary>
    private static Gen<(int Step, int Education, int Local, int[] Investments, int Which, int Share)[]> AnyLedger { get; } = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 40_000], Gen.Int[0, 40_000], Gen.Int[1, 99_999].Array[0, 4], Gen.Int[0, 20], Gen.Int[0, 100])
        .Array[0, 9];

    private static TaxLedger Posted((int Step, int Education, int Local, int[] Investments, int Which, int Share)[] entries)
    {
        var (ledger, year) = (TaxLedger.Empty, 2026);
        foreach (var (i, (step, education, local, investments, which, share)) in entries.Index())
        {
            year += step;
            var open = ledger.Lots.Where(l => l.Amount > Yuan.Zero).ToList();
            if (share > 60 && open.Count > 0)
            {
                var lot = open[which % open.Count];
                ledger = ledger.Withdraw(new(
                    year, $"{i}", lot.Id, share == 100 ? lot.Amount : Yuan.OfFen(1 + ((lot.Amount.Fen - 1) * share / 101))));
            }
            else if (!ledger.Entries.Any(e => e.Claim?.Year >= year))
            {
                ledger = ledger.Claim(Claim(
                    year, education / 100m, local / 100m, [.. investments.Select(a => a / 100m)]));
            }
        }

        return ledger;
    }

    private static (decimal Opening, decimal New, decimal Cancelled, decimal Repaid, decimal Closing) Figures(TaxYear year) =>
        (year.Opening.Value, year.NewCredit.Value, year.Cancelled.Value, year.Repaid.Value, year.Closing.Value);

    private static string Code(Action act) => Assert.Throws<RefusedException>(act).Refusals[0].Code;
}
