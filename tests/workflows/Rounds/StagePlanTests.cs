using static Funding.Tests.Support.Rounds.CollegeStages;

namespace Funding.Workflows.Tests.Rounds;

/// <summary>Order is asked of the round's own list.</summary>
public sealed class StagePlanTests
{
    private static readonly StagePlan Shipped = Plan(new(2026, 3, 1));

    private sealed record At(StageKey Stage, StagePlan Stages, RoundStanding Standing = RoundStanding.Running) : IStaged;

    [Fact]
    public void A_list_of_its_own_has_an_order_of_its_own()
    {
        var plan = new StagePlan([
            new(new("open"), CallStage.Kind, StageLength.InDays(10)), new(new("sign"), "statement", StageLength.InWorkingDays(5)),
            new(new("out"), AnnouncementStage.Kind, StageLength.UntilDone)]);
        var signing = new At(new("sign"), plan);
        Assert.Equal((new("open"), "statement", null), (plan.First.Id, plan.NextOf(new("open"))!.Kind, plan.NextOf(new("out"))));
        Assert.True(signing.IsAt("statement") && signing.HasPassed(CallStage.Kind) && signing.IsBefore(AnnouncementStage.Kind));
        Assert.True(signing.HasReached("statement") && !signing.HasReached(AnnouncementStage.Kind));
        Assert.False(plan.IsBefore(new("sign"), new("open")));
    }

    [Fact]
    public void A_kind_that_a_round_has_not_never_lies_ahead_and_is_never_reached()
    {
        var round = new At(Call, new StagePlan(Shipped.Where(s => s.Kind != DrawStage.Kind)));
        Assert.False(round.IsBefore(DrawStage.Kind) || round.IsAt(DrawStage.Kind) || round.HasReached(DrawStage.Kind));
        Assert.True(round.HasPassed(DrawStage.Kind));
        Assert.Equal(round.Stages.LastDay, round.CloseOf(DrawStage.Kind));
    }

    [Fact]
    public void A_round_that_has_ended_is_at_no_stage_and_past_them_all_and_a_cancelled_one_has_reached_none()
    {
        var announced = new At(Announcement, Shipped, RoundStanding.Announced);
        var cancelled = new At(CollegeStages.Review, Shipped, RoundStanding.Cancelled);
        Assert.All(Shipped, s =>
        {
            Assert.False(announced.IsAt(s.Kind) || announced.IsBefore(s.Kind) || cancelled.IsAt(s.Kind) || cancelled.IsBefore(s.Kind));
            Assert.True(announced.HasPassed(s.Kind) && cancelled.HasPassed(s.Kind) && announced.HasReached(s.Kind));
            Assert.False(cancelled.HasReached(s.Kind));
        });
    }

    [Fact]
    public void It_is_written_as_a_list_and_read_as_it_was()
    {
        var json = FundingJson.Serialize(Shipped);
        Assert.StartsWith("[{\"id\":\"call\",\"kind\":\"call\",\"length\":{\"days\":30},\"closes\":\"2026-03-30\"", json,
            StringComparison.Ordinal);
        Assert.Equal(json, FundingJson.Serialize(FundingJson.Deserialize<StagePlan>(json)));
        Assert.Equal(new("rank"), FundingJson.Deserialize<StagePlan>(json)!.Of(Approval).Exits![CommitteeStage.ReturnedExit]);
    }

    [Fact]
    public void A_list_is_refused_without_a_stage_or_with_two_of_one_id()
    {
        Assert.Throws<ArgumentException>(() => new StagePlan([]));
        Assert.Throws<ArgumentException>(() => new StagePlan([Shipped[0], Shipped[0]]));
    }
}
