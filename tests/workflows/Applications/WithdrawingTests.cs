using Funding.Workflows.Applications;
using Funding.Workflows.Rounds;
using static Funding.Workflows.Applications.WithdrawalEffect;

namespace Funding.Workflows.Tests.Applications;

public sealed class WithdrawingTests
{
    public static TheoryData<ApplicationState, RoundStage, bool, WithdrawalEffect[]> Allowed => new()
    {
        { ApplicationState.Draft, RoundStage.Call, true, [CanBeReopened] },
        { ApplicationState.Submitted, RoundStage.Call, true, [CanBeReopened] },
        { ApplicationState.Submitted, RoundStage.Call, false, [] },
        { ApplicationState.Submitted, RoundStage.Recommendation, false, [] },
        { ApplicationState.Recommended, RoundStage.Recommendation, false, [ReturnsDeskPlace] },
        { ApplicationState.Recommended, RoundStage.Eligibility, false, [] },
        { ApplicationState.UnderCorrection, RoundStage.Eligibility, false, [EndsCorrection] },
        { ApplicationState.Corrected, RoundStage.Eligibility, false, [] },
        { ApplicationState.Eligible, RoundStage.Eligibility, false, [] },
        { ApplicationState.Eligible, RoundStage.Draw, false, [] },
        { ApplicationState.Eligible, RoundStage.Review, false, [EndsReviews] },
        { ApplicationState.Eligible, RoundStage.Ranking, false, [] },
        { ApplicationState.Eligible, RoundStage.Approval, false, [LeavesRanking] },
        { ApplicationState.Selected, RoundStage.PublicNotice, false, [LeavesRanking, LeavesNotice] },
        { ApplicationState.Reserve, RoundStage.PublicNotice, false, [LeavesRanking] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void It_does_what_its_stage_needs(ApplicationState state, RoundStage stage, bool callOpen, WithdrawalEffect[] effects)
    {
        var decided = Withdrawing.Of(state, stage, callOpen, null);
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
            foreach (var stage in Enum.GetValues<RoundStage>().Except([RoundStage.Announced]))
            {
                foreach (var open in (bool[])[true, false])
                {
                    var decided = Withdrawing.Of(state, stage, open && stage == RoundStage.Call, null);
                    Assert.Equal(allowed.Contains((state, stage, open && stage == RoundStage.Call)), decided.Allowed);
                    Assert.True(decided.Allowed || decided.Bar == WithdrawalBar.Over);
                }
            }
        }
    }

    [Fact]
    public void Once_announced_nothing_is_withdrawn_nor_while_it_is_being_announced()
    {
        foreach (var state in Enum.GetValues<ApplicationState>())
        {
            Assert.Equal(WithdrawalBar.Announced, Withdrawing.Of(state, RoundStage.Announced, false, null).Bar);
            Assert.Equal(WithdrawalBar.Announced, Withdrawing.Of(state, RoundStage.PublicNotice, false, RoundAct.Announce).Bar);
        }
    }

    [Theory]
    [InlineData(ApplicationState.Eligible, RoundStage.Approval, RoundAct.OpenPublicNotice, WithdrawalBar.Closing)]
    [InlineData(ApplicationState.Eligible, RoundStage.Approval, RoundAct.ReturnToRanking, WithdrawalBar.Closing)]
    [InlineData(ApplicationState.Ineligible, RoundStage.Approval, RoundAct.OpenPublicNotice, WithdrawalBar.Over)]
    public void While_a_stage_is_being_closed_it_waits(ApplicationState state, RoundStage stage, RoundAct closing, WithdrawalBar bar) =>
        Assert.Equal(bar, Withdrawing.Of(state, stage, false, closing).Bar);
}
