namespace Funding.Workflows.Parts.Table;

/// <summary>A table, a row each; rows come and go by buttons of the form.</summary>
internal static class TablePages
{
    public static void Map(IEndpointRouteBuilder apply)
    {
        apply.MapForm(TableLinks.PageRoute, ShowAsync, SaveAsync);
        apply.MapPost(TableLinks.AutosaveRoute, AutosaveAsync).AddEndpointFilter(ScriptAnswers.Refusals);
    }

    private static async Task<IResult> ShowAsync(
        string round, string application, string table, string? check, int? rows, PageContext here, WorkQueries reader,
        CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var part = PartOf(work.Programme, table);
        return PartForm.Elsewhere(work, TableLinks.Page(round, application, table), check, here)
            ?? Page.Render<TablePage, TableModel>(new TableModel(
                work, part, Rows(work, part, rows ?? 0, here.Form), TableDraftCommands.VersionOf(work.Answers, table)));
    }

    private static async Task<IResult> SaveAsync(
        string round, string application, string table, Form form, PageContext here, DraftCommands drafts, RoundStore rounds,
        Texts<ApplyText> texts, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var part = PartOf(programme, table);
        var rules = part.As<TableSettings>();
        var typed = Typed(part, form);
        var act = form.Text("go");
        RowForm.Take(typed, act);
        await drafts.SaveTableAsync(
            here.Actor!, round, application, table, Filled(typed), form.Optional(PartForm.VersionField), cancellation);
        var page = TableLinks.Page(round, application, table);
        var unusable = TableCheck.Unusable(table, rules, Filled(typed)).ToList();
        if (RowForm.Again(act, page, typed.Count, rules.MaxRows, table, rules.Columns[0].Id) is { } to)
            return unusable.Count > 0 ? Page.Redirect(to) : PartForm.Saved(to, texts);

        PartForm.DemandUsable(unusable, page, programme, round, application);
        return PartForm.Saved(form, page, programme, round, application, texts);
    }

    private static async Task<IResult> AutosaveAsync(
        string round, string application, string table, Form form, PageContext here, DraftCommands drafts, RoundStore rounds,
        TimeProvider clock, CancellationToken cancellation)
    {
        var part = PartOf(await rounds.GetProgrammeAsync(round, cancellation), table);
        var typed = Filled(Typed(part, form));
        var version = await drafts.SaveTableAsync(
            here.Actor!, round, application, table, typed, form.Optional(PartForm.VersionField), cancellation);
        return ScriptAnswers.Saved(
            version, clock.GetUtcNow(), here.Language, TableCheck.Unusable(table, part.As<TableSettings>(), typed));
    }

    /// <summary>Rows as the form has them: a row is there by any of its cells, for a choice that nobody made is not sent.</summary>
    private static List<AnswerRow> Typed(PartOutline part, Form form)
    {
        var columns = part.As<TableSettings>().Columns;
        var rows = new List<AnswerRow>();
        for (var i = 0; i <= TableCheck.StorageLimit && columns.Any(c => form.Ticked($"{part.Id}[{i}].{c.Id}")); i++)
            rows.Add(new(
                columns.Select(c => KeyValuePair.Create(c.Id, form.Text($"{part.Id}[{i}].{c.Id}"))).Where(c => c.Value.Length > 0)
                    .ToDictionary(),
                new Dictionary<string, IReadOnlyList<string>>()));
        return rows;
    }

    private static List<AnswerRow> Filled(List<AnswerRow> typed) =>
        RowForm.Filled(typed, row => row.Cells.Values.All(string.IsNullOrWhiteSpace));

    private static IReadOnlyList<AnswerRow> Rows(Work work, PartOutline part, int asked, FormState form)
    {
        var rules = part.As<TableSettings>();
        return RowForm.Shown(
            work.Answers.RowsOf(part.Id), i => rules.Columns.Any(c => form.Value($"{part.Id}[{i}].{c.Id}", null) is not null), asked,
            Math.Max(1, rules.MinRows), TableCheck.StorageLimit,
            new AnswerRow(new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<string>>()));
    }

    private static PartOutline PartOf(Programme programme, string table) =>
        programme.Parts.FirstOrDefault(p => p.Kind == TableSettings.Kind && p.Id == table) ?? throw PartForm.NoSuchPage();
}

/// <param name="Version">What the page was filled from.</param>
public sealed record TableModel(Work Work, PartOutline Part, IReadOnlyList<AnswerRow> Rows, string Version)
{
    public TableSettings Rules => Part.As<TableSettings>();
}
