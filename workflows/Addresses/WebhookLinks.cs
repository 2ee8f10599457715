namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the page of other systems that are told what is public.</summary>
public static class WebhookLinks
{
    public const string Page = "/office/webhooks";
    public const string ConfirmRoute = Page + "/{target}/confirm";
    public const string RenewRoute = Page + "/{target}/secret";
    public const string EndRoute = Page + "/{target}/end";
    public const string Again = Page + "/again";

    public static string Of(string route, string target) => Url.Fill(route, target);
}
