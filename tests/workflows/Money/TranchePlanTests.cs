using System.Numerics;

namespace Funding.Workflows.Tests.Money;

public sealed class TranchePlanTests
{
    [Fact]
    public void Shares_are_whole_fen_and_the_last_has_the_rest()
    {
        Assert.Equal(["t0 40.00", "t1 40.00", "t2 20.00"], Plan(100, Of(40, 40, 20)));
        Assert.Equal(["t0 0.40", "t1 0.40", "t2 0.21"], Plan(1.01m, Of(40, 40, 20)));
        Assert.Equal(["t0 33.33", "t1 33.33", "t2 33.35"], Plan(100.01m, Of(33.33m, 33.33m, 33.34m)));
    }

    [Fact]
    public void What_is_held_back_is_a_payment_of_its_own_behind_its_tranche()
    {
        var money = Of(60, 40);
        var held = money with { Tranches = [money.Tranches[0] with { HeldBack = 10, HeldUntil = "acceptance" }, money.Tranches[1]] };
        Assert.Equal(["t0 54.00", "t0-held 6.00", "t1 40.01"], Plan(100.01m, held));
        var plan = TranchePlan.Of(new(100), held, "p", 2026);
        Assert.Equal(("acceptance", true), (plan[1].On, plan[1].IsHeld));
        Assert.Equal(["t0", "t0-held", "t1"], held.Payments);
        Assert.Contains("留存", plan[1].Name.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payment_of_nothing_is_none()
    {
        Assert.Equal(["t2 0.01"], Plan(0.01m, Of(40, 40, 20)));
        Assert.Empty(Plan(0, Of(40, 60)));
    }

    [Fact]
    public void A_tranche_may_be_of_a_later_year_and_the_lines_share_the_amount()
    {
        var money = Of(40, 40, 20);
        money = money with
        {
            Source = MoneyOutline.Central,
            Tranches = [money.Tranches[0], .. money.Tranches.Skip(1).Select(t => t with { YearsLater = 1 })],
        };
        Assert.Equal(
            [(new LineId("p", 2026, MoneySource.Central), new Yuan(40)), (new LineId("p", 2027, MoneySource.Central), new Yuan(60))],
            TranchePlan.Lines(TranchePlan.Of(new(100), money, "p", 2026)));
    }

    [Fact]
    public void The_total_of_several_lines_never_asks_one_for_more_than_it_has() =>
        (from shares in Gen.Int[1, 40].Array[2, 4]
         from later in Gen.Bool.Array[4]
         from available in Gen.Int[0, 100_000].Array[2]
         from count in Gen.Int[1, 9]
         select (shares, later, available, count)).Sample(of =>
        {
            var money = Of([.. Hundred(of.shares)]);
            money = money with { Tranches = [.. money.Tranches.Select((t, i) => t with { YearsLater = of.later[i] ? 1 : 0 })] };
            Yuan Available(LineId line) => Yuan.OfFen(of.available[line.Year - 2026]);
            var total = TranchePlan.Total(money, "p", 2026, of.count, Available);
            if (total == Yuan.Zero) return;
            var rule = new AllocationRule(AllocationShape.Proportional, total, null, [], null, null, null, false);
            var cases = Enumerable.Range(1, of.count).Select(n => new AllocationCase($"A-{n}", n, n, null));
            var shared = Allocator.Allocate(new(rule, [.. cases]))!;
            var lines = shared.Amounts.SelectMany(a => TranchePlan.Of(a.Amount, money, "p", 2026)).GroupBy(t => t.Line);
            Assert.All(lines, l => Assert.True(l.Sum(t => t.Amount) <= Available(l.Key)));
        });

    [Fact]
    public void The_payments_are_the_amount_to_the_fen_and_none_is_off_its_share_by_a_fen_but_the_last() =>
        (from fen in Gen.Long[0, 99_999_999_999_999]
         from shares in Gen.Int[1, 40].Array[1, 12]
         from held in Gen.Int[0, 99]
         select (fen, shares, held)).Sample(of =>
        {
            var percents = Hundred(of.shares).ToList();
            var money = Of([.. percents]);
            var first = money.Tranches[0] with { HeldBack = of.held, HeldUntil = "a" };
            if (of.held > 0) money = money with { Tranches = [first, .. money.Tranches.Skip(1)] };
            var plan = TranchePlan.Of(Yuan.OfFen(of.fen), money, "p", 2026);
            Assert.Equal(of.fen, (long)plan.Aggregate(BigInteger.Zero, (sum, t) => sum + t.Amount.Fen));
            Assert.All(plan, t => Assert.True(t.Amount > Yuan.Zero));
            Assert.Equal(plan.Select(t => t.Id).Distinct(), plan.Select(t => t.Id));
            foreach (var (i, percent) in percents.Index().SkipLast(1))
            {
                var paid = plan.Where(t => t.Id == $"t{i}" || t.Id == $"t{i}-held")
                    .Aggregate(BigInteger.Zero, (sum, t) => sum + t.Amount.Fen);
                Assert.Equal((BigInteger)decimal.Floor(of.fen * percent / 100), paid);
            }
        });

    /// <summary>Percents with two decimals that are a hundred together.</summary>
    private static IEnumerable<decimal> Hundred(int[] weights)
    {
        var parts = weights.SkipLast(1).Select(w => Math.Floor(10_000m * w / weights.Sum()) / 100).ToList();
        return parts.Append(100 - parts.Sum());
    }

    private static IEnumerable<string> Plan(decimal amount, MoneyOutline money) =>
        TranchePlan.Of(new(amount), money, "p", 2026).Select(t => $"{t.Id} {t.Amount}");

    private static MoneyOutline Of(params decimal[] shares) => new(
        MoneyOutline.Provincial, new(AllocationKind.Proportional),
        [.. shares.Select((s, i) => new TrancheOutline($"t{i}", Bilingual.Same("t"), s, "award"))]);
}
