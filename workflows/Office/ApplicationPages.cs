namespace Funding.Workflows.Office;

/// <summary>Applications of a round, one of them, and the officer's decision on it.</summary>
internal static class ApplicationPages
{
    public static void MapApplications(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ApplicationsRoute, ListAsync);
        group.MapPage(OfficeLinks.ApplicationRoute, ShowAsync);
        group.MapAct(OfficeLinks.DecideRoute, ShowAsync, DecideAsync);
        group.MapAct(OfficeLinks.ConflictRoute, ShowAsync, DeclareAsync);
        group.MapPage(OfficeLinks.DocumentRoute, DownloadAsync);
    }

    private static async Task<IResult> ListAsync(
        string round,
        string? desk,
        string? state,
        string? from,
        PageContext here,
        RoundStore rounds,
        ApplicationLists lists,
        CancellationToken cancellation)
    {
        ApplicationState? only = Enum.TryParse<ApplicationState>(state, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(lists.PageAsync(here.Actor!, round, desk, only, from, cancellation), a => a);
        return Page.Render<ApplicationsPage, ApplicationsModel>(new ApplicationsModel(
            found, await rounds.GetDesksAsync(round, cancellation), desk, only, page.Items, page.Continuation));
    }

    private static async Task<IResult> ShowAsync(
        string round,
        string application,
        PageContext here,
        RoundStore rounds,
        ApplicationStore applications,
        EligibilityQueries eligibility,
        ConflictDeclarations conflicts,
        ReviewQueries review,
        PeopleStore people,
        StageFaces stages,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var read = (await applications.GetAsync(round, application, cancellation)).Value;
        var submitted = read.SubmittedAt is not null;
        return Page.Render<ApplicationOfficePage, ApplicationOfficeModel>(new ApplicationOfficeModel(
            found, read, await rounds.GetDeskAsync(round, read.Desk, cancellation), await rounds.GetProgrammeAsync(round, cancellation),
            submitted ? await applications.ReadSubmittedAsync(read, cancellation) : await applications.ReadAnswersAsync(read, cancellation),
            submitted ? await eligibility.VerdictAsync(read, cancellation) : null,
            await conflicts.HasAsync(here.Actor!.PersonId, round, read.CreditCode, cancellation),
            !found.IsBefore(PanelReviewStage.Kind) ? await review.PanelAsync(here.Actor!, round, application, cancellation) : [],
            await NamesAsync(people, [read.Eligibility?.DecidedBy, read.Correction?.AskedBy, .. read.Editors], cancellation))
        {
            Parts = await stages.DossierAsync(found, read, here.Actor!, cancellation),
            Events = await stages.HistoryAsync(found, read, cancellation),
        });
    }

    private static async Task<IResult> DecideAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        EligibilityCommands commands,
        RoundStore rounds,
        Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        var reason = form.Text("reason");
        switch (form.Text("decision"))
        {
            case "eligible":
                await commands.DecideAsync(here.Actor!, round, application, true, reason, cancellation);
                break;
            case "ineligible":
                await commands.DecideAsync(here.Actor!, round, application, false, reason, cancellation);
                break;
            case "correction":
                await CorrectAsync(commands, here.Actor!, round, application, reason, cancellation);
                break;
            default:
                here.Actor!.Demand(Right.DecideEligibility);
                throw new RefusedException(ShellRefusals.NotAChoice("decision"));
        }

        // Those that wait like this one.
        var recommended = (await rounds.GetAsync(round, cancellation)).Value.Stages.Find(QuotaStage.Kind) is not null;
        var waiting = recommended ? ApplicationState.Recommended : ApplicationState.Submitted;
        return Page.Redirect(OfficeLinks.Applications(round).With("state", $"{waiting}"), T["decide.done", application]);
    }

    private static async Task<IResult> DeclareAsync(
        string round,
        string application,
        Form form,
        PageContext here,
        ApplicationStore applications,
        ConflictDeclarations conflicts,
        Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideEligibility);
        var read = (await applications.GetAsync(round, application, cancellation)).Value;
        try
        {
            await conflicts.DeclareAsync(here.Actor!, round, read.CreditCode, form.Text("conflict"), cancellation);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException([.. refused.Refusals.Select(r => r.Field == "reason" ? r with { Field = "conflict" } : r)]);
        }

        return Page.Redirect(OfficeLinks.Application(round, application), T["conflict.done"]);
    }

    private static async Task<IResult> DownloadAsync(
        string round,
        string application,
        string document,
        PageContext here,
        ApplicationStore applications,
        IBlobStore blobs,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        return await DocumentFile.SendAsync(
            here.Http, blobs, (await applications.GetAsync(round, application, cancellation)).Value.Documents, document);
    }

    /// <summary>What to correct is typed into the same field as the reason of a decision.</summary>
    private static async Task CorrectAsync(
        EligibilityCommands commands, Actor actor, string round, string application, string what, CancellationToken cancellation)
    {
        try
        {
            await commands.AskForCorrectionAsync(actor, round, application, what, cancellation);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException([.. refused.Refusals.Select(r => r.Field == "what" ? r with { Field = "reason" } : r)]);
        }
    }

    internal static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        PeopleStore people, IEnumerable<string?> ids, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in ids.OfType<string>().Distinct())
        {
            if (await people.FindAsync(id, cancellation) is { Value: var person })
                names[id] = person.ShownAs;
        }

        return names;
    }
}

public sealed record ApplicationsModel(
    Round Round, RoundDesks Desks, string? Desk, ApplicationState? State, IReadOnlyList<ApplicationSummary> Applications,
    string? Continuation);

/// <param name="Verdict">Null before the submission.</param>
/// <param name="Conflicted">The reader declared a conflict with the organisation.</param>
/// <param name="Names">Of the persons that the row points to, by id.</param>
public sealed record ApplicationOfficeModel(
    Round Round, Application Application, Desk Desk, Programme Programme, Answers Answers, EligibilityVerdict? Verdict,
    bool Conflicted, IReadOnlyList<PanelMember> Panel, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>What the kinds of the stages show of the application.</summary>
    public IReadOnlyList<RenderFragment> Parts { get; init; } = [];

    /// <summary>What happened to it in stages, as their kinds tell it.</summary>
    public IReadOnlyList<StageEvent> Events { get; init; } = [];

    public bool Decidable =>
        Round.IsAt(EligibilityStage.Kind) && EligibilityStage.Undecided.Contains(Application.State);

    public string NameOf(string id) => Names.GetValueOrDefault(id, id);
}
