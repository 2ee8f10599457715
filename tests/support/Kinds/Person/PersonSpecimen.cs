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
        var filled = new Scored(
            empty.Application.With(SamplePersons.Named(part.Id)), empty.Answers.With(part.Id, [SamplePersons.Row(part)]));
        return filled with
        {
            Application = PartKinds.All.Single(k => k.Declaration.Kind == Kind)
                .Parties(part, ShippedCatalogue.Colleges, filled.Application, filled.Answers)
                .Aggregate(filled.Application, SampleApplication.Consented),
        };
    }
}
