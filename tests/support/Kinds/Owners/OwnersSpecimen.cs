namespace Funding.Tests.Support.Kinds.Owners;

public sealed class OwnersSpecimen : PartSpecimen
{
    public override string Kind => OwnersSettings.Kind;

    public override string Settings => """
        minOwnerKinds: 2, maxOwners: 3, stateOwned: true, consent: by-link,
        ownerKinds: [ { id: school, name: { zh: 学校, en: School } }, { id: enterprise, name: { zh: 企业, en: Enterprise } } ],
        contributions: [ { id: capital, name: { zh: 资本, en: Capital } }, { id: technology, name: { zh: 技术, en: Technology } } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty)
    {
        var answers = empty.Answers.WithOwners(
        [
            SampleApplication.School with { Contributions = ["technology"] },
            SampleApplication.Enterprise with { Contributions = ["capital", "technology"] },
        ]);
        var parties = PartKinds.All.Single(k => k.Declaration.Kind == Kind)
            .Parties(part, ShippedCatalogue.Colleges, empty.Application, answers);
        return new(parties.Aggregate(empty.Application, SampleApplication.Consented), answers);
    }
}
