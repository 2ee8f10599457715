namespace Funding.Tests.Support.Kinds.Interns;

public sealed class InternsSpecimen : PartSpecimen
{
    public override string Kind => InternsSettings.Kind;

    public override string Settings => """
        title: { zh: 实习名册, en: Interns }, scope: internship, maxRows: 20, levels: [
          { value: secondary, label: { zh: 中职, en: Secondary } }, { value: college, label: { zh: 高职, en: College } } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty)
    {
        var answers = empty.Answers.With(part.Id, [RowOf("2025-07-01", "2025-12-31")]);
        var application = empty.Application.With(new NamedPerson($"{part.Id}:{Hash}", Hash, "0017", 2006)
        {
            Months = [.. Enumerable.Range(7, 6).Select(m => $"2025-{m:00}")],
        });
        return new(
            PartKinds.All.Single(k => k.Declaration.Kind == Kind).Parties(part, ShippedCatalogue.Colleges, application, answers)
                .Aggregate(application, SampleApplication.Consented),
            answers);
    }

    public static readonly string Hash = new('b', 64);

    /// <summary>A student at a school, for some days.</summary>
    public static AnswerRow RowOf(string from, string to) => SampleApplication.RowOf(
        ("identity", Hash), ("tail", "0017"), ("name", "钱小新"), ("school", SampleApplication.School.Name),
        ("school-code", SampleApplication.SchoolCode), ("mailbox", "interns@school.example"), ("specialty", "数控技术应用"),
        ("level", "secondary"), ("from", from), ("to", to), ("matched", "yes"), ("kept", "no"));
}
