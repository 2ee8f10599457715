namespace Funding.Workflows.Money.Hands;

/// <summary>Addresses of the page of verified persons.</summary>
public static class HandLinks
{
    public const string Hands = "/office/hands";
    public const string ConfirmRoute = Hands + "/{person}/confirmation";
    public const string EndRoute = Hands + "/{person}/end";

    public const string OpenCodesRoute = Hands + "/{person}/codes";
    public const string RecoverRoute = Hands + "/{person}/codes/recovery";
    public const string ConfirmRecoveryRoute = Hands + "/{person}/codes/recovery/confirmation";

    /// <summary>One's own codes.</summary>
    public const string Code = "/office/code";
    public const string CodeDrawing = Code + "/qr.svg";

    public static string Of(string route, string person) => Url.Fill(route, person);
}
