namespace Funding.Workflows.Indicators;

/// <summary>Addresses of the pages of indicators.</summary>
public static class IndicatorLinks
{
    public const string PublicRoute = PublicLinks.Progress + "/indicators/{indicator}";

    public const string OwnList = "/apply/indicators";
    public const string OwnRoute = OwnList + "/{year:int}/{indicator}/{code}";

    public const string DeskList = "/recommend/indicators";
    public const string OfficeList = "/office/indicators";
    public const string ReportersRoute = OfficeList + "/reporters";

    private const string FiguresPath = "/{year:int}/{indicator}";
    private const string FigurePath = FiguresPath + "/{code}";

    public const string DeskFiguresRoute = DeskList + FiguresPath;
    public const string OfficeFiguresRoute = OfficeList + FiguresPath;
    public const string DeskConfirmRoute = DeskFiguresRoute + "/confirmation";
    public const string OfficeConfirmRoute = OfficeFiguresRoute + "/confirmation";
    public const string PublishRoute = OfficeFiguresRoute + "/publication";
    public const string DeskFigureRoute = DeskList + FigurePath;
    public const string OfficeFigureRoute = OfficeList + FigurePath;
    public const string DeskReturnRoute = DeskFigureRoute + "/return";
    public const string OfficeReturnRoute = OfficeFigureRoute + "/return";
    public const string CorrectRoute = OfficeFigureRoute + "/correction";

    public static string Public(string indicator) => Url.Fill(PublicRoute, indicator);

    public static string Own(int year, string indicator, string code) => Url.Fill(OwnRoute, Number(year), indicator, code);

    public static string List(bool ofDesk) => ofDesk ? DeskList : OfficeList;

    public static string Figures(bool ofDesk, int year, string indicator) =>
        Url.Fill(ofDesk ? DeskFiguresRoute : OfficeFiguresRoute, Number(year), indicator);

    public static string Confirm(bool ofDesk, int year, string indicator) =>
        Url.Fill(ofDesk ? DeskConfirmRoute : OfficeConfirmRoute, Number(year), indicator);

    public static string Publish(int year, string indicator) => Url.Fill(PublishRoute, Number(year), indicator);

    public static string Figure(bool ofDesk, int year, string indicator, string code) =>
        Url.Fill(ofDesk ? DeskFigureRoute : OfficeFigureRoute, Number(year), indicator, code);

    public static string Return(bool ofDesk, int year, string indicator, string code) =>
        Url.Fill(ofDesk ? DeskReturnRoute : OfficeReturnRoute, Number(year), indicator, code);

    public static string Correct(int year, string indicator, string code) => Url.Fill(CorrectRoute, Number(year), indicator, code);

    private static string Number(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}
