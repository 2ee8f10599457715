namespace Funding.Workflows.Parts.Interns;

/// <summary>Students as the application's row keeps them, and the schools that confirm them.</summary>
internal static class InternPersons
{
    private static readonly Texts Texts = new(typeof(InternsKind));

    /// <summary>Under which a student is kept.</summary>
    public static string PartOf(PartOutline part, Intern intern) => $"{part.Id}:{intern.Hash}";

    public static IEnumerable<NamedPerson> Of(PartOutline part, Application application) =>
        (application.Named ?? []).Where(n => n.Part.StartsWith($"{part.Id}:", StringComparison.Ordinal));

    /// <summary>The application with these students and no others of the part.</summary>
    public static Application With(this Application application, PartOutline part, IEnumerable<NamedPerson> students) => application with
    {
        Named = [.. (application.Named ?? []).Except(Of(part, application)), .. students],
    };

    /// <summary>Each month of each student, named once.</summary>
    public static IEnumerable<PersonNaming> Namings(PartOutline part, Application application) =>
        from student in Of(part, application)
        from month in student.Months ?? []
        select new PersonNaming(
            $"{part.As<InternsSettings>().Scope}-{month}", student, part.Id, Texts.Of("student", student.Tail, month));

    /// <summary>Each school with its rows: their names are its own pupils'.</summary>
    public static IReadOnlyList<ConsentParty> Schools(PartOutline part, Application application, Answers answers)
    {
        var rules = part.As<InternsSettings>();
        var missing = InternsCheck.Missing(part, application, answers);
        return
        [
            .. Intern.Of(part, answers).Where(i => i.SchoolCode.Length > 0).GroupBy(i => i.SchoolCode).Select(school => new ConsentParty
            {
                Code = school.Key,
                Name = school.First().School,
                Field = part.Id,
                Mailbox = EmailAddress.Normalised(school.First().Mailbox),
                Terms =
                [
                    new(Texts.Of("students"), Texts.Of("students.count", school.Count()), $"{school.Count()}"),
                    .. school.Select(i => new ConsentTerm(
                        Texts.Of("confirmed", i.Name, i.Tail), Line(i, rules),
                        string.Join('|', i.Hash, i.Name, i.Specialty, i.Level, $"{i.From:yyyy-MM-dd}", $"{i.To:yyyy-MM-dd}", i.Matched))),
                ],
                Open = [.. missing],
            }),
        ];
    }

    /// <summary>What a row says of a student beside the name.</summary>
    public static Bilingual Line(Intern intern, InternsSettings rules) => Texts.Of(
        "line", intern.Specialty, LevelOf(intern, rules), DayText.Of(intern.From), DayText.Of(intern.To),
        Texts.Of(intern.Matched ? "matched" : "not-matched"), Texts.Of(intern.Kept ? "kept" : "not-kept"));

    public static Bilingual LevelOf(Intern intern, InternsSettings rules) =>
        rules.Levels.FirstOrDefault(l => l.Value == intern.Level)?.Label ?? Bilingual.Same(intern.Level);
}
