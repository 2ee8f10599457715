namespace Funding.Workflows.Tests.Review;

/// <summary>An owner is a ground of conflict as the applicant is: by name, by credit code, and by who answered for it.</summary>
public sealed class OwnerConflictTests
{
    private static readonly Application Application = SampleApplication.Application(ShippedCatalogue.Colleges) with
    {
        Parties = [new ApplicationParty(SampleApplication.Enterprise.Name, SampleApplication.EnterpriseCode, "enterprise")],
    };

    private static readonly PoolExpert Expert = ReviewHouse.ExpertOf(Party.Enterprise, 1);

    [Fact]
    public void An_expert_of_another_organisation_is_free() => Assert.False(IsBarred(Expert));

    [Fact]
    public void An_experts_employer_is_an_owner_by_its_code_whatever_its_name() =>
        Assert.True(IsBarred(Expert with { Organisation = "之江装备集团研究院", CreditCode = SampleApplication.EnterpriseCode }));

    [Fact]
    public void An_experts_employer_is_an_owner_by_its_name() =>
        Assert.True(IsBarred(Expert with { Organisation = SampleApplication.Enterprise.Name }));

    [Fact]
    public void Who_answered_for_an_owner_judges_nothing_of_it() =>
        Assert.True(IsBarred(Expert with { PersonId = Person.IdOf(SampleApplication.Enterprise.Mailbox) }));

    [Fact]
    public void An_officer_who_answered_for_an_owner_is_barred_too() => Assert.True(ConflictDeclarations.Binds(
        new HashSet<string>(), Person.IdOf(SampleApplication.Enterprise.Mailbox), Application));

    private static bool IsBarred(PoolExpert expert) => new ConflictTable([PanelExpert.Of(expert, 0)], [])
        .Of(new ReviewedApplication(Application.Id, PanelExperts.OrganisationsOf(Application), [])).Count > 0;
}
