using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Parts.Table;

/// <inheritdoc cref="TableSettings"/>
internal sealed class TableKind() : PartKind(new TableDeclaration())
{
    private static readonly Texts Texts = new(typeof(TableKind));

    public override bool Has(PartOutline part, string field) =>
        field == part.Id || field.StartsWith($"{part.Id}[", StringComparison.Ordinal);

    public override bool IsBegun(PartOutline part, Application application, Answers answers) => answers.RowsOf(part.Id).Count > 0;

    public override IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers) =>
        TableCheck.Unstorable(part.Id, Settings(part), answers.RowsOf(part.Id));

    public override IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers) =>
        IsAsked(part, answers) ? TableCheck.Missing(part.Id, Settings(part), answers.RowsOf(part.Id)) : [];

    /// <summary>All rows together, or none.</summary>
    public override Carried Carry(PartOutline part, Programme earlier, Answers answers, Answers draft)
    {
        var rows = answers.RowsOf(part.Id);
        if (rows.Count == 0 || !earlier.Parts.Any(p => p.Kind == TableSettings.Kind && p.Id == part.Id)) return new(draft, []);
        var into = draft.RowsOf(part.Id).Count > 0 ? CarriedAs.Answered
            : Settings(part).Yearly ? CarriedAs.Yearly
            : TableCheck.Unstorable(part.Id, Settings(part), rows).Count > 0 || TableCheck.Unusable(part.Id, Settings(part), rows).Any()
                ? CarriedAs.Unusable
            : CarriedAs.Taken;
        return new(
            into == CarriedAs.Taken ? draft.With(part.Id, rows) : draft,
            [new CarriedLine(part.Id, Title(part), Texts.Of("carried.rows", rows.Count), into)]);
    }

    public override PartWords RuleWords(PartOutline part) => new([], [], [])
    {
        Tables = new Dictionary<string, IReadOnlyList<string>> { [part.Id] = [.. Numbers(part).Select(c => c.Id)] },
    };

    public override PartFacts RuleFacts(PartOutline part, Application application, Answers answers) => IsAsked(part, answers)
        ? new() { Tables = new Dictionary<string, RowsFacts> { [part.Id] = new(Figures(part, answers)) } }
        : PartFacts.None;

    public override IReadOnlyList<FormField> RowFields(PartOutline part) => Settings(part).Columns;

    public override Scored Hide(PartOutline part, Scored scored, Contacts contacts) => scored with
    {
        Answers = scored.Answers.With(part.Id, [.. scored.Answers.RowsOf(part.Id).Select(row => row with
        {
            Cells = row.Cells.ToDictionary(c => c.Key, c => contacts.LeaveOut(c.Value)),
        })]),
    };

    public override void Map(IEndpointRouteBuilder apply) => TablePages.Map(apply);

    public override Bilingual Title(PartOutline part) => Settings(part).Title;

    public override string Path(PartOutline part, string round, string application) => TableLinks.Page(round, application, part.Id);

    public override RenderFragment Filled(FilledPart filled) => Page.Part<TableFilled, FilledPart>(filled);

    public override RenderFragment Dossier(DossierPart dossier) => Page.Part<TableDossier, DossierPart>(dossier);

    public override Written Written(PartOutline part, Application application, Answers answers) => IsAsked(part, answers)
        ? new(
            [
                .. answers.RowsOf(part.Id).Select((row, i) => new WrittenRow(Texts.Of("row", i + 1), Lines(
                    Settings(part).Columns.Select(c => Texts.Of("line", c.Label, FieldText.Of(c, row.Text(c.Id).Trim())))))),
                .. Settings(part).Summed().Select(c => new WrittenRow(Texts.Of("sum", c.Label), Sum(part, c, answers))),
            ],
            [])
        : Parts.Written.Nothing;

    public override IReadOnlyList<Bilingual> Columns(PartOutline part) =>
        [Title(part), .. Settings(part).Summed().Select(c => Texts.Of("sum.of", Title(part), c.Label))];

    public override IEnumerable<object?> Cells(PartOutline part, Answers answers, string language)
    {
        var rows = IsAsked(part, answers) ? answers.RowsOf(part.Id) : [];
        yield return rows.Count == 0 ? null : string.Join("; ", rows.Select(row => string.Join(
            " | ", Settings(part).Columns.Select(c => FieldText.Of(c, row.Text(c.Id).Trim()).In(language)))));
        foreach (var column in Settings(part).Summed())
            yield return rows.Count == 0 ? null : TableSettings.SumOf(column, rows);
    }

    internal static bool IsAsked(PartOutline part, Answers answers) => Settings(part).When.Counts(answers.Fields);

    private static Bilingual Sum(PartOutline part, FormField column, Answers answers) => FieldText.Of(
        column, TableSettings.SumOf(column, answers.RowsOf(part.Id)).ToString(CultureInfo.InvariantCulture));

    private static List<IReadOnlyDictionary<string, decimal>> Figures(PartOutline part, Answers answers) =>
    [
        .. answers.RowsOf(part.Id).Select(row => Numbers(part).Select(c => (c.Id, Number: AnswerText.Number(row.Text(c.Id))))
            .Where(c => c.Number is not null).ToDictionary(c => c.Id, c => c.Number!.Value)),
    ];

    private static IEnumerable<FormField> Numbers(PartOutline part) => Settings(part).Columns.Where(c => c.Type is FieldType.Number);

    private static TableSettings Settings(PartOutline part) => part.As<TableSettings>();

    private static Bilingual Lines(IEnumerable<Bilingual> lines)
    {
        var all = lines.ToList();
        return new(string.Join('\n', all.Select(l => l.Zh)), string.Join('\n', all.Select(l => l.En)));
    }
}
