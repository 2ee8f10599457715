namespace Funding.Workflows.Office;

/// <summary>Who is waited for over all awards and organisations, and the buttons that remind them.</summary>
internal static class MatterPages
{
    /// <summary>The kind of which everybody is reminded; the filter has a field for it, too.</summary>
    public const string AllField = "matters";

    public static void MapMatters(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.Matters, ShowAsync);
        group.MapPage(OfficeLinks.MattersFile, FileAsync);
        group.MapAct(OfficeLinks.RemindMatter, ShowAsync, RemindAsync);
        group.MapAct(OfficeLinks.RemindMatters, ShowAsync, RemindAllAsync);
    }

    private static async Task<IResult> ShowAsync(
        PageContext here, MatterQueries matters, Catalogue catalogue, TimeProvider clock, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManageLinks);
        return Page.Render<MattersPage, MattersModel>(new(
            await matters.PageAsync(here.Actor!, here.Http.Request.Query, cancellation), catalogue.Desks, clock.GetUtcNow()));
    }

    private static async Task<IResult> RemindAsync(
        Form form, PageContext here, MatterCommands reminders, Texts<OfficeText> T, TimeProvider clock, CancellationToken cancellation)
    {
        var goes = await reminders.RemindAsync(here.Actor!, form.Text("kind"), form.Text("home"), form.Text("key"), cancellation);
        return Page.Redirect(OfficeLinks.Matters, WaitingPages.Said(goes, clock.GetUtcNow(), here.Language, T));
    }

    private static async Task<IResult> RemindAllAsync(
        Form form, PageContext here, MatterCommands reminders, Texts<OfficeText> T, CancellationToken cancellation)
    {
        var kind = form.Text(AllField);
        var done = await reminders.RemindAllAsync(here.Actor!, kind, cancellation);
        return Page.Redirect(OfficeLinks.Matters.With(MatterRollForm.Kind, kind), WaitingPages.Said(done, T));
    }

    private static Task<IResult> FileAsync(
        PageContext here, MatterQueries matters, Catalogue catalogue, TimeProvider clock, Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManageLinks);
        return FileDownload.TableAsync(here.Http, "waiting.csv", TableAsync, cancellation);

        async Task<ExportTable> TableAsync()
        {
            var (kinds, today) = (matters.Kinds, ShanghaiTime.DayOf(clock.GetUtcNow()));
            var found = await matters.FoundAsync(here.Actor!, here.Http.Request.Query, cancellation);
            return new ExportTable(
                [
                    T["matters.kind"], T["matters.party"], T["waiting.what"], T["matters.organisation"], T["matters.about"],
                    T["matters.programme"], T["matters.desk"], T["matters.since"], T["matters.until"], T["matters.term"], T["matters.id"],
                ],
                found.Select(IReadOnlyList<object?> (m) =>
                [
                    kinds[m.Kind].In(here.Language), T.Of("matters.party", m.Party), m.What.In(here.Language), m.Organisation, m.Title,
                    m.Programme?.In(here.Language), m.Desk is { } desk ? catalogue.Desks.NameOf(desk).In(here.Language) : "",
                    m.Since is { } since ? Show.Iso(since) : "", m.Until is { } until ? Show.Iso(until) : "",
                    T.Of("matters.term", MatterRollForm.TermOf(m, today)), m.Home,
                ]).ToAsyncEnumerable());
        }
    }
}

public sealed record MattersModel(MatterList List, IReadOnlyList<Desk> Desks, DateTimeOffset Now);
