using CsCheck;

namespace Funding.Workflows.Tests.Stages;

/// <summary>Who may vote on one case, and what its votes come to.</summary>
public sealed class CaseBallotTests
{
    private static readonly string[] People = ["chair", "vice", "third", "deputy", "other"];
    private static readonly Gen<string[]> Some = Gen.Int[0, People.Length - 1].Select(i => People[i]).Array[0, 5];
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static CaseBallot Ballot(
        string[]? called = null, string[]? conflicted = null, params (string Person, bool Approved)[] votes) => new(
        ["chair", "vice"], called ?? [], [.. votes.Select(v => new ApprovalVote(v.Person, v.Approved, v.Approved ? null : "请再核查", At))],
        (conflicted ?? []).ToHashSet());

    [Fact]
    public void Two_approvals_are_enough_and_one_return_outweighs_them()
    {
        Assert.Equal(new(0, false, false), Ballot().Facts(2));
        Assert.Equal(new(2, false, false), Ballot(votes: [("chair", true), ("vice", true)]).Facts(2));
        Assert.Equal(new(1, false, true), Ballot(votes: [("chair", true), ("vice", false)]).Facts(2));
    }

    [Fact]
    public void A_vote_of_who_declared_a_conflict_since_does_not_count_and_the_deputies_are_needed() =>
        Assert.Equal(new(1, true, false), Ballot(["deputy"], ["chair"], ("chair", true), ("deputy", true)).Facts(2));

    [Fact]
    public void Who_has_not_voted_is_awaited_deputies_once_they_are_called()
    {
        Assert.Equal(["chair", "vice"], Ballot().Awaited);
        Assert.Equal(["vice"], Ballot(votes: [("chair", true)]).Awaited);
        Assert.Equal(["vice", "deputy"], Ballot(["deputy"], ["chair"]).Awaited);
        Assert.Equal(["vice"], Ballot(["deputy"], ["chair"]).Silent);
        Assert.Empty(Ballot(["deputy"], ["chair", "deputy"], ("vice", true)).Awaited);
    }

    [Theory]
    [InlineData("chair", VoteStanding.Voted)]
    [InlineData("vice", VoteStanding.Conflicted)]
    [InlineData("deputy", VoteStanding.Open)]
    [InlineData("third", VoteStanding.NotYours)]
    public void Each_has_one_standing(string person, VoteStanding standing) =>
        Assert.Equal(standing, Ballot(["deputy"], ["vice"], ("chair", true)).StandingOf(person));

    [Fact]
    public void Nobody_with_a_conflict_and_nobody_who_voted_is_ever_awaited() =>
        Gen.Select(Some, Some, Some).Sample((called, barred, voted) =>
        {
            var ballot = Ballot(called, barred, [.. voted.Distinct().Select(v => (v, true))]);
            return ballot.Awaited.Distinct().Count() == ballot.Awaited.Count
                && !ballot.Awaited.Intersect(barred).Any() && !ballot.Awaited.Intersect(voted).Any()
                && ballot.Awaited.All(p => ballot.Committee.Contains(p) || called.Contains(p));
        });

    /// <summary>Declared with an organisation it binds those of which that is applicant or owner, and no other.</summary>
    [Fact]
    public void A_conflict_binds_the_applications_of_its_organisation_and_those_one_acts_for()
    {
        var one = Application("91330100MA2B1C3D4X", "91330200MA2B1C3D4X");
        var codes = (string code) => (IReadOnlySet<string>)new HashSet<string> { code };
        Assert.True(ConflictDeclarations.Binds(codes("91330100MA2B1C3D4X"), "chair", one));
        Assert.True(ConflictDeclarations.Binds(codes("91330200MA2B1C3D4X"), "chair", one));
        Assert.False(ConflictDeclarations.Binds(codes("91330300MA2B1C3D4X"), "chair", one));
        Assert.True(ConflictDeclarations.Binds(new HashSet<string>(), "editor", one));
    }

    private static Application Application(string code, string owner) => new()
    {
        Id = $"{code}-1",
        RoundId = "round",
        CreditCode = code,
        OrganisationName = "学院",
        ApplicantKind = "school",
        Desk = "hangzhou",
        State = ApplicationState.Eligible,
        Editors = ["editor"],
        CreatedAt = At,
        Parties = [new ApplicationParty("企业", owner, "enterprise")],
    };
}
