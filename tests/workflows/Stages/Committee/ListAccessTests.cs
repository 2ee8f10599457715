namespace Funding.Workflows.Tests.Stages.Committee;

public sealed class ListAccessTests
{
    private static readonly Round AtCommittee = CollegeStages.RoundAt(CollegeStages.Approval) with
    {
        Committee = ["chair", "vice"],
        Deputies = ["deputy", "called"],
        VotingDeputies = ["called"],
    };

    private static readonly Application Listed = new()
    {
        Id = Cast.ApplicationId(1),
        RoundId = CollegeStages.RoundId,
        CreditCode = Cast.CodeOf(1),
        OrganisationName = Cast.OrganisationOf(1),
        ApplicantKind = "higher-vocational-college",
        Desk = "hangzhou",
        State = ApplicationState.Eligible,
        Editors = ["applicant"],
        CreatedAt = default,
        SubmittedAt = DateTimeOffset.UnixEpoch,
    };

    [Theory]
    [InlineData("chair", false, true), InlineData("called", false, true), InlineData("deputy", false, false)]
    [InlineData("stranger", false, false), InlineData("chair", true, false), InlineData("called", true, false)]
    public void Members_and_deputies_called_open_what_is_listed_and_nobody_with_a_conflict(string person, bool conflicted, bool opens) =>
        Assert.Equal(opens, ListAccess.Opens(AtCommittee, Listed, person, conflicted));

    [Fact]
    public void Only_in_the_committees_stage_of_a_round_that_runs()
    {
        foreach (var stage in CollegeStages.All)
        {
            Assert.Equal(
                stage == CollegeStages.Approval, ListAccess.Opens(AtCommittee with { Stage = stage }, Listed, "chair", conflicted: false));
        }

        Assert.False(ListAccess.Opens(AtCommittee with { Standing = RoundStanding.Cancelled }, Listed, "chair", conflicted: false));
    }

    [Fact]
    public void Only_what_is_on_the_list() => Assert.All(Enum.GetValues<ApplicationState>(), state => Assert.Equal(
        state == ApplicationState.Eligible, ListAccess.Opens(AtCommittee, Listed with { State = state }, "chair", conflicted: false)));
}
