namespace Funding.Tests.Support.Kinds.Members;

public sealed class MembersSpecimen : PartSpecimen
{
    public override string Kind => MembersSettings.Kind;

    public override string Settings => """
        min: 2, max: 4, consent: by-link, asks: [
          { id: role, label: { zh: 职责, en: Role }, type: text, minLength: 4, maxLength: 60 },
          { id: pledge, label: { zh: 承诺投入, en: Pledge }, type: number, min: 0, max: 100000, decimals: 2,
            unit: { zh: 万元, en: "× 10,000 yuan" } } ],
        kinds: [ { id: enterprise, name: { zh: 企业, en: Enterprise }, min: 1 }, { id: school, name: { zh: 学校, en: School }, max: 2 } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty)
    {
        var rules = part.As<MembersSettings>();
        var answers = empty.Answers.WithMembers([Groups.MemberOf(rules, "enterprise", 1), Groups.MemberOf(rules, "school", 2)]);
        var parties = PartKinds.All.Single(k => k.Declaration.Kind == Kind)
            .Parties(part, ShippedCatalogue.Colleges, empty.Application, answers);
        return new(parties.Aggregate(empty.Application, SampleApplication.Consented), answers);
    }
}
