namespace Funding.Workflows.Rehearsals;

/// <summary>The rehearsal of a launch: its settings, its report, and the mails that would go out.</summary>
internal static class RehearsalPages
{
    private const int MailsOfAPage = 50;

    public static void MapRehearsals(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapForm(RehearsalLinks.ReportRoute, ShowAsync, RehearseAsync);
        group.MapPage(RehearsalLinks.MailsRoute, ShowMailsAsync);
        group.MapPage(RehearsalLinks.MailRoute, ShowMailAsync);
    }

    private static async Task<IResult> ShowAsync(
        string draft, PageContext here, LaunchDraftCommands drafts, RehearsalStore reports, CancellationToken cancellation)
    {
        var found = await drafts.GetAsync(here.Actor!, draft, cancellation);
        return Page.Render<RehearsalPage, RehearsalModel>(new(found, await reports.FindAsync(draft, cancellation)));
    }

    private static async Task<IResult> RehearseAsync(
        string draft, Form form, PageContext here, RehearsalCommands rehearsals, Texts<RehearsalsText> T, CancellationToken cancellation)
    {
        var settings = new RehearsalSettings(form.Whole("applications"), form.Whole("ineligible"), form.Whole("experts"))
        {
            LateShare = form.Whole("late"),
            WithdrawnShare = form.Whole("withdrawn"),
            Objections = form.Whole("objections"),
        };
        form.Demand();
        var report = await rehearsals.RehearseAsync(here.Actor!, draft, settings, cancellation);
        return Page.Redirect(
            RehearsalLinks.Report(draft), T["done", report.Seconds.ToString("0.0", CultureInfo.InvariantCulture)]);
    }

    private static async Task<IResult> ShowMailsAsync(
        string draft, string? kind, string? reader, int? from, PageContext here, LaunchDraftCommands drafts, RehearsalStore reports,
        CancellationToken cancellation)
    {
        await drafts.GetAsync(here.Actor!, draft, cancellation);
        var report = await reports.FindAsync(draft, cancellation) ?? throw new RefusedException(RehearsalRefusals.None());
        var first = Math.Max(0, from ?? 0);
        MailReader? read = Enum.TryParse<MailReader>(reader, out var known) ? known : null;
        var picked = (await reports.MailsAsync(draft, cancellation)).Index()
            .Where(m => (string.IsNullOrEmpty(kind) || m.Item.Template == kind) && (read is null || m.Item.Reader == read))
            .Select(m => new NumberedMail(m.Index, m.Item)).ToList();
        return Page.Render<RehearsedMailsPage, RehearsedMailsModel>(new(
            report, kind ?? "", read, [.. picked.Skip(first).Take(MailsOfAPage)], picked.Count,
            picked.Count > first + MailsOfAPage ? $"{first + MailsOfAPage}" : null));
    }

    private static async Task<IResult> ShowMailAsync(
        string draft, int number, PageContext here, LaunchDraftCommands drafts, RehearsalStore reports, CancellationToken cancellation)
    {
        await drafts.GetAsync(here.Actor!, draft, cancellation);
        var mails = await reports.MailsAsync(draft, cancellation);
        return number >= 0 && number < mails.Count
            ? Page.Render<RehearsedMailPage, RehearsedMailModel>(new(draft, mails[number]))
            : throw new RefusedException(RehearsalRefusals.NoMail());
    }
}

/// <param name="Report">Null while the draft was not rehearsed.</param>
public sealed record RehearsalModel(LaunchDraft Draft, RehearsalReport? Report);

/// <param name="Number">Its place in the list of all, from 0.</param>
public sealed record NumberedMail(int Number, RehearsedMail Mail);

/// <param name="Kind">Empty for all.</param>
/// <param name="Reader">Null for all.</param>
/// <param name="Found">How many there are of the kind and the reader.</param>
/// <param name="Continuation">Null on the last page.</param>
public sealed record RehearsedMailsModel(
    RehearsalReport Report, string Kind, MailReader? Reader, IReadOnlyList<NumberedMail> Mails, int Found, string? Continuation);

public sealed record RehearsedMailModel(string DraftId, RehearsedMail Mail);
