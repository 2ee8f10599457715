namespace Funding.Workflows.Indicators;

/// <summary>Who may do what with a figure, and what the province's becomes. Pure.</summary>
public static class IndicatorDecision
{
    private const int CoverageDecimals = 2;

    /// <summary>Those on the list that owe a figure of the indicator, in the order of the list.</summary>
    public static IReadOnlyList<Reporter> Owing(Indicator indicator, IEnumerable<Reporter> reporters) =>
        [.. reporters.Where(r => indicator.Reporters.Contains(r.Kind))];

    /// <summary>Whose figure is not there, or does not count once the indicator is published.</summary>
    public static IReadOnlyList<Reporter> Missing(
        IReadOnlyList<Reporter> owing, IEnumerable<IndicatorReport> reports, bool published)
    {
        var there = reports.Where(r => published ? r.Standing == FigureStanding.Confirmed : r.Standing != FigureStanding.Returned)
            .Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        return [.. owing.Where(r => !there.Contains(r.Code))];
    }

    /// <summary>Reporting goes on until the desk has confirmed, and after the last day until the province publishes.</summary>
    /// <param name="report">What is there already; null for nothing.</param>
    /// <returns>Why nothing can be reported; null where it can.</returns>
    public static Refusal? BarReport(IndicatorReport? report, bool published) =>
        published ? IndicatorRefusals.Published()
        : report?.Standing is FigureStanding.DeskConfirmed or FigureStanding.Confirmed ? IndicatorRefusals.Confirmed() : null;

    /// <summary>By which right a figure is confirmed or sent back.</summary>
    public static Right RightOf(bool ofDesk) => ofDesk ? Right.OpineOnReport : Right.JudgeDuty;

    /// <summary>How a figure stands that waits for the desk, or for the province.</summary>
    public static FigureStanding TurnOf(bool ofDesk) => ofDesk ? FigureStanding.Reported : FigureStanding.DeskConfirmed;

    /// <param name="ofDesk">The desk confirms; else the province, after the desk.</param>
    /// <param name="own">Who confirms acts for the institution.</param>
    /// <returns>Why it cannot be confirmed; null where it can.</returns>
    public static Refusal? BarConfirmation(IndicatorReport report, bool ofDesk, bool published, bool own) =>
        published ? IndicatorRefusals.Published()
        : own ? IndicatorRefusals.Own(report.Name)
        : report.Standing == TurnOf(ofDesk) ? null
        : IndicatorRefusals.NotInTurn(report.Name);

    /// <inheritdoc cref="BarConfirmation"/>
    public static Refusal? BarReturn(IndicatorReport report, bool ofDesk, bool published, bool own) =>
        published ? IndicatorRefusals.Published()
        : own ? IndicatorRefusals.Own(report.Name)
        : report.Standing == FigureStanding.Reported
            || (!ofDesk && report.Standing is (FigureStanding.DeskConfirmed or FigureStanding.Confirmed)) ? null
        : IndicatorRefusals.NotInTurn(report.Name);

    /// <summary>An indicator is published after its last day, once.</summary>
    public static Refusal? BarPublication(Indicator indicator, int year, bool published, DateOnly today) =>
        published ? IndicatorRefusals.Published()
        : today <= indicator.DueOn(year) ? IndicatorRefusals.NotDue(indicator.DueOn(year)) : null;

    /// <summary>The province's figure of those that count.</summary>
    /// <param name="counting">Confirmed reports of one year.</param>
    /// <param name="owing">How many owe one.</param>
    /// <returns>Null where none counts, or nothing is there to divide by.</returns>
    public static decimal? Province(Indicator indicator, IReadOnlyCollection<IndicatorReport> counting, int owing)
    {
        var asked = indicator.Figure!;
        decimal? figure = indicator.Province switch
        {
            ProvinceFigure.Sum when counting.Count > 0 => counting.Sum(r => r.Amount),
            ProvinceFigure.Mean when counting.Count > 0 => counting.Average(r => r.Figure),
            ProvinceFigure.Share when counting.Sum(r => r.Per ?? 0) is > 0 and var per => asked.Times * counting.Sum(r => r.Amount) / per,
            ProvinceFigure.Coverage when owing > 0 => 100m * counting.Count(r => r.Figure >= 1) / owing,
            _ => null,
        };
        var decimals = indicator.Province == ProvinceFigure.Coverage ? CoverageDecimals : asked.Decimals;
        return figure is { } value ? Math.Round(value, decimals, MidpointRounding.AwayFromZero) : null;
    }
}
