namespace Funding.Platform.Web.LocalMailbox;

/// <summary>Addresses of the local mailbox.</summary>
public static class MailboxLinks
{
    public const string List = "/mailbox";
    public const string MailRoute = "/mailbox/{mail}";
    public const string HtmlRoute = "/mailbox/{mail}/html";

    public static string To(string? address) => List.With("to", address);

    public static string Mail(string id) => Url.Fill(MailRoute, id);

    public static string Html(string id) => Url.Fill(HtmlRoute, id);
}
