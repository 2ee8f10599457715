namespace Funding.Workflows.Compose;

/// <summary>The settings of a draft: a page for each map of them, its lists, its text, its rules.</summary>
internal static class SettingPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapForm(ComposeLinks.SettingRoute, ShowAsync, FillAsync);
        group.MapAct(ComposeLinks.EntryRoute, ShowAsync, ChangeAsync);
        group.MapForm(ComposeLinks.TextRoute, TextAsync, WriteAsync);
        group.MapForm(ComposeLinks.RuleRoute, RuleAsync, AddConditionAsync);
    }

    /// <summary>The page of the nearest map of settings.</summary>
    private static async Task<IResult> ShowAsync(
        string draft, string? at, PageContext here, ComposeQueries drafts, CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var page = work.PlaceOf(at ?? "").Page;
        if (!here.Form.Refused) here.Form = FaultForm.Of(work, page);
        return Page.Render<SettingPage, SettingModel>(SettingModel.Of(work, page));
    }

    private static async Task<IResult> FillAsync(
        string draft, string? at, Form form, PageContext here, ComposeQueries drafts, ComposeCommands commands, Texts<ComposeText> T,
        CancellationToken cancellation)
    {
        var version = form.Whole("version");
        form.Demand();
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var page = SettingModel.Of(work, at ?? "");
        var typed = form.Typed("version").ToDictionary(f => f.Key, f => string.Join('\n', f.Value));
        var filled = SettingInput.Filled(work.Root, page.Path, page.Setting, typed);
        await commands.SaveAsync(here.Actor!, draft, version, filled, ComposeAct.Filled, page.Path, cancellation);
        return Page.Redirect(ComposeLinks.At(ComposeLinks.SettingRoute, draft, page.Path), T["saved.done"]);
    }

    private static async Task<IResult> ChangeAsync(
        string draft, string? at, Form form, PageContext here, ComposeQueries drafts, ComposeCommands commands, Texts<ComposeText> T,
        CancellationToken cancellation)
    {
        var version = form.Whole("version");
        form.Demand();
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var path = at ?? "";
        var (what, changed, then) = form.Text("do") switch
        {
            "add" => Added(work, path, form),
            "remove" => (ComposeAct.Removed, SettingTree.With(work.Root, path, null), SettingPath.Parent(path)),
            "up" => (ComposeAct.Moved, SettingTree.Moved(work.Root, path, -1), path),
            _ => (ComposeAct.Moved, SettingTree.Moved(work.Root, path, 1), path),
        };
        await commands.SaveAsync(here.Actor!, draft, version, changed, what, path, cancellation);
        // What was added is filled in next; from anything else one comes back to the list.
        var page = what == ComposeAct.Added ? then : work.PlaceOf(SettingPath.Parent(path)).Page;
        return Page.Redirect(
            page.Length == 0 ? ComposeLinks.Draft(draft) : ComposeLinks.At(ComposeLinks.SettingRoute, draft, page),
            T.Of("done", what));
    }

    private static (ComposeAct, JsonObject, string) Added(ComposeWork work, string path, Form form)
    {
        var setting = work.Whole.At(work.Root, path) ?? throw new RefusedException(ComposeRefusals.NoSetting(path));
        var found = SettingTree.Find(work.Root, path);
        switch (setting.Form)
        {
            case SettingForm.Named:
                var name = DemandId(form.Text("entry.id"));
                return found?[name] is null
                    ? Made(work, SettingPath.Of(path, name))
                    : throw new RefusedException(ComposeRefusals.IdTaken(name));
            case SettingForm.List:
                var count = (found as JsonArray)?.Count ?? 0;
                return (ComposeAct.Added, SettingTree.Added(work.Root, path, Entry(setting, found, form)), SettingPath.At(path, count));
            default:
                return Made(work, path);
        }
    }

    private static (ComposeAct, JsonObject, string) Made(ComposeWork work, string path) =>
        (ComposeAct.Added, SettingTree.With(work.Root, path, new JsonObject()), path);

    private static JsonObject Entry(Setting list, JsonNode? found, Form form)
    {
        var entry = new JsonObject();
        if (list.KindWord is { } word)
        {
            var kind = form.Text("entry.kind");
            entry[word] = list.Kinds.Any(k => k.Value == kind) ? kind : throw new RefusedException(ComposeRefusals.NoKind());
        }

        if (!list.HasIds) return entry;
        var id = DemandId(form.Text("entry.id"));
        entry["id"] = (found as JsonArray ?? []).OfType<JsonObject>().Any(e => e["id"]?.ToString() == id)
            ? throw new RefusedException(ComposeRefusals.IdTaken(id)) : id;
        return entry;
    }

    private static string DemandId(string typed) =>
        typed.Trim() is { Length: > 0 and <= 60 } id && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? id : throw new RefusedException(ComposeRefusals.NoId(Excerpt.Of(typed)));

    private static async Task<IResult> TextAsync(
        string draft, string? at, PageContext here, ComposeQueries drafts, CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var path = at ?? "";
        var setting = work.Whole.At(work.Root, path) ?? throw new RefusedException(ComposeRefusals.NoSetting(path));
        return Page.Render<SettingTextPage, SettingTextModel>(new(
            work, path, setting, path.Length == 0 ? work.Draft.Text : YamlText.Of(SettingTree.Find(work.Root, path))));
    }

    private static async Task<IResult> WriteAsync(
        string draft, string? at, Form form, PageContext here, ComposeQueries drafts, ComposeCommands commands, Texts<ComposeText> T,
        CancellationToken cancellation)
    {
        var version = form.Whole("version");
        form.Demand();
        var (path, text) = (at ?? "", form.Text("text").ReplaceLineEndings("\n"));
        if (path.Length == 0)
        {
            await commands.SaveAsync(here.Actor!, draft, version, text, ComposeAct.Imported, "", cancellation);
        }
        else
        {
            var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
            var changed = SettingTree.With(work.Root, path, DraftText.DemandSettings(text));
            await commands.SaveAsync(here.Actor!, draft, version, changed, ComposeAct.Written, path, cancellation);
        }

        return Page.Redirect(ComposeLinks.At(ComposeLinks.TextRoute, draft, path), T["saved.done"]);
    }

    private static async Task<IResult> RuleAsync(
        string draft, string? at, PageContext here, ComposeQueries drafts, CancellationToken cancellation)
    {
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        return Page.Render<RulePage, RuleModel>(RuleModel.Of(work, at ?? ""));
    }

    private static async Task<IResult> AddConditionAsync(
        string draft, string? at, Form form, PageContext here, ComposeQueries drafts, ComposeCommands commands, Texts<ComposeText> T,
        CancellationToken cancellation)
    {
        var version = form.Whole("version");
        form.Demand();
        var work = await drafts.ReadAsync(here.Actor!, draft, cancellation);
        var rule = RuleModel.Of(work, at ?? "");
        var expression = form.Text("do") == "write" ? form.Text("expression").Trim()
            : RuleCondition.Joined(
                rule.Expression, form.Text("join") == "or",
                RuleCondition.Of(rule.Words, form.Text("word"), form.Text("comparison"), form.Text("value"))
                    ?? throw new RefusedException(ComposeRefusals.NoCondition()));
        await commands.SaveAsync(
            here.Actor!, draft, version, SettingTree.With(work.Root, rule.Path, expression.Length > 0 ? expression : null),
            ComposeAct.Filled, rule.Path, cancellation);
        return Page.Redirect(ComposeLinks.At(ComposeLinks.RuleRoute, draft, rule.Path), T["saved.done"]);
    }
}

