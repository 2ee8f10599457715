namespace Funding.Tests.Support.Kinds.Owners;

public sealed class OwnersSpecimen : PartSpecimen
{
    public override string Kind => OwnersSettings.Kind;

    public override string Settings => """
        minOwnerKinds: 2, maxOwners: 3, stateOwned: true,
        ownerKinds: [ { id: school, name: { zh: 学校, en: School } }, { id: enterprise, name: { zh: 企业, en: Enterprise } } ],
        contributions: [ { id: capital, name: { zh: 资本, en: Capital } }, { id: technology, name: { zh: 技术, en: Technology } } ]
        """.ReplaceLineEndings(" ");

    public override Scored Fill(PartOutline part, Scored empty) => empty with
    {
        Answers = empty.Answers.WithOwners(
        [
            SampleApplication.School with { Contributions = ["technology"] },
            SampleApplication.Enterprise with { Contributions = ["capital", "technology"] },
        ]),
    };
}
