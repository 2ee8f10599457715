namespace Funding.Workflows.Credit;

/// <summary>The lists of the dishonest for the office, and what officers write about entries on an application's page.</summary>
internal static class CreditPages
{
    // A list and the form around it.
    private const long Largest = (CreditCommands.Megabytes << 20) + (64 << 10);

    public static void MapCredit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapPage(CreditLinks.Lists, ShowAsync);
        group.MapPage(CreditLinks.Template, TemplateAsync);
        group.MapAct(CreditLinks.Import, ShowAsync, TakeOverAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
        group.MapAct(CreditLinks.Back, ShowAsync, GoBackAsync);
        group.MapAct(CreditLinks.FindingRoute, Office.ApplicationPages.ShowAsync, RecordAsync);
    }

    private static async Task<IResult> ShowAsync(PageContext here, CreditStore store, PeopleStore people, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var (lists, current) = (await store.ListsAsync(cancellation), await store.CurrentAsync(cancellation));
        return Page.Render<CreditListsPage, CreditListsModel>(new(
            lists, current?.Value, await Office.ApplicationPages.NamesAsync(people, lists.Select(l => l.By), cancellation)));
    }

    private static async Task<IResult> TemplateAsync(PageContext here, Texts<CreditText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.KeepCreditList);
        return await SheetDownload.OfAsync(
            here.Http,
            ListTemplate.Of(
                CreditListFile.Form, Bilingual.Same(T["sheet"]), c => Bilingual.Same(T.Of("column", c.Id.Replace(' ', '-'))),
                here.IsEnglish),
            "credit-list.xlsx", cancellation);
    }

    private static async Task<IResult> TakeOverAsync(
        Form form, PageContext here, CreditCommands commands, Texts<CreditText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.KeepCreditList);
        if (form.Files.GetFile(CreditImport.FileField) is not { Length: > 0 } file) throw new RefusedException(CreditRefusals.NoFile());
        var list = await commands.TakeOverAsync(
            here.Actor!, new(form.Text(CreditImport.SourceField), form.OptionalDay(CreditImport.AsOfField)),
            await ListUpload.ReadAsync(file, CreditListFile.Form, CreditCommands.Megabytes, cancellation), cancellation);
        return Page.Redirect(CreditLinks.Lists, T["import.done", list.Number, list.Entries, list.Organisations]);
    }

    private static async Task<IResult> GoBackAsync(
        Form form, PageContext here, CreditCommands commands, Texts<CreditText> T, CancellationToken cancellation)
    {
        var number = form.Whole("number");
        form.Demand();
        await commands.GoBackAsync(here.Actor!, number, form.Text("reason"), cancellation);
        return Page.Redirect(CreditLinks.Lists, T["back.done", number]);
    }

    private static async Task<IResult> RecordAsync(
        string round, string application, Form form, PageContext here, CreditCommands commands, Texts<CreditText> T,
        CancellationToken cancellation)
    {
        await commands.RecordAsync(
            here.Actor!, round, application,
            new(form.OptionalChoice<CreditOutcome>(CreditFindingEntry.OutcomeField), form.Text(CreditFindingEntry.TextField)),
            cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["finding.done"]);
    }
}

/// <param name="All">The newest first.</param>
/// <param name="Names">Of who took them over, by person id.</param>
public sealed record CreditListsModel(
    IReadOnlyList<CreditList> All, CreditCurrent? Current, IReadOnlyDictionary<string, string> Names)
{
    public CreditList? Counting => All.FirstOrDefault(l => l.Number == Current?.Number);
}
