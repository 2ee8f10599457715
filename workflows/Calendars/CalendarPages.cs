namespace Funding.Workflows.Calendars;

/// <summary>The page on which a person has an address for their calendar program, and what such programs read.</summary>
internal static class CalendarPages
{
    private const string FileName = "funding.ics";

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").RequireAudience(Audience.Apply);
        own.MapPage(AccountLinks.Calendar, ShowAsync);
        own.MapAct(AccountLinks.CalendarRenew, ShowAsync, RenewAsync);
        own.MapAct(AccountLinks.CalendarEnd, ShowAsync, EndAsync);
        var group = routes.MapGroup("").RequireAudience(Audience.Public);
        group.MapPage(CalendarLinks.Calls, CallsAsync).SameForEverybody(PublicRows.OfList);
        group.MapPage(CalendarLinks.PersonalRoute, OwnAsync);
    }

    private static async Task<IResult> ShowAsync(
        PageContext here, CalendarAddressCommands addresses, LinkService links, MailOptions mail, CancellationToken cancellation)
    {
        var link = await addresses.FindAsync(here.Actor!, cancellation);
        return Page.Render<CalendarPage, CalendarModel>(new(
            link is null ? null : mail.Page(CalendarLinks.Personal(links.TokenOf(link))), link?.Terms.ExpiresAt,
            mail.Page(CalendarLinks.Calls)));
    }

    private static async Task<IResult> RenewAsync(
        PageContext here, CalendarAddressCommands addresses, Texts<CalendarText> T, CancellationToken cancellation)
    {
        await addresses.RenewAsync(here.Actor!, cancellation);
        return Page.Redirect(AccountLinks.Calendar, T["made"]);
    }

    private static async Task<IResult> EndAsync(
        PageContext here, CalendarAddressCommands addresses, Texts<CalendarText> T, CancellationToken cancellation)
    {
        await addresses.EndAsync(here.Actor!, cancellation);
        return Page.Redirect(AccountLinks.Calendar, T["ended"]);
    }

    private static async Task<IResult> CallsAsync(
        PageContext here, FeedQueries feeds, MailOptions mail, TimeProvider clock, CancellationToken cancellation) =>
        await WriteAsync(
            here, FeedEntries.NameOfCalls, new(here.Language, await feeds.CallsAsync(cancellation)), mail, clock, cancellation);

    private static async Task<IResult> OwnAsync(
        string token, PageContext here, FeedQueries feeds, MailOptions mail, TimeProvider clock, CancellationToken cancellation) =>
        await WriteAsync(here, FeedEntries.NameOfOwn, await feeds.OwnAsync(token, cancellation), mail, clock, cancellation);

    private static Task<IResult> WriteAsync(
        PageContext here, Bilingual name, PersonalFeed feed, MailOptions mail, TimeProvider clock, CancellationToken cancellation) =>
        FileDownload.WriteAsync(here.Http, CalendarFile.ContentType, FileName, () => here.Http.Response.WriteAsync(
            CalendarFile.Of(name, feed.Entries, feed.Language, mail.Page, clock.GetUtcNow()), cancellation));
}

/// <param name="Address">Of the person's calendar, a secret of theirs; null while they have none.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Calls">The address of the calls of everybody.</param>
public sealed record CalendarModel(Uri? Address, DateTimeOffset? Until, Uri Calls);
