namespace Funding.Workflows.Tests.Review;

/// <summary>
/// An owner, or a member, is a ground of conflict as the applicant is: by name, by credit code, and by who answered for it.
/// </summary>
public sealed class PartyConflictTests
{
    public static TheoryData<string> Programmes => ["mixed-ownership-colleges", "vocational-groups"];

    private static readonly PoolExpert Expert = ReviewHouse.ExpertOf(Party.Enterprise, 1);

    [Theory, MemberData(nameof(Programmes))]
    public void An_expert_of_another_organisation_is_free(string programme) => Assert.False(IsBarred(programme, (_, expert) => expert));

    [Theory, MemberData(nameof(Programmes))]
    public void An_experts_employer_is_a_party_by_its_code_whatever_its_name(string programme) => Assert.True(IsBarred(
        programme, (party, expert) => expert with { Organisation = "之江装备集团研究院", CreditCode = party.CreditCode }));

    [Theory, MemberData(nameof(Programmes))]
    public void An_experts_employer_is_a_party_by_its_name(string programme) =>
        Assert.True(IsBarred(programme, (party, expert) => expert with { Organisation = party.Name }));

    [Theory, MemberData(nameof(Programmes))]
    public void Who_declared_a_conflict_with_a_party_judges_nothing_of_it(string programme) =>
        Assert.True(IsBarred(programme, (party, expert) => expert with { Conflicts = [party.CreditCode!] }));

    [Theory, MemberData(nameof(Programmes))]
    public void Who_answered_for_a_party_judges_nothing_of_it(string programme) => Assert.True(IsBarred(
        programme, (party, expert) => expert with { PersonId = Submitted(programme).ConsentOf(party.CreditCode!)!.LastAsked().By }));

    [Theory, MemberData(nameof(Programmes))]
    public void Officers_and_committee_are_barred_by_any_party_and_by_having_answered_for_it(string programme)
    {
        var application = Submitted(programme);
        Assert.All(application.OtherParties(), party =>
        {
            Assert.True(ConflictDeclarations.Binds(new HashSet<string> { party.CreditCode! }, "chair", application));
            Assert.True(ConflictDeclarations.Binds(
                new HashSet<string>(), application.ConsentOf(party.CreditCode!)!.LastAsked().By, application));
        });
        Assert.False(ConflictDeclarations.Binds(new HashSet<string> { Cast.CodeOf(7) }, "chair", application));
    }

    private static bool IsBarred(string programme, Func<ApplicationParty, PoolExpert, PoolExpert> change)
    {
        var application = Submitted(programme);
        return new ConflictTable([PanelExpert.Of(change(application.OtherParties().Last(), Expert), 0)], [])
            .Of(new ReviewedApplication(application.Id, PanelExperts.OrganisationsOf(application), [])).Count > 0;
    }

    /// <summary>With what its parts keep in the row.</summary>
    private static Application Submitted(string id)
    {
        var programme = ShippedCatalogue.Catalogue.Programme(id);
        return programme.EachPart().Aggregate(
            SampleApplication.Application(programme),
            (row, p) => p.Kind.Keep(p.Part, row, SampleApplication.Answers(programme)));
    }
}
