namespace Funding.Workflows.Money;

/// <summary>Addresses of the office's pages of the money.</summary>
public static class MoneyLinks
{
    public const string Year = Paths.OfficeMoney;
    public const string YearField = "year";
    public const string YearFile = Year + "/ledger.ndjson";
    public const string YearTable = Year + "/ledger.csv";
    public const string New = Year + "/new";
    public const string LineRoute = Paths.OfficeMoneyLine;
    public const string LineFileRoute = LineRoute + "/ledger.ndjson";
    public const string LineTableRoute = LineRoute + "/ledger.csv";
    public const string RaiseRoute = LineRoute + "/amounts";
    public const string TransferRoute = LineRoute + "/transfers";
    public const string AwardRoute = LineRoute + "/awards";
    public const string DecideRoute = LineRoute + "/changes/{change}";
    public const string CaseField = "case";

    public static string Line(LineId line) => Of(LineRoute, line);

    /// <param name="route">One of a line's.</param>
    public static string Of(string route, LineId line) =>
        Url.Fill(route, line.Programme, line.Year.ToString(CultureInfo.InvariantCulture), line.SourceId);

    public static string Decide(LineId line, int change) => Url.Fill(
        DecideRoute, line.Programme, line.Year.ToString(CultureInfo.InvariantCulture), line.SourceId,
        change.ToString(CultureInfo.InvariantCulture));

    public static string Case(LineId line, string of) => Line(line).With(CaseField, of);

    /// <param name="route">Of the page or a file of a year.</param>
    public static string OfYear(string route, int year) => route.With(YearField, year.ToString(CultureInfo.InvariantCulture));
}
