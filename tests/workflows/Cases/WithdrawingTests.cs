using static Funding.Tests.Support.Rounds.CollegeStages;
using static Funding.Workflows.Cases.WithdrawalEffect;

namespace Funding.Workflows.Tests.Cases;

public sealed class WithdrawingTests
{
    private static readonly StagePlan Shipped = Plan(new(2026, 3, 1));

    private sealed record Round(StageKey Stage, StagePlan Stages, RoundStanding Standing = RoundStanding.Running) : IStaged;

    private static Round At(string stage, RoundStanding standing = RoundStanding.Running) => new(new(stage), Shipped, standing);

    private static Withdrawing Decide(ApplicationState state, Round round, bool callOpen, bool closing) =>
        Withdrawing.Of(state, round, OfKind[Shipped.Of(round.Stage).Kind], callOpen, closing);

    private static readonly Dictionary<string, Func<WithdrawalCase, Withdrawing>> OfKind = new()
    {
        [CallStage.Kind] = CallStage.Withdraw,
        [QuotaStage.Kind] = QuotaStage.Withdraw,
        [EligibilityStage.Kind] = EligibilityStage.Withdraw,
        [DrawStage.Kind] = DrawStage.Withdraw,
        [PanelReviewStage.Kind] = PanelReviewStage.Withdraw,
        [DefenceStage.Kind] = DefenceStage.Withdraw,
        [CountersignStage.Kind] = Withdrawing.OfEligible,
        [RankingStage.Kind] = RankingStage.Withdraw,
        [CommitteeStage.Kind] = CommitteeStage.Withdraw,
        [NoticeStage.Kind] = NoticeStage.Withdraw,
        [AnnouncementStage.Kind] = AnnouncementStage.Withdraw,
    };

    public static TheoryData<ApplicationState, string, bool, WithdrawalEffect[]> Allowed => new()
    {
        { ApplicationState.Draft, "call", true, [CanBeReopened] },
        { ApplicationState.Submitted, "call", true, [CanBeReopened] },
        { ApplicationState.Submitted, "call", false, [] },
        { ApplicationState.Submitted, "recommend", false, [] },
        { ApplicationState.Recommended, "recommend", false, [ReturnsDeskPlace] },
        { ApplicationState.Submitted, "check", false, [] },
        { ApplicationState.Recommended, "check", false, [] },
        { ApplicationState.UnderCorrection, "check", false, [EndsCorrection] },
        { ApplicationState.Corrected, "check", false, [] },
        { ApplicationState.Eligible, "check", false, [] },
        { ApplicationState.Eligible, "draw", false, [] },
        { ApplicationState.Eligible, "review", false, [EndsReviews] },
        { ApplicationState.Eligible, "defence", false, [EndsReviews] },
        { ApplicationState.Eligible, "countersign", false, [] },
        { ApplicationState.Eligible, "rank", false, [] },
        { ApplicationState.Eligible, "approve", false, [LeavesRanking] },
        { ApplicationState.Selected, "notice", false, [LeavesRanking, LeavesNotice] },
        { ApplicationState.Reserve, "notice", false, [LeavesRanking] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void It_does_what_its_stage_needs(ApplicationState state, string stage, bool callOpen, WithdrawalEffect[] effects)
    {
        var decided = Decide(state, At(stage), callOpen, false);
        Assert.Null(decided.Bar);
        Assert.Equal(effects, decided.Effects);
        Assert.Equal(!callOpen, decided.IsLate);
    }

    [Fact]
    public void Everything_else_has_come_to_its_end()
    {
        var allowed = Allowed.Select(row => row.Data).Select(d => (d.Item1, d.Item2, d.Item3)).ToHashSet();
        foreach (var state in Enum.GetValues<ApplicationState>())
        {
            foreach (var stage in All.Except([Announcement]).Select(s => s.Id))
            {
                foreach (var open in (bool[])[true, false])
                {
                    var decided = Decide(state, At(stage), open && stage == "call", false);
                    Assert.Equal(allowed.Contains((state, stage, open && stage == "call")), decided.Allowed);
                    Assert.True(decided.Allowed || decided.Bar == WithdrawalBar.Over);
                }
            }

            Assert.Equal(WithdrawalBar.Over, Decide(state, At("call", RoundStanding.Cancelled), false, false).Bar);
        }
    }

    [Fact]
    public void Once_announced_nothing_is_withdrawn_nor_while_it_is_being_announced()
    {
        foreach (var state in Enum.GetValues<ApplicationState>())
        {
            Assert.Equal(WithdrawalBar.Announced, Decide(state, At("announce", RoundStanding.Announced), false, false).Bar);
            Assert.Equal(WithdrawalBar.Announced, Decide(state, At("announce"), false, false).Bar);
            Assert.Equal(WithdrawalBar.Announced, Decide(state, At("notice"), false, true).Bar);
        }
    }

    [Theory]
    [InlineData(ApplicationState.Eligible, "approve", WithdrawalBar.Closing)]
    [InlineData(ApplicationState.Recommended, "check", WithdrawalBar.Closing)]
    [InlineData(ApplicationState.Ineligible, "approve", WithdrawalBar.Over)]
    public void While_a_stage_is_being_closed_it_waits(ApplicationState state, string stage, WithdrawalBar bar) =>
        Assert.Equal(bar, Decide(state, At(stage), false, true).Bar);
}
