namespace Funding.Workflows.Marks;

/// <summary>Tags and saved views: on the list of a round's applications, and a page where they are kept.</summary>
internal static class MarkPages
{
    public static void MapMarks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapPage(MarkLinks.PageRoute, ShowAsync);
        group.MapAct(MarkLinks.AddTagRoute, ShowAsync, AddTagAsync);
        group.MapAct(MarkLinks.DropTagRoute, ShowAsync, DropTagAsync);
        group.MapAct(MarkLinks.DropViewRoute, ShowAsync, DropViewAsync);
        group.MapAct(MarkLinks.TagRoute, Office.ApplicationPages.ListAsync, TagAsync);
        group.MapAct(MarkLinks.UntagRoute, Office.ApplicationPages.ListAsync, UntagAsync);
        group.MapAct(MarkLinks.SaveViewRoute, Office.ApplicationPages.ListAsync, SaveViewAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round, PageContext here, RoundStore rounds, MarkStore store, PeopleStore people, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var views = MarkDecision.For(here.Actor.PersonId, (await store.ViewsAsync(round, cancellation)).Select(v => v.Value));
        var tagged = (await store.TaggedAsync(round, cancellation)).SelectMany(t => t).CountBy(t => t).ToDictionary();
        return Page.Render<MarksPage, MarksModel>(new(
            found, [.. (await store.TagsAsync(round, cancellation)).Select(t => t.Value)], tagged, views,
            await Office.ApplicationPages.NamesAsync(people, views.Select(v => v.By), cancellation)));
    }

    private static async Task<IResult> AddTagAsync(
        string round, Form form, PageContext here, MarkCommands commands, Texts<MarksText> T, CancellationToken cancellation)
    {
        var tag = await commands.AddTagAsync(
            here.Actor!, round, form.Text(MarkDecision.NameField), form.OptionalChoice<Tone>(MarkDecision.ToneField), cancellation);
        return Page.Redirect(MarkLinks.Page(round), T["tag.made", tag.Name]);
    }

    private static async Task<IResult> DropTagAsync(
        string round, string tag, PageContext here, MarkCommands commands, Texts<MarksText> T, CancellationToken cancellation)
    {
        await commands.DropTagAsync(here.Actor!, round, tag, cancellation);
        return Page.Redirect(MarkLinks.Page(round), T["tag.dropped"]);
    }

    private static async Task<IResult> DropViewAsync(
        string round, Form form, PageContext here, MarkCommands commands, Texts<MarksText> T, CancellationToken cancellation)
    {
        await commands.DropViewAsync(here.Actor!, round, form.Text("view"), cancellation);
        return Page.Redirect(MarkLinks.Page(round), T["view.dropped"]);
    }

    private static Task<IResult> TagAsync(
        string round, Form form, PageContext here, MarkCommands commands, ApplicationLists lists, Texts<MarksText> T,
        CancellationToken cancellation) => ChangeAsync(round, form, here, commands, lists, T, add: true, cancellation);

    private static Task<IResult> UntagAsync(
        string round, Form form, PageContext here, MarkCommands commands, ApplicationLists lists, Texts<MarksText> T,
        CancellationToken cancellation) => ChangeAsync(round, form, here, commands, lists, T, add: false, cancellation);

    private static async Task<IResult> ChangeAsync(
        string round, Form form, PageContext here, MarkCommands commands, ApplicationLists lists, Texts<MarksText> T, bool add,
        CancellationToken cancellation)
    {
        var changed = await commands.TagAsync(
            here.Actor!, round, form.Text(MarkDecision.TagField), form.All(CaseListPart.TickField), add, cancellation);
        return Page.Redirect(
            (await lists.QueryAsync(here, round, cancellation)).At(OfficeLinks.Applications(round)),
            add ? T["tagged", changed] : T["untagged", changed]);
    }

    private static async Task<IResult> SaveViewAsync(
        string round, Form form, PageContext here, MarkCommands commands, ApplicationLists lists, Texts<MarksText> T,
        CancellationToken cancellation)
    {
        var query = (await lists.QueryAsync(here, round, cancellation)) with { Page = 1 };
        var view = await commands.SaveViewAsync(
            here.Actor!, round, form.Text(MarkDecision.ViewField), query.At(""), form.Ticked(MarkDecision.SharedField), cancellation);
        return Page.Redirect(OfficeLinks.Applications(round) + view.Query, T["view.saved", view.Name]);
    }
}

/// <param name="Tagged">How many applications have a tag, by its id.</param>
/// <param name="Views">The reader's own, then those that others share.</param>
/// <param name="Names">Of the owners of views, by person id.</param>
public sealed record MarksModel(
    Round Round, IReadOnlyList<CaseTag> Tags, IReadOnlyDictionary<string, int> Tagged, IReadOnlyList<SavedView> Views,
    IReadOnlyDictionary<string, string> Names);
