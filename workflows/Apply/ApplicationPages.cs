namespace Funding.Workflows.Apply;

/// <summary>One's own applications, a new one, and the overview of one.</summary>
internal static class ApplicationPages
{
    /// <summary>Earlier rounds that are looked into for the offer on a fresh draft; its own page looks further.</summary>
    private const int RoundsOffered = 3;

    /// <summary>The search among open calls.</summary>
    public const string CallField = "call";

    public static void MapApplications(this IEndpointRouteBuilder group)
    {
        group.MapPage(ApplyLinks.Desk, ListAsync);
        group.MapPage(ApplyLinks.OwnData, OwnDataAsync);
        group.MapPage(ApplyLinks.CreditCode, CheckCreditCode);
        group.MapForm(ApplyLinks.NewRoute, NewAsync, CreateAsync);
        group.MapPage(ApplyLinks.ApplicationRoute, ShowAsync);
    }

    private static async Task<IResult> ListAsync(
        string? call, PageContext here, PersonalQueries own, RoundStore rounds, StageFaces stages, TimeProvider clock,
        CancellationToken cancellation)
    {
        var items = await own.ApplicationsAsync(here.Actor!, cancellation);
        var form = OwnRollForm.Of([.. items.Select(i => i.Round.Id).Distinct()]);
        var list = Roll.Of(items, form, RollQuery.Of(here.Http.Request.Query, form), OwnRollForm.PageSize);
        var tasks = await Task.WhenAll(list.Items.Select(i => stages.TaskAsync(i.Round, i.Application, cancellation)));
        var next = list.Items.Zip(tasks).ToDictionary(i => (i.First.Round.Id, i.First.Application.Id), i => i.Second);
        var open = (await rounds.AllAsync(cancellation))
            .Where(r => CallIsOpen.IsNotOver(r, clock.GetUtcNow()) && items.All(i => i.Round.Id != r.Id))
            .OrderBy(r => r.CallCloses()).ToList();
        var clauses = (await Task.WhenAll(open.Select(async r => (r.Id, (await rounds.GetProgrammeAsync(r.Id, cancellation)).Clause))))
            .ToDictionary();
        return Page.Render<ApplicationsPage, ApplicationsModel>(new ApplicationsModel(
            list.Select(i => new OwnLine(i.Round, i.Application, next[(i.Round.Id, i.Application.Id)])),
            [.. items.Select(i => i.Round).DistinctBy(r => r.Id)],
            ClauseList.Of(open, r => clauses[r.Id], r => [r.Name], call)));
    }

    private static async Task<IResult> OwnDataAsync(PageContext here, OwnData data, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ExportOwnData);
        return Results.File(
            System.Text.Encoding.UTF8.GetBytes(FundingJson.Serialize(await data.ExportAsync(here.Actor!, cancellation))),
            "application/json; charset=utf-8",
            "funding-own-data.json");
    }

    /// <summary>For a script: what is wrong with a code while it is typed.</summary>
    private static IResult CheckCreditCode(string? code, PageContext here, Texts<ApplyText> texts)
    {
        var reading = CreditCode.Read(code);
        return Results.Json(new
        {
            ok = reading.Problem is null,
            text = reading.Problem is { } problem
            ? CreditCodeRefusals.For(problem, "creditCode").In(here.Language)
            : texts["new.code.ok"]
        });
    }

    private static async Task<IResult> NewAsync(
        string round, PageContext here, RoundStore rounds, StepQueries steps, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.EditApplication);
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return Page.Render<NewApplicationPage, NewApplicationModel>(new NewApplicationModel(
            found, programme, (await rounds.GetDesksAsync(round, cancellation)).All,
            await steps.OfReaderAsync(here.Actor, found, cancellation)));
    }

    private static async Task<IResult> CreateAsync(
        string round, Form form, PageContext here, ApplicationCommands applications, Texts<ApplyText> texts, CancellationToken cancellation)
    {
        var request = new NewApplication(
            form.Text("creditCode"), form.Text("organisationName"), form.Text("applicantKind"), form.Text("desk"),
            form.Ticked("creditCodeConfirmed"));
        var created = await applications.CreateAsync(here.Actor!, round, request, cancellation);
        return Page.Redirect(
            ApplyLinks.Application(round, created.Id), created.From is null ? texts["new.done"] : texts["new.done.filled"]);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, PageContext here, WorkQueries reader, EarlierQueries earlier,
        RoundStore rounds, StageFaces stages, StageOffers offers, PriorQueries prior,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var whole = (await rounds.GetAsync(round, cancellation)).Value;
        return Page.Render<ApplicationPage, Work>(work with
        {
            Task = await stages.TaskAsync(work.Round, work.Application, cancellation),
            Events = await stages.HistoryAsync(whole, work.Application, HistoryReaders.Applicant, cancellation),
            OnRecord = work.Editable && work.Application.State == ApplicationState.Draft
                ? [.. (await SubmissionPages.VerdictAsync(work, offers, prior, cancellation)).Failed.Where(r => r.OfRecordAlone)
                    .Select(r => r.Explained)] : [],
            HasEarlier = IsFresh(work)
                && (await earlier.FindAsync(here.Actor!, work.Round, work.Application, RoundsOffered, cancellation)).Count > 0,
        });
    }

    // Who has begun to answer finds the way among the other links.
    private static bool IsFresh(Work work) => work.Editable && work.Application.State == ApplicationState.Draft
        && !work.Programme.EachPart().Any(p => p.Kind.IsBegun(p.Part, work.Application, work.Answers));
}

/// <param name="Rounds">In which the reader applies.</param>
/// <param name="Open">Calls that are open and not applied to.</param>
public sealed record ApplicationsModel(RollPage<OwnLine> List, IReadOnlyList<Round> Rounds, ClauseList<RoundSummary> Open);

/// <param name="Task">What the round's present stage asks; null for nothing.</param>
public sealed record OwnLine(Round Round, Application Application, StageTask? Task);

/// <param name="Held">In a step that follows an award: with what the reader's organisations may apply, those that may first.</param>
public sealed record NewApplicationModel(
    Round Round, Programme Programme, IReadOnlyList<Desk> Desks, IReadOnlyList<HeldAward> Held);
