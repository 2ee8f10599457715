namespace Funding.Workflows.Tests.Organisations;

/// <summary>Who acts for an organisation, and who may decide so.</summary>
public sealed class ClaimDecisionTests
{
    private const string Code = "123300004700000018";

    private static Organisation Held(params string[] by) => new(Code, "之江职业技术学院", by);

    [Fact]
    public void A_claim_that_nobody_confirmed_is_in_nobodys_way()
    {
        Assert.Equal(ClaimStanding.Free, ClaimDecision.Enter(null, [], "first").Standing);
        Assert.Equal(ClaimStanding.Free, ClaimDecision.Enter(Held(), [By("first")], "second").Standing);
        Assert.Equal(ClaimStanding.Held, ClaimDecision.Enter(Held("first"), [By("first")], "second").Standing);
    }

    [Fact]
    public void Whoever_fills_in_with_a_claimant_shares_the_claim()
    {
        var claim = By("first") with { Colleagues = ["colleague"] };
        Assert.Equal(
            new ClaimEntry(ClaimStanding.Provisional, "first", claim.OrganisationName), ClaimDecision.Enter(Held(), [claim], "colleague"));
        Assert.Equal(["first", "colleague"], ClaimDecision.After(ClaimVerdict.Confirm, Held(), claim).Members);
    }

    [Fact]
    public void A_refused_claimant_makes_no_second_claim_and_one_who_gave_up_may()
    {
        Assert.Equal(
            ClaimStanding.Refused, ClaimDecision.Enter(Held(), [By("first") with { State = ClaimState.Refused }], "first").Standing);
        Assert.Equal(
            ClaimStanding.Free, ClaimDecision.Enter(Held(), [By("first") with { State = ClaimState.Released }], "first").Standing);
    }

    [Theory]
    // The claim's own desk confirms while nobody is, and the office decides everything.
    [InlineData(Role.Recommender, "hangzhou", ClaimVerdict.Confirm, 0, null)]
    [InlineData(Role.Recommender, "hangzhou", ClaimVerdict.Confirm, 1, "claim-of-office")]
    [InlineData(Role.Recommender, "ningbo", ClaimVerdict.Confirm, 0, "role-not-allowed")]
    [InlineData(Role.Recommender, "hangzhou", ClaimVerdict.Refuse, 0, "role-not-allowed")]
    [InlineData(Role.Recommender, "hangzhou", ClaimVerdict.HandOver, 1, "role-not-allowed")]
    [InlineData(Role.Officer, null, ClaimVerdict.Confirm, 0, null)]
    [InlineData(Role.Officer, null, ClaimVerdict.Confirm, 1, null)]
    [InlineData(Role.Administrator, null, ClaimVerdict.Refuse, 0, null)]
    [InlineData(Role.Administrator, null, ClaimVerdict.HandOver, 1, null)]
    [InlineData(Role.Administrator, null, ClaimVerdict.HandOver, 0, "claim-nobody-before")]
    [InlineData(Role.Committee, null, ClaimVerdict.Confirm, 0, "role-not-allowed")]
    [InlineData(Role.Applicant, null, ClaimVerdict.Confirm, 0, "role-not-allowed")]
    public void Desk_and_office_decide_each_what_is_theirs(Role role, string? desk, ClaimVerdict verdict, int holders, string? refused) =>
        Assert.Equal(refused, ClaimDecision.Bar(
            verdict, Held([.. Enumerable.Range(0, holders).Select(n => $"holder{n}")]), By("first"), As("decides", role, desk))?.Code);

    [Fact]
    public void Nobody_decides_for_themselves_or_for_their_own_organisation()
    {
        Assert.Equal("claim-own", ClaimDecision.Bar(ClaimVerdict.Confirm, Held(), By("first"), As("first", Role.Officer))?.Code);
        Assert.Equal("claim-own", ClaimDecision.Bar(ClaimVerdict.Refuse, Held("holder"), By("first"), As("holder", Role.Officer))?.Code);
    }

    [Fact]
    public void What_was_refused_stays_open_to_the_office_alone_and_what_was_confirmed_to_nobody()
    {
        var refused = By("first") with { State = ClaimState.Refused };
        Assert.Null(ClaimDecision.Bar(ClaimVerdict.Confirm, Held(), refused, As("decides", Role.Officer)));
        Assert.Null(ClaimDecision.Bar(ClaimVerdict.HandOver, Held("holder"), refused, As("decides", Role.Officer)));
        Assert.Equal("claim-decided", ClaimDecision.Bar(ClaimVerdict.Refuse, Held(), refused, As("decides", Role.Officer))?.Code);
        Assert.Equal(
            "claim-decided",
            ClaimDecision.Bar(ClaimVerdict.Confirm, Held(), refused, As("decides", Role.Recommender, "hangzhou"))?.Code);
        Assert.Equal("claim-decided", ClaimDecision.Bar(
            ClaimVerdict.Refuse, Held(), refused with { State = ClaimState.Confirmed }, As("decides", Role.Officer))?.Code);
    }

    [Fact]
    public void The_first_confirmed_gives_the_name_and_a_hand_over_replaces_everybody()
    {
        var claim = By("second") with { OrganisationName = "新名学院" };
        Assert.Equal("新名学院", ClaimDecision.After(ClaimVerdict.Confirm, Held(), claim).Name);
        Assert.Equal("之江职业技术学院", ClaimDecision.After(ClaimVerdict.Confirm, Held("first"), claim).Name);
        Assert.Equal(["first", "second"], ClaimDecision.After(ClaimVerdict.Confirm, Held("first"), claim).Members);
        Assert.Equal(["second"], ClaimDecision.After(ClaimVerdict.HandOver, Held("first", "other"), claim).Members);
        Assert.Equal(["first"], ClaimDecision.After(ClaimVerdict.Refuse, Held("first"), claim).Members);
    }

    private static Claim By(string person) => new()
    {
        CreditCode = Code,
        PersonId = person,
        OrganisationName = "之江学院",
        Desk = "hangzhou",
        MadeAt = DateTimeOffset.UnixEpoch,
    };

    private static Actor As(string person, Role role, string? desk = null) =>
        new(person, person, new HashSet<Role> { role }, desk, "session:test");
}
