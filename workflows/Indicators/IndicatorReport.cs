namespace Funding.Workflows.Indicators;

/// <summary>A year whose figures are gathered; a row of the partition of indicators.</summary>
/// <param name="Year">To which the figures belong.</param>
/// <param name="List">Hash of the list of those who owe figures.</param>
/// <param name="Reporters">How many stand on it.</param>
public sealed record IndicatorYear(int Year, string List, int Reporters, string ByPerson, DateTimeOffset At);

/// <summary>An institution that owes figures.</summary>
/// <param name="Kind">Id of its kind in the file of indicators.</param>
/// <param name="Desk">Id of the city or department that confirms its figures first.</param>
public sealed record Reporter(string Code, string Name, string Kind, string Desk);

/// <summary>How far a figure of an institution has come.</summary>
public enum FigureStanding
{
    /// <summary>It waits for its desk.</summary>
    Reported,

    /// <summary>It waits for the province.</summary>
    DeskConfirmed,

    /// <summary>It counts.</summary>
    Confirmed,

    /// <summary>Sent back with a reason: it is as if it were not reported.</summary>
    Returned,
}

/// <summary>An institution's figure of a year; a row of the partition of indicators.</summary>
/// <param name="Amount">As reported.</param>
/// <param name="Per">By what it is divided, as reported; null where the indicator asks for the amount alone.</param>
/// <param name="Figure">Of both, see <see cref="IndicatorEntry"/>.</param>
public sealed record IndicatorReport(
    int Year, string Indicator, string Code, string Name, string Desk, decimal Amount, decimal? Per, decimal Figure)
{
    /// <summary>The figure of the year before, where it counts; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Before { get; init; }

    /// <summary>Why it moved so far, as its institution says; null where it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public FigureStanding Standing { get; init; }

    public required string ByPerson { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it was sent back; null where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Returned { get; init; }
}

/// <summary>A figure that was put right after its publication.</summary>
/// <param name="Old">The institution's figure until then; null where it had none.</param>
/// <param name="Document">文号 or name of what shows it.</param>
/// <param name="ProvinceOld">The province's figure until then; null where there was none.</param>
public sealed record IndicatorCorrection(
    string Code, string Name, decimal? Old, decimal New, decimal? ProvinceOld, decimal? ProvinceNew, string Reason, string Document,
    DateOnly On);

/// <summary>The province's figure of a year as it was published: frozen, and corrected in sight of everybody.</summary>
/// <param name="Figure">With all corrections; null where none counts.</param>
/// <param name="Owing">Institutions that owe one.</param>
/// <param name="Confirmed">Institutions whose figure counts.</param>
public sealed record PublishedIndicator(int Year, string Indicator, decimal? Figure, int Owing, int Confirmed, DateOnly On)
{
    /// <summary>So many fit a row; more is a new publication.</summary>
    public const int MostCorrections = 100;

    /// <summary>The first one first.</summary>
    public IReadOnlyList<IndicatorCorrection> Corrections { get; init; } = [];
}

/// <summary>Every row key of the partition of indicators.</summary>
public static class IndicatorKeys
{
    public const string Partition = "indicators";
    public const string Years = "year:";
    public const string PublishedRows = "published:";

    private const string Reports = "report:";

    public static string Year(int year) => $"{Years}{year:D4}";

    public static string ReportsOf(int year) => $"{Reports}{year:D4}:";

    public static string ReportsOf(int year, string indicator) => $"{ReportsOf(year)}{indicator}:";

    public static string Report(int year, string indicator, string code) => ReportsOf(year, indicator) + code;

    public static string Published(int year, string indicator) => $"{PublishedRows}{year:D4}:{indicator}";

    /// <summary>Replaced by each act that changes what counts: of two at one moment the second is decided on again.</summary>
    public static string Turn(int year, string indicator) => $"turn:{year:D4}:{indicator}";

    public static string ListBlob(string hash) => $"indicators/{hash}.json";
}
