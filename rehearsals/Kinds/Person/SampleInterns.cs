namespace Funding.Rehearsals.Kinds.Person;

/// <summary>Students of a sample roster: one, for three months from the beginning of the period that the answers claim for.</summary>
public static class SampleInterns
{
    private const int Months = 3;

    private static readonly NamedPerson Student = SamplePersons.Named("student");

    /// <summary>The answers with a row in each roster, within its period.</summary>
    public static Answers WithInterns(this Answers answers, Programme programme) =>
        Parts(programme).Aggregate(answers, (all, part) => all.With(part.Id, [Row(part, all)]));

    /// <summary>The application with the students of those rows.</summary>
    public static Application WithInterns(this Application application, Programme programme, Answers answers) =>
        Parts(programme).Aggregate(application, (all, part) => all.With(Student with
        {
            Part = $"{part.Id}:{Student.Hash}",
            Months = [.. Enumerable.Range(0, Months).Select(m => $"{FirstOf(part, answers).AddMonths(m):yyyy-MM}")],
        }));

    /// <summary>The rosters of a played application, each from a list that is uploaded.</summary>
    public static async Task ListInternsAsync(this Player play, Actor actor, string applicationId, int number)
    {
        foreach (var (part, csv) in play.ListsOf(number))
        {
            var content = ListContent.Read(InternColumns.Form, csv, part.As<InternsSettings>().MaxRows);
            await play.Get<InternsCommands>().TakeAsync(actor, play.Id, applicationId, part.Id, content);
        }
    }

    /// <summary>The list that a played application uploads in each part that asks for one.</summary>
    public static IEnumerable<(PartOutline Part, byte[] Csv)> ListsOf(this Player play, int number) => Parts(play.Programme)
        .Select(part => (part, Encoding.UTF8.GetBytes(ListOf(part, play.AnswersOf(number), number))));

    /// <summary>A list as an enterprise uploads it.</summary>
    private static string ListOf(PartOutline part, Answers answers, int number)
    {
        var cells = Row(part, answers).Cells;
        var identity = IdentityNumbers.BornOn(new(2005, 5, 12), number);
        return string.Join('\n',
            string.Join(',', InternColumns.Form.Columns.Select(c => c.Heading(false))),
            string.Join(
                ',', cells["name"], identity, cells["school"], cells["school-code"], $"school{number}@school.example", cells["specialty"],
                part.As<InternsSettings>().Levels[0].Label.Zh, cells["from"], cells["to"], "是", "是"));
    }

    private static AnswerRow Row(PartOutline part, Answers answers) => SampleApplication.RowOf(
    [
        ("identity", Student.Hash), ("tail", Student.Tail), ("name", "钱小新"), ("school", SampleApplication.School.Name),
        ("school-code", SampleApplication.SchoolCode), ("mailbox", "interns@school.example"), ("specialty", "数控技术应用"),
        ("level", part.As<InternsSettings>().Levels[0].Value), ("from", $"{FirstOf(part, answers):yyyy-MM-dd}"),
        ("to", $"{FirstOf(part, answers).AddMonths(Months).AddDays(-1):yyyy-MM-dd}"), ("matched", "yes"), ("kept", "yes"),
    ]);

    private static DateOnly FirstOf(PartOutline part, Answers answers)
    {
        var rules = part.As<InternsSettings>();
        return rules.PeriodOf((int)(AnswerText.Number(answers.Fields.GetValueOrDefault(rules.Year ?? "")) ?? 2026)).First;
    }

    private static IEnumerable<PartOutline> Parts(Programme programme) => programme.Parts.Where(p => p.Kind == InternsSettings.Kind);
}
