namespace Funding.Workflows.Parts.Table;

/// <summary>A table, a row each; rows come and go by buttons of the form.</summary>
internal static class TablePages
{
    private const string Add = "add";
    private const string Remove = "remove-";

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
        if (act.StartsWith(Remove, StringComparison.Ordinal)
            && int.TryParse(act[Remove.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var gone)
            && gone < typed.Count)
            typed.RemoveAt(gone);
        await drafts.SaveTableAsync(
            here.Actor!, round, application, table, Filled(typed), form.Optional(PartForm.VersionField), cancellation);
        var page = TableLinks.Page(round, application, table);
        var unusable = TableCheck.Unusable(table, rules, Filled(typed)).ToList();
        if (act == Add || act.StartsWith(Remove, StringComparison.Ordinal))
        {
            var count = Math.Min(act == Add ? typed.Count + 1 : typed.Count, rules.MaxRows);
            var to = page.With("rows", count.ToString(CultureInfo.InvariantCulture))
                + (act == Add ? $"#{FieldPart.IdOf($"{table}[{count - 1}].{rules.Columns[0].Id}")}" : $"#{table}");
            return unusable.Count > 0 ? Page.Redirect(to) : PartForm.Saved(to, texts);
        }

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

    /// <summary>Empty rows at the end are only room to type.</summary>
    private static List<AnswerRow> Filled(List<AnswerRow> typed) => typed[..(typed.FindLastIndex(row => !IsEmpty(row)) + 1)];

    private static bool IsEmpty(AnswerRow row) => row.Cells.Values.All(string.IsNullOrWhiteSpace);

    private static IReadOnlyList<AnswerRow> Rows(Work work, PartOutline part, int asked, FormState form)
    {
        var rules = part.As<TableSettings>();
        var stored = work.Answers.RowsOf(part.Id);
        var typed = Enumerable.Range(0, TableCheck.StorageLimit)
            .TakeWhile(i => rules.Columns.Any(c => form.Value($"{part.Id}[{i}].{c.Id}", null) is not null))
            .Count();
        var count = typed > 0
            ? typed : Math.Min(Math.Max(Math.Max(asked, stored.Count), Math.Max(1, rules.MinRows)), TableCheck.StorageLimit);
        var empty = new AnswerRow(new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<string>>());
        return [.. stored.Concat(Enumerable.Repeat(empty, Math.Max(0, count - stored.Count))).Take(count)];
    }

    private static PartOutline PartOf(Programme programme, string table) =>
        programme.Parts.FirstOrDefault(p => p.Kind == TableSettings.Kind && p.Id == table) ?? throw PartForm.NoSuchPage();
}

/// <param name="Version">What the page was filled from.</param>
public sealed record TableModel(Work Work, PartOutline Part, IReadOnlyList<AnswerRow> Rows, string Version)
{
    public TableSettings Rules => Part.As<TableSettings>();
}
