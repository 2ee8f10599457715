namespace Funding.Workflows.Tests.Rehearsals;

public sealed class StageTimesTests
{
    private static readonly WorkingCalendar Calendar = new(
    [
        new CalendarYear(2026, false, [new(2026, 4, 4), new(2026, 4, 5), new(2026, 4, 6)], [new(2026, 4, 11)], "国办发明电〔2025〕7号"),
    ]);

    private static readonly DateOnly Opens = new(2026, 3, 9);

    [Fact]
    public void Stages_have_their_planned_days_and_those_without_as_many_as_their_work_took()
    {
        var plan = CollegeStages.Plan(Opens, Calendar);
        var at = ShanghaiTime.StartOf(Opens);
        StageStay[] stays =
        [
            new(CollegeStages.Call, at, at.AddDays(2)), new(CollegeStages.Ranking, at.AddDays(2), at.AddDays(2)),
            new(CollegeStages.PublicNotice, at.AddDays(2), at.AddDays(9)), new(CollegeStages.Call, at.AddDays(9), null),
        ];

        var times = StageTimes.Of(plan, Opens, stays, stage => Bilingual.Same(stage.Id.Id), Calendar);

        var call = plan.CloseOf(CollegeStages.Call);
        Assert.Equal(
            [(Opens, call), (call.AddDays(1), call.AddDays(1)), (call.AddDays(1), call.AddDays(8)), (call.AddDays(9), call.AddDays(9))],
            times.Select(t => (t.First, t.Last)));
        Assert.Equal(new DateOnly(2026, 4, 4), Assert.Single(times[0].Holidays).First);
        Assert.Equal([new DateOnly(2026, 4, 11)], times[2].MadeUp);
        Assert.False(times[0].Provisional);
    }

    [Fact]
    public void A_stage_that_reaches_into_a_year_without_a_notice_is_provisional()
    {
        var opens = new DateOnly(2026, 12, 20);
        var times = StageTimes.Of(
            CollegeStages.Plan(opens, Calendar), opens, [new(CollegeStages.Call, ShanghaiTime.StartOf(opens), null)],
            stage => Bilingual.Same(stage.Id.Id), Calendar);

        Assert.True(Assert.Single(times).Provisional);
    }
}
