namespace Funding.Workflows.Benefits;

/// <summary>Addresses of a benefit line's pages.</summary>
public static class BenefitLinks
{
    public const string OwnSheetRoute = AwardLinks.OwnRoute + "/benefits/{year}";
    public const string OfficeSheetRoute = AwardLinks.OfficeRoute + "/benefits/{year}";
    public const string WithdrawRoute = AwardLinks.OfficeRoute + "/withdrawn-investment";

    public const string SettleRoute = AwardLinks.OfficeRoute + "/settled-year";

    public static string Settle(string awardId) => Url.Fill(SettleRoute, awardId);

    public static string Sheet(string awardId, int year, bool office) =>
        Url.Fill(office ? OfficeSheetRoute : OwnSheetRoute, awardId, year.ToString(CultureInfo.InvariantCulture));

    public static string Withdraw(string awardId) => Url.Fill(WithdrawRoute, awardId);
}
