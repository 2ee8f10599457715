namespace Funding.Workflows.Compose;

/// <summary>Drafts of programmes: which there are, what one says as a whole, its file, and its way to a release.</summary>
public static class ComposePages
{
    // A file and the form around it.
    private const long Largest = (1 << 20) + (64 << 10);

    public static void MapCompose(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapPage(ComposeLinks.List, ListAsync);
        group.MapAct(ComposeLinks.Begin, ListAsync, BeginAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
        group.MapPage(ComposeLinks.DraftRoute, ShowAsync);
        group.MapPage(ComposeLinks.FileRoute, FileAsync);
        group.MapPage(ComposeLinks.CompareRoute, CompareAsync);
        group.MapAct(ComposeLinks.RestoreRoute, CompareAsync, RestoreAsync);
        group.MapAct(ComposeLinks.ProposeRoute, ShowAsync, ProposeAsync);
        group.MapAct(ComposeLinks.FollowRoute, ShowAsync, FollowAsync);
        group.MapAct(ComposeLinks.ReturnRoute, ReleaseAsync, ReturnAsync);
        group.MapForm(ComposeLinks.ReleaseRoute, ReleaseAsync, DoReleaseAsync);
        group.MapAct(ComposeLinks.DropRoute, ShowAsync, DropAsync);
        SettingPages.Map(group);
    }

    private static async Task<IResult> ListAsync(
        PageContext here, ComposeQueries drafts, Catalogue catalogue, ReleasedStore released, RoundStore rounds,
        CancellationToken cancellation)
    {
        var list = await drafts.ListAsync(here.Actor!, cancellation);
        return Page.Render<ComposePage, ComposeModel>(new(
            list, catalogue.Programmes, (await rounds.ListAsync(null, 50, cancellation)).Items.Select(r => r.Value).ToList(),
            [.. released.Known.Reverse()]));
    }

    private static async Task<IResult> BeginAsync(
        Form form, PageContext here, ComposeQueries drafts, ComposeCommands commands, Texts<ComposeText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ComposeProgramme);
        var text = form.Text("from") switch
        {
            "round" => await drafts.TextOfRoundAsync(here.Actor, form.Text("round"), cancellation),
            "file" => await FileOfAsync(form, cancellation),
            "smallest" => YamlText.Of(SmallestProgramme.Of(form.Text("id"), form.Text("zh"), form.Text("en"))),
            _ => drafts.TextOf(form.Text("programme"))
                ?? throw new RefusedException(CatalogueRefusals.UnknownProgramme(form.Text("programme"))),
        };
        var draft = await commands.BeginAsync(here.Actor, text, cancellation);
        return Page.Redirect(ComposeLinks.Draft(draft.Id), T["begun"]);
    }

