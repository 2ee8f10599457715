namespace Funding.Workflows.Money.Payments;

/// <summary>Addresses of the runs of a line's payments.</summary>
public static class PaymentLinks
{
    public const string RunsRoute = MoneyLinks.LineRoute + "/payments";
    public const string RunRoute = RunsRoute + "/{run}";
    public const string GatherRoute = RunRoute + "/payables";
    public const string RemoveRoute = RunRoute + "/removal";
    public const string SubmitRoute = RunRoute + "/submission";
    public const string TickRoute = RunRoute + "/ticks";
    public const string CheckRoute = RunRoute + "/check";
    public const string ApproveRoute = RunRoute + "/approval";
    public const string BackRoute = RunRoute + "/return";
    public const string DropRoute = RunRoute + "/drop";
    public const string SendRoute = RunRoute + "/sending";
    public const string FileRoute = RunRoute + "/file";
    public const string AnswerRoute = RunRoute + "/answer";

    public static string Runs(LineId line) => MoneyLinks.Of(RunsRoute, line);

    public static string Run(LineId line, int run) => Of(RunRoute, line, run);

    /// <param name="route">One of a run's.</param>
    public static string Of(string route, LineId line, int run) => Url.Fill(
        route, line.Programme, line.Year.ToString(CultureInfo.InvariantCulture), line.SourceId, run.ToString(CultureInfo.InvariantCulture));
}
