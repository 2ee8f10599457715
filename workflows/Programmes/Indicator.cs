namespace Funding.Workflows.Programmes;

/// <summary>The yearly indicators of the plan and who may owe one: a file of <c>programmes/plan</c>.</summary>
/// <param name="Kinds">Of institutions that report, in the order of the file.</param>
public sealed record PlanIndicators(IReadOnlyList<ReporterKind> Kinds, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Of an installation that follows no plan.</summary>
    public static readonly PlanIndicators None = new([], []);

    /// <summary>Those that institutions report; the others are computed here.</summary>
    public IEnumerable<Indicator> Reported => Indicators.Where(i => i.Figure is not null);

    public Indicator? Find(string id) => Indicators.FirstOrDefault(i => i.Id == id);
}

public sealed record ReporterKind(string Id, Bilingual Name);

/// <summary>A figure that is followed year by year.</summary>
/// <param name="Wording">The plan's own words.</param>
/// <param name="Province">How the province's figure comes about.</param>
/// <param name="Unit">Of an institution's figure; empty for a plain number.</param>
public sealed record Indicator(string Id, Bilingual Name, string Clause, Bilingual Wording, ProvinceFigure Province, Bilingual Unit)
{
    private static readonly Bilingual Percent = Bilingual.Same("%");

    /// <summary>What the plan wants of the province at least; null where it gives no number.</summary>
    public decimal? Wanted { get; init; }

    public int? ByYear { get; init; }

    /// <summary>Ids of the kinds of institutions that owe a figure.</summary>
    public IReadOnlyList<string> Reporters { get; init; } = [];

    /// <summary>What an institution reports; null where nobody reports.</summary>
    public IndicatorFigure? Figure { get; init; }

    /// <summary>Month and day of the year after, such as 03-31.</summary>
    public string Due { get; init; } = "12-31";

    /// <summary>Days before that day on which those are reminded who have not reported.</summary>
    public IReadOnlyList<int> Remind { get; init; } = [];

    /// <summary>Of the province's figure: who covers an indicator is told in percent of those who owe it.</summary>
    [JsonIgnore]
    public Bilingual ProvinceUnit => Province == ProvinceFigure.Coverage ? Percent : Unit;

    /// <summary>The plan wants all who owe it: of that there is no more.</summary>
    [JsonIgnore]
    public bool WantsAll => this is { Province: ProvinceFigure.Coverage, Wanted: 100 };

    /// <summary>The last day for the figure of a year; the last of February where the day is not in it.</summary>
    public DateOnly DueOn(int year)
    {
        var (month, day) = (int.Parse(Due[..2], CultureInfo.InvariantCulture), int.Parse(Due[3..], CultureInfo.InvariantCulture));
        return new(year + 1, month, Math.Min(day, DateTime.DaysInMonth(year + 1, month)));
    }
}

/// <summary>What is asked of an institution: an amount, or an amount for each of something.</summary>
/// <param name="Amount">What is counted.</param>
/// <param name="Times">100 for a share in percent.</param>
/// <param name="Decimals">Of the figure: 0 to 4.</param>
/// <param name="Least">Inclusive bound of the figure.</param>
/// <param name="Most">Inclusive bound of the figure.</param>
public sealed record IndicatorFigure(Bilingual Amount, decimal Times, int Decimals, decimal Least, decimal Most)
{
    /// <summary>By what the amount is divided; null for the amount alone.</summary>
    public Bilingual? Per { get; init; }
}

/// <summary>How the figures of institutions become the province's.</summary>
public enum ProvinceFigure
{
    /// <summary>How many targets of programmes are reached; nobody reports it.</summary>
    Targets,

    /// <summary>All amounts together.</summary>
    Sum,

    /// <summary>Each institution's figure counts the same.</summary>
    Mean,

    /// <summary>All amounts together by all of what they are divided by: a large institution weighs more.</summary>
    Share,

    /// <summary>The percentage of those who owe a figure that reported one of 1 or more.</summary>
    Coverage,
}
