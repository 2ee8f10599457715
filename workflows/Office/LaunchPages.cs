namespace Funding.Workflows.Office;

/// <summary>Launching a round: choose the programme, fill in, look at what would run, confirm. What is filled in is a draft.</summary>
internal static class LaunchPages
{
    private const string Check = "check";
    private const string Recount = "recount";

    public static void MapLaunch(this IEndpointRouteBuilder group)
    {
        group.MapForm(OfficeLinks.Launch, ShowAsync, KeepAsync);
        group.MapForm(OfficeLinks.LaunchDraftRoute, ShowDraftAsync, SaveAsync);
        group.MapForm(OfficeLinks.LaunchCheckRoute, ShowCheckAsync, LaunchAsync);
        group.MapAct(OfficeLinks.LaunchProposeRoute, ShowCheckAsync, ProposeAsync);
        group.MapAct(OfficeLinks.DropLaunchRoute, ShowDraftAsync, DropAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? programme, string? step, DateOnly? opens, string? q, PageContext here, LaunchDraftCommands drafts, Catalogue catalogue,
        ReleasedStore released, PeopleStore people, RoundDays days, TimeProvider clock, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.LaunchRound);
        await released.FreshenAsync(cancellation);
        var first = opens ?? ShanghaiTime.DayOf(clock.GetUtcNow());
        var kept = await drafts.ListAsync(here.Actor, cancellation);
        return string.IsNullOrEmpty(programme)
            ? Page.Render<LaunchPage, LaunchModel>(new(catalogue.Steps, ClauseList.Of(catalogue.Steps, q), kept, first))
            : Page.Render<LaunchFormPage, LaunchFormModel>(
                await FormAsync(Chosen(catalogue, programme, step), first, null, days, people, cancellation));
    }

