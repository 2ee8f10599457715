using CsCheck;
using Funding.Workflows.Tests.Awards.Earlier;

namespace Funding.Workflows.Tests.Indicators;

/// <summary>A figure as an institution types it.</summary>
public sealed class IndicatorEntryTests
{
    private static readonly Indicator Share = ShippedCatalogue.Catalogue.Indicators.Find("progression")!;
    private static readonly Indicator Rooms = ShippedCatalogue.Catalogue.Indicators.Find("smart-classrooms")!;

    [Fact]
    public void The_shipped_indicators_are_the_nine_of_the_policy()
    {
        var plan = ShippedCatalogue.Catalogue.Indicators;
        Assert.Equal(9, plan.Indicators.Count);
        Assert.Equal("targets", Assert.Single(plan.Indicators, i => i.Figure is null).Id);
        Assert.Equal(
            [50m, 1.2m, 90m, 12000m, 2m, 100m, 100m, 100m], plan.Reported.Select(i => i.Wanted!.Value));
        Assert.Equal(new DateOnly(2026, 2, 28), plan.Find("quality-report")!.DueOn(2025));
    }

    [Theory]
    [InlineData("312", "480", null, "", 65, "")]
    [InlineData("312", "480", 65.0, "", 65, "")]
    [InlineData("312", "480", 54.2, "", 65, "")]
    [InlineData("312", "480", 54.1, "", 65, "indicator-reason-missing@reason")]
    [InlineData("312", "480", 54.1, "新增两个五年制班。", 65, "")]
    [InlineData("312", "480", 0.0, "", 65, "indicator-reason-missing@reason")]
    [InlineData("1,200", "2400", null, "", 50, "")]
    [InlineData("481", "480", null, "", 100.21, "indicator-out-of-range@amount")]
    [InlineData("-1", "480", null, "", 0, "indicator-no-number@amount")]
    [InlineData("12.345", "480", null, "", 0, "indicator-no-number@amount")]
    [InlineData("", "", null, "", 0, "indicator-no-number@amount indicator-no-number@per")]
    [InlineData("0", "0", null, "", 0, "indicator-by-nothing@per")]
    public void A_figure_is_checked(string amount, string per, double? before, string reason, double figure, string refusals)
    {
        var entry = IndicatorEntry.Of(Share, amount, per, (decimal?)before, reason);
        Assert.Equal(refusals, entry.Refusals.Codes());
        if (refusals.Length == 0) Assert.Equal((decimal)figure, entry.Figure);
    }

    [Fact]
    public void An_amount_alone_is_its_own_figure() => Assert.Equal(
        (12m, null, 12m), IndicatorEntry.Of(Rooms, "12", "", null, null) is var e ? (e.Amount, e.Per, e.Figure) : default);

    [Fact]
    public void A_reason_is_asked_for_beyond_a_fifth_either_way() => Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample(
        (figure, before) => Assert.Equal(
            Math.Abs(figure - before) > before / 5m, IndicatorEntry.MovesFar(figure, before)));

    [Fact]
    public void What_is_taken_lies_within_the_bounds() => Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 2000]).Sample((amount, per) =>
    {
        var entry = IndicatorEntry.Of(Share, $"{amount}", $"{per}", null, null);
        Assert.Equal(entry.Refusals.Count == 0, per > 0 && amount <= per);
        if (entry.Refusals.Count == 0) Assert.InRange(entry.Figure, 0, 100);
    });
}
