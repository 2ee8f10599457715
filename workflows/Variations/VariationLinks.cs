namespace Funding.Workflows.Variations;

/// <summary>Addresses of an award's variations, for its three sides.</summary>
public static class VariationLinks
{
    public const string NewRoute = Paths.OwnAward + "/variations/new/{change}";
    public const string OwnRoute = Paths.OwnAward + "/variations/{number:int}";
    public const string TakeBackRoute = OwnRoute + "/take-back";
    public const string OwnDocumentRoute = OwnRoute + "/documents/{document}";
    public const string OfficeRoute = Paths.OfficeAward + "/variations/{number:int}";
    public const string JudgeRoute = OfficeRoute + "/judge";
    public const string ConfirmRoute = OfficeRoute + "/confirm";
    public const string ReturnRoute = OfficeRoute + "/return";
    public const string OfficeDocumentRoute = OfficeRoute + "/documents/{document}";
    public const string DeskRoute = "/recommend/awards/{award}/variations/{number:int}";
    public const string DeskDocumentRoute = DeskRoute + "/documents/{document}";

    public static string New(string award, string change) => Url.Fill(NewRoute, award, change);

    /// <param name="route">One of these with a number.</param>
    public static string Of(string route, string award, int number, params IReadOnlyList<string> more) =>
        Url.Fill(route, [award, number.ToString(CultureInfo.InvariantCulture), .. more]);

    public static string Page(Audience side, string award, int number) => Of(
        side switch { Audience.Office => OfficeRoute, Audience.Recommend => DeskRoute, _ => OwnRoute }, award, number);

    public static string Document(Audience side, string award, int number, string document) => Of(
        side switch { Audience.Office => OfficeDocumentRoute, Audience.Recommend => DeskDocumentRoute, _ => OwnDocumentRoute },
        award, number, document);
}
