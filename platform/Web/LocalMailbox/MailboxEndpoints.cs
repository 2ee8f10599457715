namespace Funding.Platform.Web.LocalMailbox;

/// <summary>
/// The local mailbox shows live links to whoever reads it, so it is there only where mail goes into it: the mail options
/// allow that on loopback and for demonstration or development alone.
/// </summary>
public static class MailboxEndpoints
{
    // The mail's own styles, no script, and nothing from elsewhere; only our page may frame it.
    private const string MailPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
            + "sandbox allow-top-navigation-by-user-activation";

    public static void MapMailbox(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<Mailbox>() is null)
            return;
        var group = routes.MapGroup("").RequireAudience(Audience.Mailbox);
        group.MapPage(MailboxLinks.List, ListAsync);
        group.MapPage(MailboxLinks.MailRoute, ShowAsync);
        group.MapPage(MailboxLinks.HtmlRoute, HtmlAsync);
    }

    private static async Task<IResult> ListAsync(string? to, string? from, Mailbox mailbox, CancellationToken cancellation)
    {
        var page = await mailbox.ListAsync(string.IsNullOrWhiteSpace(to) ? null : to, 50, from, cancellation);
        return Page.Render<MailboxListPage, MailboxListModel>(new MailboxListModel(to, page));
    }

    private static async Task<IResult> ShowAsync(string mail, PageContext here, Mailbox mailbox, CancellationToken cancellation)
    {
        var found = await mailbox.FindAsync(mail, cancellation) ?? throw new RefusedException(MailboxRefusals.NoMail());
        here.Http.Response.Headers.ContentSecurityPolicy = Headers.ContentSecurityPolicy + "; frame-src 'self'";
        return Page.Render<MailboxMailPage, MailboxMail>(found);
    }

    private static async Task<IResult> HtmlAsync(string mail, PageContext here, Mailbox mailbox, CancellationToken cancellation)
    {
        var found = await mailbox.FindAsync(mail, cancellation) ?? throw new RefusedException(MailboxRefusals.NoMail());
        here.Http.Response.Headers.ContentSecurityPolicy = MailPolicy;
        // The links of the mail lead the whole window, not the frame.
        return Results.Content(found.Html.Replace("<a ", "<a target=\"_top\" ", StringComparison.Ordinal), "text/html; charset=utf-8");
    }
}

/// <param name="To">Only mail to this address; null for all.</param>
public sealed record MailboxListModel(string? To, MailboxPage Page);
