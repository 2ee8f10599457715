namespace Funding.Tests.Support.Kinds.Person;

public sealed class PersonSpecimen : PartSpecimen
{
    public override string Kind => PersonSettings.Kind;

    public override string Settings => """
        title: { zh: 技能大师, en: Master }, scope: studio-master, consent: by-link, fields: [
          { id: skill-level, label: { zh: 技能等级, en: Skill level }, type: choice, options: [
            { value: senior-technician, label: { zh: 高级技师, en: Senior technician } },
            { value: chief-technician, label: { zh: 首席技师, en: Chief technician } } ] },
          { id: years-of-practice, label: { zh: 从业年限, en: Years of practice }, type: number, min: 0, max: 60 } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty)
    {
        var filled = new Scored(empty.Application.With(Named(part.Id)), empty.Answers.With(part.Id, [Row(part)]));
        return filled with
        {
            Application = PartKinds.All.Single(k => k.Declaration.Kind == Kind)
                .Parties(part, ShippedCatalogue.Colleges, filled.Application, filled.Answers)
                .Aggregate(filled.Application, SampleApplication.Consented),
        };
    }

    /// <summary>Whose number is not kept.</summary>
    public static NamedPerson Named(string part) => new(part, new string('a', 64), "0017", 1976);

    /// <summary>Valid answers to every question about a person.</summary>
    public static AnswerRow Row(PartOutline part)
    {
        var rules = part.As<PersonSettings>();
        return TableSpecimen.RowOf(
        [
            ("name", "钱立新"), ("bornIn", "1976"),
            .. rules.AsksConsent ? [("mailbox", "qian@workshop.example")] : Array.Empty<(string, string)>(),
            .. rules.Fields.Select(f => (f.Id, SampleApplication.Answer(f))),
        ]);
    }
}

/// <summary>Persons of a played application.</summary>
public static class NamedPersons
{
    /// <summary>Each of its persons is given a number, by that of the application.</summary>
    public static async Task IdentifyAsync(this RoundPlayer play, Actor actor, string applicationId, int number)
    {
        foreach (var part in play.Programme.Parts.Where(p => p.Kind == PersonSettings.Kind))
        {
            await play.Get<PersonIdentityCommands>().IdentifyAsync(
                actor, play.Id, applicationId, part.Id, IdentityNumbers.BornOn(new(play.BornIn, 5, 12), play.PersonOf(number)));
        }
    }
}