/// <summary>A map of settings: its fields, and its lists and maps below.</summary>
public sealed record SettingModel(ComposeWork Work, string Path, Setting Setting, JsonNode? Node)
{
    /// <exception cref="RefusedException">No map of settings stands there.</exception>
    public static SettingModel Of(ComposeWork work, string path) =>
        work.Whole.At(work.Root, path) is { Form: SettingForm.Map } setting && SettingTree.Find(work.Root, path) is JsonObject node
            ? new(work, path, setting, node) : throw new RefusedException(ComposeRefusals.NoSetting(path));
}

public sealed record SettingTextModel(ComposeWork Work, string Path, Setting Setting, string Text);

/// <param name="Words">What a condition may begin with.</param>
public sealed record RuleModel(ComposeWork Work, string Path, string Expression, IReadOnlyList<RuleWord> Words)
{
    /// <exception cref="RefusedException">No rule stands there.</exception>
    public static RuleModel Of(ComposeWork work, string path) => work.Whole.At(work.Root, path) is { IsRule: true }
        ? new(work, path, SettingTree.Find(work.Root, path)?.ToString() ?? "", RuleCondition.Words(work.NamesAt(path)))
        : throw new RefusedException(ComposeRefusals.NoSetting(path));
}

/// <summary>The faults of a draft as the refusals of a form, each at its field, or with the way to where it is mended.</summary>
internal static class FaultForm
{
    public static FormState Of(ComposeWork work, string page) => new(null,
    [
        .. work.Faults.Select(f => (Fault: f, Place: work.PlaceOf(f.Path))).Where(f => f.Place.Page == page)
            .Select(f => Refusal(f.Fault, f.Place.Field)),
    ]);

    private static Refusal Refusal(FileProblem fault, string field) =>
        new("programme-fault", field.Length > 0 ? field : null, Titled(fault.Text, field));

    private static Bilingual Titled(Bilingual text, string field) =>
        field.Length == 0 ? text : new($"{field}: {text.Zh}", $"{field}: {text.En}");
}
