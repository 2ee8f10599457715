namespace Funding.Workflows.Office;

/// <summary>Applications of a round, and one of them.</summary>
internal static class ApplicationPages
{
    public static void MapApplications(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ApplicationsRoute, ListAsync);
        group.MapPage(OfficeLinks.ApplicationRoute, ShowAsync);
        group.MapAct(OfficeLinks.ConflictRoute, ShowAsync, DeclareAsync);
        group.MapPage(OfficeLinks.DocumentRoute, DownloadAsync);
        group.MapPage(OfficeLinks.BinderRoute, BindAsync);
    }

    internal static async Task<IResult> ListAsync(
        string round, PageContext here, RoundStore rounds, ApplicationLists lists, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var parts = await lists.PartsAsync(here.Actor!, found, cancellation);
        var form = await lists.FormAsync(round, parts.All, cancellation);
        var query = RollQuery.Of(here.Http.Request.Query, form);
        return Page.Render<ApplicationsPage, ApplicationsModel>(new(
            found, await rounds.GetDesksAsync(round, cancellation), (await rounds.GetProgrammeAsync(round, cancellation)).Subject.Kinds,
            await lists.FindAsync(here.Actor!, round, form, query, cancellation))
        { Parts = parts });
    }

    internal static async Task<IResult> ShowAsync(
        string round,
        string application,
        PageContext here,
        RoundStore rounds,
        ApplicationStore applications,
        ConflictDeclarations conflicts,
        PeopleStore people,
        StageFaces stages,
        CaseParts parts,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var read = (await applications.GetAsync(round, application, cancellation)).Value;
        var submitted = read.SubmittedAt is not null;
        var conflicted = await conflicts.HasWithAsync(here.Actor!.PersonId, read, cancellation);
        var reader = CaseHistory.InOffice(conflicted);
        var events = await stages.HistoryAsync(found, read, reader, cancellation);
        return Page.Render<ApplicationOfficePage, ApplicationOfficeModel>(new ApplicationOfficeModel(
            found, read, await rounds.GetDeskAsync(round, read.Desk, cancellation), await rounds.GetProgrammeAsync(round, cancellation),
            submitted ? await applications.ReadSubmittedAsync(read, cancellation) : await applications.ReadAnswersAsync(read, cancellation),
            conflicted,
            await NamesAsync(people, [.. events.Select(e => e.By), .. read.Editors], cancellation))
        {
            Decisions = await stages.DecisionsAsync(found, read, here.Actor!, conflicted, cancellation),
            Parts = await stages.DossierAsync(found, read, here.Actor!, cancellation),
            Asides = conflicted ? [] : await parts.OfAsync(found, read, here.Actor!, cancellation),
            Events = events,
        });
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
            throw refused.At("reason", "conflict");
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

    private static async Task<IResult> BindAsync(
        string round, string application, PageContext here, RoundStore rounds, ApplicationStore applications,
        ConflictDeclarations conflicts, BinderWriter binders, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var read = (await applications.GetAsync(round, application, cancellation)).Value;
        if (await conflicts.HasWithAsync(here.Actor!.PersonId, read, cancellation))
            throw new RefusedException(BinderRefusals.Conflicted());
        var answers = read.SubmittedAt is not null
            ? await applications.ReadSubmittedAsync(read, cancellation) : await applications.ReadAnswersAsync(read, cancellation);
        return await binders.SendAsync(
            new(
                (await rounds.GetAsync(round, cancellation)).Value.Name, await rounds.GetProgrammeAsync(round, cancellation),
                read, answers),
            here);
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

/// <param name="Kinds">Of applicants.</param>
public sealed record ApplicationsModel(
    Round Round, RoundDesks Desks, IReadOnlyList<ApplicantKind> Kinds, RollPage<ApplicationSummary> List)
{
    /// <summary>What stands with the list beside its rows.</summary>
    public required OfficeListParts Parts { get; init; }
}

/// <param name="Conflicted">The reader acts for it or a party of it, or declared a conflict with one.</param>
/// <param name="Names">Of the persons that the row points to, by id.</param>
public sealed record ApplicationOfficeModel(
    Round Round, Application Application, Desk Desk, Programme Programme, Answers Answers,
    bool Conflicted, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>What is decided on it in stages, as their kinds show it.</summary>
    public IReadOnlyList<RenderFragment> Decisions { get; init; } = [];

    /// <summary>What the kinds of the stages show of the application.</summary>
    public IReadOnlyList<RenderFragment> Parts { get; init; } = [];

    /// <summary>What belongs to no stage; nothing for a reader with a conflict.</summary>
    public IReadOnlyList<RenderFragment> Asides { get; init; } = [];

    /// <summary>What happened to it, as the reader may know it.</summary>
    public IReadOnlyList<StageEvent> Events { get; init; } = [];

    public string NameOf(string id) => Names.GetValueOrDefault(id, id);
}
