using CsCheck;

namespace Funding.Workflows.Tests.Indicators;

/// <summary>Who may do what with a figure, who is missing, and what the province's figure becomes.</summary>
public sealed class IndicatorDecisionTests
{
    private static readonly PlanIndicators Plan = ShippedCatalogue.Catalogue.Indicators;

    private static readonly Gen<IndicatorReport> AReport = Gen.Select(Gen.Int[0, 500], Gen.Int[1, 500], Gen.Int[0, 99_999])
        .Select(t => Report($"{t.Item3}", Math.Min(t.Item1, t.Item2), t.Item2));

    [Theory]
    [InlineData(FigureStanding.Reported, true, true, true, true)]
    [InlineData(FigureStanding.Reported, false, true, false, true)]
    [InlineData(FigureStanding.DeskConfirmed, true, false, false, false)]
    [InlineData(FigureStanding.DeskConfirmed, false, false, true, true)]
    [InlineData(FigureStanding.Confirmed, true, false, false, false)]
    [InlineData(FigureStanding.Confirmed, false, false, false, true)]
    [InlineData(FigureStanding.Returned, true, true, false, false)]
    [InlineData(FigureStanding.Returned, false, true, false, false)]
    public void Institution_desk_and_province_have_their_turns(
        FigureStanding standing, bool ofDesk, bool reports, bool confirms, bool returns)
    {
        var report = Report("a", 1, 2) with { Standing = standing };
        Assert.Equal(reports, IndicatorDecision.BarReport(report, published: false) is null);
        Assert.Equal(confirms, IndicatorDecision.BarConfirmation(report, ofDesk, published: false, own: false) is null);
        Assert.Equal(returns, IndicatorDecision.BarReturn(report, ofDesk, published: false, own: false) is null);
        Assert.Equal("indicator-published", IndicatorDecision.BarReport(report, published: true)!.Code);
        Assert.Equal("indicator-published", IndicatorDecision.BarConfirmation(report, ofDesk, published: true, own: false)!.Code);
        Assert.Equal("indicator-own", IndicatorDecision.BarConfirmation(report, ofDesk, published: false, own: true)!.Code);
        Assert.Equal("indicator-own", IndicatorDecision.BarReturn(report, ofDesk, published: false, own: true)!.Code);
    }

    [Theory]
    [InlineData(false, "2026-03-31", "indicator-not-due"), InlineData(false, "2026-04-01", null)]
    [InlineData(true, "2026-04-01", "indicator-published")]
    public void It_is_published_once_after_its_last_day(bool published, string today, string? refusal) => Assert.Equal(
        refusal, IndicatorDecision.BarPublication(Plan.Find("progression")!, 2025, published, DateOnly.Parse(today))?.Code);

    [Fact]
    public void Missing_is_who_owes_and_has_nothing_that_counts()
    {
        Reporter[] all = [Owes("a"), Owes("b"), Owes("c"), Owes("d"), new("e", "企业", "state-enterprise", "hangzhou")];
        var owing = IndicatorDecision.Owing(Plan.Find("progression")!, all);
        IndicatorReport[] reports =
        [
            Report("a", 1, 2) with { Standing = FigureStanding.Confirmed }, Report("b", 1, 2),
            Report("c", 1, 2) with { Standing = FigureStanding.Returned },
        ];
        Assert.Equal(["a", "b", "c", "d"], owing.Select(r => r.Code));
        Assert.Equal(["c", "d"], IndicatorDecision.Missing(owing, reports, published: false).Select(r => r.Code));
        Assert.Equal(["b", "c", "d"], IndicatorDecision.Missing(owing, reports, published: true).Select(r => r.Code));
    }

    [Theory]
    [InlineData("progression", 60)]
    [InlineData("secondary-funding", 0.7)]
    [InlineData("quality-report", 25)]
    public void The_provinces_figure_is_computed_as_the_file_says(string id, double figure)
    {
        var indicator = Plan.Find(id)!;
        IndicatorReport[] reports = id == "quality-report"
            ? [Report("a", 1, null), Report("b", 0, null)]
            : [Report("a", 100, 200, 0.5m), Report("b", 900, 1000, 0.9m), Report("c", 500, 1300, 0.7m)];
        Assert.Equal((decimal)figure, IndicatorDecision.Province(indicator, reports, 4));
        Assert.Null(IndicatorDecision.Province(indicator, [], 0));
    }

    [Fact]
    public void A_share_lies_between_the_smallest_and_the_largest_and_is_the_same_in_any_order() =>
        AReport.List[1, 20].Sample(reports =>
        {
            var share = Plan.Find("progression")!;
            var province = IndicatorDecision.Province(share, reports, reports.Count)!.Value;
            Assert.InRange(province, reports.Min(r => r.Figure), reports.Max(r => r.Figure));
            Assert.Equal(province, IndicatorDecision.Province(share, [.. Enumerable.Reverse(reports)], reports.Count));
            Assert.InRange(
                IndicatorDecision.Province(share with { Province = ProvinceFigure.Mean }, reports, reports.Count)!.Value,
                reports.Min(r => r.Figure), reports.Max(r => r.Figure));
            Assert.Equal(
                reports.Sum(r => r.Amount), IndicatorDecision.Province(share with { Province = ProvinceFigure.Sum }, reports, 0));
            Assert.InRange(
                IndicatorDecision.Province(share with { Province = ProvinceFigure.Coverage }, reports, reports.Count)!.Value, 0, 100);
        });

    private static Reporter Owes(string code) => new(code, code, "secondary-school", "hangzhou");

    private static IndicatorReport Report(string code, decimal amount, decimal? per, decimal? figure = null) => new(
        2025, "progression", code, code, "hangzhou", amount, per,
        figure ?? IndicatorEntry.FigureOf(Plan.Find("progression")!.Figure!, amount, per))
    {
        ByPerson = "p",
        At = default,
    };
}
