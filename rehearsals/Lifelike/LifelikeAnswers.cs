namespace Funding.Rehearsals.Lifelike;

/// <summary>
/// Answers that read like an institution's: texts and figures of its own in the place of the sample's, as far as the programme's rules and
/// bounds are still met. What they leave free is found once, with the first applicant.
/// </summary>
/// <param name="fits">Whether answers meet all rules and bounds.</param>
public sealed class LifelikeAnswers(Programme programme, Func<Answers, bool> fits, Func<int, string> nameOf)
{
    private IReadOnlyList<Change>? free;

    /// <summary>One answer of the form that may be another.</summary>
    /// <param name="Part">Of a table or a person; null for a field.</param>
    private sealed record Change(FormField Field, string? Part, int Row)
    {
        public Answers In(Answers answers, string value)
        {
            if (Part is null) return answers with { Fields = new Dictionary<string, string>(answers.Fields) { [Field.Id] = value } };
            var rows = answers.RowsOf(Part).ToList();
            rows[Row] = rows[Row] with { Cells = new Dictionary<string, string>(rows[Row].Cells) { [Field.Id] = value } };
            return answers.With(Part, rows);
        }

        public string? Of(Answers answers) => Part is null ? answers.Fields.GetValueOrDefault(Field.Id)
            : answers.RowsOf(Part)[Row].Cells.GetValueOrDefault(Field.Id);
    }

    /// <param name="fitting">Answers that meet the rules.</param>
    /// <param name="number">Of the applicant.</param>
    public Answers Of(Answers fitting, int number)
    {
        free ??= Free(fitting, number);
        var own = free.Aggregate(fitting, (answers, change) => Apply(change, answers, number));
        return fits(own) ? own : Kept(fitting, free, number).Aggregate(fitting, (answers, change) => Apply(change, answers, number));
    }

    private IReadOnlyList<Change> Free(Answers fitting, int number) => Kept(fitting, All(fitting), number);

    /// <summary>Those that are still fitting with all before them.</summary>
    private IReadOnlyList<Change> Kept(Answers fitting, IEnumerable<Change> changes, int number)
    {
        var kept = new List<Change>();
        var answers = fitting;
        foreach (var change in changes)
        {
            if (Apply(change, answers, number) is var changed && !ReferenceEquals(changed, answers) && fits(changed))
            {
                kept.Add(change);
                answers = changed;
            }
        }

        return kept;
    }

    private IEnumerable<Change> All(Answers answers) =>
    [
        .. FieldsSettings.AllOf(programme).Where(f => f.Means != FieldMeaning.Title).Select(f => new Change(f, null, 0)),
        .. programme.Parts.Where(p => p.Kind == TableSettings.Kind).SelectMany(p => answers.RowsOf(p.Id).Index()
            .SelectMany(row => p.As<TableSettings>().Columns.Select(c => new Change(c, p.Id, row.Index)))),
        .. programme.Parts.Where(p => p.Kind == PersonSettings.Kind).SelectMany(p => p.As<PersonSettings>().Fields
            .Select(f => new Change(f, p.Id, 0))),
    ];

    /// <returns>The same answers where the question stays as it is answered.</returns>
    private Answers Apply(Change change, Answers answers, int number) =>
        change.Of(answers) is { Length: > 0 } there && ValueOf(change, there, number) is { } value && value != there
            ? change.In(answers, value) : answers;

    private string? ValueOf(Change change, string there, int number) => change.Field.Type switch
    {
        FieldType.Text or FieldType.LongText => LifelikeTexts.Of(change.Field, nameOf(number), number, change.Row),
        FieldType.Number => LifelikeFigures.Of(change.Field, there, $"{number}|{change.Part}|{change.Field.Id}|{change.Row}"),
        FieldType.Choice => Scatter.One($"{number}|{change.Part}|{change.Field.Id}|{change.Row}", change.Field.Options).Value,
        FieldType.Email => $"office{number}@zhijiang.example.edu.cn",
        FieldType.Phone => $"0571-8{Scatter.Of($"{number}|telephone", 10_000_000):D7}",
        FieldType.Date => LifelikeFigures.Day(there, $"{number}|{change.Field.Id}|{change.Row}"),
        _ => null,
    };
}