    /// <summary>A file takes the place of what was pasted.</summary>
    private static async Task<string> FileOfAsync(Form form, CancellationToken cancellation)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return form.Optional("text") ?? throw new RefusedException(ComposeRefusals.NoFile());
        if (file.Length > 4 * ComposeDraft.MostCharacters)
            throw new RefusedException(ComposeRefusals.TooLong(ComposeDraft.MostCharacters));
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancellation)).ReplaceLineEndings("\n");
    }

    private static async Task<IResult> ShowAsync(
        string draft, PageContext here, ComposeQueries drafts, CancellationToken cancellation) =>
        Page.Render<DraftPage, ComposeWork>(await drafts.ReadAsync(here.Actor!, draft, cancellation));

    private static async Task<IResult> FileAsync(
        string draft, int? version, PageContext here, ComposeQueries drafts, CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var text = version is { } number ? await drafts.TextAsync(here.Actor!, draft, number, cancellation) : work.Draft.Text;
        var name = work.Draft.ProgrammeId.Length > 0 ? work.Draft.ProgrammeId : "programme";
        return await FileDownload.WriteAsync(
            here.Http, "application/yaml; charset=utf-8", $"{name}.yaml",
            async () => await here.Http.Response.WriteAsync(text, cancellation));
    }

    private static async Task<IResult> CompareAsync(
        string draft, string? from, string? to, PageContext here, ComposeQueries drafts, CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var versions = await drafts.VersionsAsync(here.Actor!, draft, cancellation);
        var (older, newer) = (from ?? (drafts.TextOf(work.Draft.ProgrammeId) is null ? "1" : CompareModel.Today),
            to ?? $"{work.Draft.Version}");
        return Page.Render<ComparePage, CompareModel>(new(
            work, versions, older, newer,
            SettingChanges.Of(
                work.Whole, await SettingsAsync(older, work, here.Actor!, drafts, cancellation),
                await SettingsAsync(newer, work, here.Actor!, drafts, cancellation))));
    }

    /// <param name="which">A number of the draft's, or what rounds are launched by today.</param>
    private static async Task<JsonObject> SettingsAsync(
        string which, ComposeWork work, Actor actor, ComposeQueries drafts, CancellationToken cancellation) =>
        which == CompareModel.Today ? Today(work, drafts)
        : int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? DraftText.Demand(await drafts.TextAsync(actor, work.Draft.Id, number, cancellation))
            : throw new RefusedException(ComposeRefusals.NoVersion(0));

    /// <summary>Empty where no round could be launched by a programme of this id until now.</summary>
    private static JsonObject Today(ComposeWork work, ComposeQueries drafts) =>
        DraftText.Demand(drafts.TextOf(work.Draft.ProgrammeId) ?? "{}");

    private static async Task<IResult> RestoreAsync(
        string draft, Form form, PageContext here, ComposeQueries drafts, ComposeCommands commands, Texts<ComposeText> T,
        CancellationToken cancellation)
    {
        var (version, number) = (form.Whole("version"), form.Whole("number"));
        form.Demand();
        var text = await drafts.TextAsync(here.Actor!, draft, number, cancellation);
        await commands.SaveAsync(here.Actor!, draft, version, text, ComposeAct.Restored, "", cancellation);
        return Page.Redirect(ComposeLinks.Draft(draft), T["restored", number]);
    }

    private static async Task<IResult> ProposeAsync(
        string draft, Form form, PageContext here, ComposeCommands commands, Texts<ComposeText> T, CancellationToken cancellation)
    {
        var version = form.Whole("version");
        form.Demand();
        await commands.ProposeAsync(here.Actor!, draft, version, cancellation);
        return Page.Redirect(ComposeLinks.Draft(draft), T["proposed.done"]);
    }

    private static async Task<IResult> FollowAsync(
        string draft, PageContext here, ComposeCommands commands, Texts<ComposeText> T, CancellationToken cancellation)
    {
        await commands.FollowAsync(here.Actor!, draft, cancellation);
        return Page.Redirect(ComposeLinks.Draft(draft), T["follow.done"]);
    }

    private static async Task<IResult> ReleaseAsync(
        string draft, PageContext here, ComposeQueries drafts, CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var today = Today(work, drafts);
        return Page.Render<ReleasePage, ReleaseModel>(new(work, today.Count == 0, SettingChanges.Of(work.Whole, today, work.Root)));
    }

    private static async Task<IResult> DoReleaseAsync(
        string draft, Form form, PageContext here, ComposeCommands commands, Texts<ComposeText> T, CancellationToken cancellation)
    {
        var version = await commands.ReleaseAsync(here.Actor!, draft, form.Text("confirmation"), cancellation);
        return Page.Redirect(ComposeLinks.Draft(draft), T["released.done", version.Number]);
    }

    private static async Task<IResult> ReturnAsync(
        string draft, Form form, PageContext here, ComposeCommands commands, Texts<ComposeText> T, CancellationToken cancellation)
    {
        await commands.ReturnAsync(here.Actor!, draft, form.Optional("reason"), cancellation);
        return Page.Redirect(ComposeLinks.Draft(draft), T["returned.done"]);
    }

    private static async Task<IResult> DropAsync(
        string draft, PageContext here, ComposeCommands commands, Texts<ComposeText> T, CancellationToken cancellation)
    {
        await commands.DropAsync(here.Actor!, draft, cancellation);
        return Page.Redirect(ComposeLinks.List, T["dropped"]);
    }
}

/// <param name="Drafts">The last saved first.</param>
/// <param name="Released">The newest of each programme first.</param>
public sealed record ComposeModel(
    IReadOnlyList<ComposeSummary> Drafts, IReadOnlyList<Programme> Programmes, IReadOnlyList<RoundSummary> Rounds,
    IReadOnlyList<ReleasedVersion> Released);

/// <param name="From">A number of the draft's, or <see cref="Today"/>.</param>
public sealed record CompareModel(
    ComposeWork Work, IReadOnlyList<ComposeVersion> Versions, string From, string To, IReadOnlyList<SettingChange> Changes)
{
    /// <summary>What rounds are launched by today.</summary>
    public const string Today = "today";
}

/// <param name="IsNew">No round could be launched by a programme of this id until now.</param>
public sealed record ReleaseModel(ComposeWork Work, bool IsNew, IReadOnlyList<SettingChange> Changes);
