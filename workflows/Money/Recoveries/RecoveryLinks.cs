namespace Funding.Workflows.Money.Recoveries;

/// <summary>Addresses of what is done about money that an award owes.</summary>
public static class RecoveryLinks
{
    public const string EnterRoute = AwardLinks.OfficeRoute + "/recoveries";
    public const string DecideRoute = EnterRoute + "/{number:int}";
    public const string PaperRoute = DecideRoute + "/paper";

    public static string Enter(string award) => Url.Fill(EnterRoute, award);

    public static string Decide(string award, int number) => Of(DecideRoute, award, number);

    public static string Paper(string award, int number) => Of(PaperRoute, award, number);

    private static string Of(string route, string award, int number) =>
        Url.Fill(route, award, number.ToString(CultureInfo.InvariantCulture));
}
