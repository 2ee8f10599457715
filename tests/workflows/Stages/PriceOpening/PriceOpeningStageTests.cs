namespace Funding.Workflows.Tests.Stages.PriceOpening;

public sealed class PriceOpeningStageTests
{
    private static readonly DateOnly Day = new(2026, 6, 10);

    [Fact]
    public void It_is_left_where_no_price_waits_and_waits_however_long_where_one_does()
    {
        Assert.Equal(StageStep.Leave(), At(null, ShanghaiTime.StartOf(Day)));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.StartOf(Day)), At(Day, ShanghaiTime.StartOf(Day).AddSeconds(-1)));
        Assert.Equal(StageStep.Do(PriceOpeningStage.RemindPriceOpening), At(Day, ShanghaiTime.StartOf(Day)));
        Assert.Equal(StageStep.Do(PriceOpeningStage.RemindPriceOpening), At(Day, ShanghaiTime.StartOf(Day.AddDays(400))));
    }

    [Fact]
    public void Once_reminded_the_next_day_is_waited_for()
    {
        var now = ShanghaiTime.StartOf(Day).AddHours(9);
        var done = PriceOpeningStage.RemindPriceOpening.Mark(null, now)!;
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.StartOf(Day.AddDays(1))),
            PriceOpeningStage.Next(new(Day), new StageMoment(now, null, new HashSet<string> { done })));
    }

    private static StageStep At(DateOnly? remindFrom, DateTimeOffset now) =>
        PriceOpeningStage.Next(new(remindFrom), new StageMoment(now, null, new HashSet<string>()));
}
