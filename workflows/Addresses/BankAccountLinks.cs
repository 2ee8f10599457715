namespace Funding.Workflows.Addresses;

/// <summary>Addresses of bank accounts: the organisation's own page, and the office's.</summary>
public static class BankAccountLinks
{
    public const string OwnRoute = OrganisationLinks.OwnRoute + "/account";
    public const string TakeBackRoute = OwnRoute + "/take-back";
    public const string OfficeList = "/office/accounts";
    public const string OfficeRoute = OfficeList + "/{code}";
    public const string CallRoute = OfficeRoute + "/call";
    public const string DecideRoute = OfficeRoute + "/decision";
    public const string LetterRoute = OfficeRoute + "/letters/{document}";

    public static string Own(string code) => Url.Fill(OwnRoute, code);

    public static string Office(string code) => Url.Fill(OfficeRoute, code);

    /// <param name="route">One of an organisation's.</param>
    public static string Of(string route, string code) => Url.Fill(route, code);

    public static string Letter(string code, string document) => Url.Fill(LetterRoute, code, document);
}