    private static async Task<IResult> ShowDraftAsync(
        string draft, bool? check, PageContext here, LaunchDraftCommands drafts, LaunchCommands launches, Catalogue catalogue,
        PeopleStore people, RoundDays days, TimeProvider clock, CancellationToken cancellation)
    {
        var found = await drafts.GetAsync(here.Actor!, draft, cancellation);
        var opens = DateOnly.TryParseExact(
            found.Text("opens"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : ShanghaiTime.DayOf(clock.GetUtcNow());
        if (!here.Form.Refused)
        {
            here.Form = FormState.Kept(
                found.Typed, check == true ? await RefusalsAsync(found, here.Actor!, launches, cancellation) : []);
        }

        return Page.Render<LaunchFormPage, LaunchFormModel>(
            await FormAsync(catalogue.Programme(found.ProgrammeId, found.Step), opens, found, days, people, cancellation));
    }

    /// <summary>The list of what can be launched names programme and step in one field.</summary>
    private static Programme Chosen(Catalogue catalogue, string programme, string? step) =>
        programme.Split(LaunchModel.Between, 2) is [var id, var of] ? catalogue.Programme(id, of) : catalogue.Programme(programme, step);

    private static async Task<LaunchFormModel> FormAsync(
        Programme programme, DateOnly opens, LaunchDraft? draft, RoundDays days, PeopleStore people, CancellationToken cancellation) => new(
        programme, opens, days.Plan(programme, opens), await people.InRoleAsync(Role.Committee, null, cancellation), draft);

    private static async Task<IResult> KeepAsync(
        Form form, PageContext here, LaunchDraftCommands drafts, LaunchCommands launches, Catalogue catalogue, Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.LaunchRound);
        var programme = catalogue.Programme(form.Text("programme"), form.Optional("step"));
        var draft = await drafts.CreateAsync(here.Actor, programme.Id, TypedIn(form), cancellation);
        return await NextAsync(draft, form, here, launches, T, cancellation);
    }

    private static async Task<IResult> SaveAsync(
        string draft, Form form, PageContext here, LaunchDraftCommands drafts, LaunchCommands launches, Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        var version = form.Whole("version");
        form.Demand();
        var saved = await drafts.SaveAsync(here.Actor!, draft, version, TypedIn(form), cancellation);
        return await NextAsync(saved, form, here, launches, T, cancellation);
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> TypedIn(Form form) =>
        form.Typed("next", "version") is var typed && form.Text("next") == Recount ? LaunchForm.WithoutDays(typed) : typed;

    /// <summary>On to the summary if it can be launched so, back to the fields if not, or just kept.</summary>
    private static async Task<IResult> NextAsync(
        LaunchDraft draft, Form form, PageContext here, LaunchCommands launches, Texts<OfficeText> T, CancellationToken cancellation) =>
        form.Text("next") != Check ? Page.Redirect(OfficeLinks.LaunchDraft(draft.Id), T["launch.draft.saved"])
        : (await RefusalsAsync(draft, here.Actor!, launches, cancellation)).Count > 0
            ? Page.Redirect(OfficeLinks.LaunchDraft(draft.Id).With("check", "true"))
            : Page.Redirect(OfficeLinks.LaunchCheck(draft.Id));

    private static async Task<IReadOnlyList<Refusal>> RefusalsAsync(
        LaunchDraft draft, Actor actor, LaunchCommands launches, CancellationToken cancellation)
    {
        try
        {
            await launches.PlanAsync(actor, draft.Read(), cancellation);
            return [];
        }
        catch (RefusedException refused)
        {
            return refused.Refusals;
        }
    }

    private static async Task<IResult> ShowCheckAsync(
        string draft, PageContext here, LaunchDraftCommands drafts, LaunchQueries launches, PeopleStore people,
        CancellationToken cancellation)
    {
        var found = await drafts.GetAsync(here.Actor!, draft, cancellation);
        LaunchRequest request;
        try
        {
            request = found.Read();
        }
        catch (RefusedException refused)
        {
            return Page.Render<LaunchCheckPage, LaunchCheckModel>(new(found, null, LaunchReview.Stopped(refused), NoNames));
        }

        var review = await launches.ReviewAsync(here.Actor!, request, cancellation);
        var names = (await people.InRoleAsync(Role.Committee, null, cancellation)).ToDictionary(p => p.Id, p => p.ShownAs);
        return Page.Render<LaunchCheckPage, LaunchCheckModel>(new(found, request, review, names));
    }

    private static async Task<IResult> LaunchAsync(
        string draft, Form form, PageContext here, LaunchDraftCommands drafts, LaunchCommands launches, Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        var found = await drafts.GetAsync(here.Actor!, draft, cancellation);
        LaunchProposalCommands.DemandSecond(here.Actor!, found);
        var request = found.Read();
        var plan = await launches.PlanAsync(here.Actor!, request, cancellation);
        TypedConfirmation.Demand(form.Text("confirmation"), plan.Id);
        var round = await launches.LaunchAsync(here.Actor!, request with { Batch = plan.Batch }, cancellation);
        await drafts.DeleteAsync(here.Actor!, draft, cancellation);
        return Page.Redirect(OfficeLinks.Round(round.Id), T["launch.done", round.Id]);
    }

    private static async Task<IResult> ProposeAsync(
        string draft, PageContext here, LaunchDraftCommands drafts, LaunchProposalCommands proposals, Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        var found = await drafts.GetAsync(here.Actor!, draft, cancellation);
        await proposals.ProposeAsync(here.Actor!, found, found.Read(), OfficeLinks.LaunchCheck(draft), cancellation);
        return Page.Redirect(OfficeLinks.LaunchCheck(draft), T["launch.propose.done"]);
    }

    private static async Task<IResult> DropAsync(
        string draft, PageContext here, LaunchDraftCommands drafts, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await drafts.DeleteAsync(here.Actor!, draft, cancellation);
        return Page.Redirect(OfficeLinks.Launch, T["launch.draft.dropped"]);
    }

    private static readonly Dictionary<string, string> NoNames = [];
}

/// <param name="Programmes">Each step of those that have steps.</param>
/// <param name="Found">Of these, what a search leaves.</param>
/// <param name="Drafts">The last saved first.</param>
/// <param name="Opens">The first day that is suggested.</param>
public sealed record LaunchModel(
    IReadOnlyList<Programme> Programmes, ClauseList<Programme> Found, IReadOnlyList<LaunchDraft> Drafts, DateOnly Opens)
{
    public const char Between = '/';
}

/// <param name="Plan">By the programme's own lengths from the first day.</param>
/// <param name="Draft">Null while nothing was kept.</param>
public sealed record LaunchFormModel(
    Programme Programme, DateOnly Opens, StagePlan Plan, IReadOnlyList<Person> Members, LaunchDraft? Draft);

/// <param name="Request">Null where the draft cannot be read.</param>
/// <param name="Names">Of committee members by their ids.</param>
public sealed record LaunchCheckModel(
    LaunchDraft Draft, LaunchRequest? Request, LaunchReview Review, IReadOnlyDictionary<string, string> Names);
