namespace Funding.Workflows.Indicators;

/// <summary>A figure that an institution of the reader owes.</summary>
/// <param name="Report">Null while nothing is reported.</param>
/// <param name="Published">The province's figure of that year is out.</param>
public sealed record OwnFigure(Reporter Reporter, Indicator Indicator, int Year, IndicatorReport? Report, bool Published)
{
    /// <summary>The figure of the year before, on the page of one figure; null where none counts.</summary>
    public decimal? Before { get; init; }

    public DateOnly Due => Indicator.DueOn(Year);

    /// <summary>Somebody of the institution may report it, or something else than before.</summary>
    public bool IsOpen => IndicatorDecision.BarReport(Report, Published) is null;
}

/// <summary>How far an indicator's figures of a year have come, for a desk or for the office.</summary>
/// <param name="Owing">Of the desk, or of all.</param>
/// <param name="Turn">How many wait for the reader.</param>
public sealed record IndicatorLine(Indicator Indicator, int Owing, int Reported, int Turn, int Confirmed, PublishedIndicator? Published);

/// <param name="Year">That is shown; null where no list was sent yet.</param>
public sealed record IndicatorsModel(bool OfDesk, IReadOnlyList<IndicatorYear> Years, int? Year, IReadOnlyList<IndicatorLine> Lines);

/// <summary>The figures of an indicator in a year, of a desk or of all.</summary>
/// <param name="Reports">By code.</param>
/// <param name="Published">Null while it is not.</param>
public sealed record FiguresModel(
    bool OfDesk, Indicator Indicator, int Year, IReadOnlyList<Reporter> Owing, IReadOnlyDictionary<string, IndicatorReport> Reports,
    PublishedIndicator? Published, DateOnly Today)
{
    public bool IsTurn(IndicatorReport report) => Published is null && report.Standing == IndicatorDecision.TurnOf(OfDesk);
}

/// <param name="Reporter">Whose figure it is.</param>
/// <param name="Report">Null where it has none and the province has published without it.</param>
public sealed record FigureModel(
    bool OfDesk, Indicator Indicator, int Year, Reporter Reporter, IndicatorReport? Report, bool Published);

/// <summary>An indicator as everybody reads it.</summary>
/// <param name="Published">By year, the newest first.</param>
/// <param name="Newest">The newest year that figures are gathered for; null where there is none.</param>
/// <param name="Desks">Of the newest published year, by city or department.</param>
public sealed record PublicIndicatorModel(
    Indicator Indicator, IReadOnlyList<PublishedIndicator> Published, NewestYear? Newest, IReadOnlyList<DeskFigure> Desks);

/// <param name="Missing">After the last day: whose figure is not there; empty before.</param>
public sealed record NewestYear(
    int Year, DateOnly Due, bool IsOver, bool IsPublished, int Owing, int Reported, IReadOnlyList<Reporter> Missing);

/// <param name="Figure">Of the desk's institutions as the province's of all; null where none counts.</param>
public sealed record DeskFigure(string Desk, decimal? Figure, int Confirmed, int Owing);
