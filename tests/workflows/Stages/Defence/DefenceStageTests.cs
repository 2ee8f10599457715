namespace Funding.Workflows.Tests.Stages.Defence;

public sealed class DefenceStageTests
{
    private static readonly DefenceSettings Settings = new(14, 20, 10, 10, ["09:00-12:00"], 2, "notes");
    private static readonly DateOnly Last = new(2026, 7, 10);
    private static readonly DateTimeOffset Close = ShanghaiTime.CloseOf(Last);

    [Fact]
    public void It_leaves_when_nobody_is_waited_for()
    {
        Assert.Equal(StageStep.NextStage, Next(new(false, true, false, false), Close.AddDays(-9)).Exit);
        Assert.Equal(StageStep.NextStage, Next(new(false, false, false, false), Close.AddDays(-9)).Exit);
    }

    [Fact]
    public void Notes_hold_it_up_until_its_last_day_and_are_reminded_of_on_it()
    {
        var due = new DefenceFacts(false, true, false, true);
        Assert.Equal(StageStep.WaitUntil(ShanghaiTime.StartOf(Last)), Next(due, Close.AddDays(-3)));
        Assert.Equal(StageStep.Do(DefenceStage.RemindDefenceNotes, Last), Next(due, Close.AddHours(-20)));
        Assert.Equal(StageStep.WaitUntil(Close), Next(due, Close.AddHours(-20), $"RemindDefenceNotes {Last:yyyy-MM-dd}"));
        Assert.Equal(StageStep.NextStage, Next(due, Close).Exit);
    }

    [Fact]
    public void A_case_that_nobody_heard_holds_it_up_beyond_its_last_day()
    {
        var open = new DefenceFacts(true, true, false, false);
        Assert.Equal(StageStep.WaitUntil(Close), Next(open, Close.AddTicks(-1)));
        Assert.Equal(StageStep.Do(DefenceStage.EscalateDefence), Next(open, Close));
        Assert.Equal(
            StageStep.WaitUntil(Close.AddDays(1)), Next(open, Close.AddHours(3), $"EscalateDefence {Last.AddDays(1):yyyy-MM-dd}"));
    }

    [Fact]
    public void A_plan_that_is_not_there_at_half_time_is_reminded_of_once()
    {
        var open = new DefenceFacts(true, false, false, false);
        var half = ShanghaiTime.StartOf(Last.AddDays(-7));
        Assert.Equal(StageStep.WaitUntil(half), Next(open, half.AddTicks(-1)));
        Assert.Equal(StageStep.Do(DefenceStage.RemindDefencePlan, Last), Next(open, half));
        Assert.Equal(StageStep.WaitUntil(Close), Next(open, half, $"RemindDefencePlan {Last:yyyy-MM-dd}"));
    }

    [Fact]
    public void Whoever_is_to_be_told_is_told_first()
    {
        Assert.Equal(DefenceStage.TellDefence, Next(new(true, true, true, true), Close.AddDays(1)).Act);
        Assert.Equal(DefenceStage.TellDefence, Next(new(false, true, true, false), Close.AddDays(-5)).Act);
    }

    [Theory]
    [InlineData(DefenceState.Waiting, "Arrived InRoom Absent"), InlineData(DefenceState.Arrived, "InRoom Waiting Absent")]
    [InlineData(DefenceState.InRoom, "Heard Arrived"), InlineData(DefenceState.Heard, "InRoom")]
    [InlineData(DefenceState.Absent, "Waiting"), InlineData(DefenceState.Failed, ""), InlineData(DefenceState.Withdrawn, "")]
    public void Each_step_follows_from_some(DefenceState state, string steps) =>
        Assert.Equal(steps, string.Join(' ', DefenceTracking.StepsFrom(state)));

    [Fact]
    public void A_step_back_forgets_the_moments_that_it_takes_back()
    {
        var at = Close;
        var begun = DefenceTracking.Step(Session(1, "09:00", 1), DefenceState.InRoom, at);
        var heard = DefenceTracking.Step(begun, DefenceState.Heard, at.AddHours(1));
        Assert.Equal((at, at, at.AddHours(1)), (heard.ArrivedAt, heard.BeganAt, heard.EndedAt));
        var inside = DefenceTracking.Step(heard, DefenceState.InRoom, at.AddHours(2));
        Assert.Equal((at, at, null), (inside.ArrivedAt, inside.BeganAt, inside.EndedAt));
        var waiting = DefenceTracking.Step(inside, DefenceState.Waiting, at.AddHours(3));
        Assert.Equal((null, null, null), (waiting.ArrivedAt, waiting.BeganAt, waiting.EndedAt));
    }

    [Fact]
    public void An_applicant_is_told_how_many_are_before_them_in_their_room()
    {
        DefenceSession[] day =
        [
            Session(1, "09:00", 1) with { State = DefenceState.Heard }, Session(2, "09:40", 1) with { State = DefenceState.InRoom },
            Session(3, "10:20", 1) with { State = DefenceState.Absent }, Session(4, "11:00", 1), Session(5, "09:00", 2),
            Session(6, "11:40", 1),
        ];
        Assert.Equal([0, 0, 1, 1, 0, 2], day.Select(s => DefenceTracking.Before(day, s)));
        Assert.Equal(("case-2", "case-4"), (DefenceTracking.In(day, 1).Inside?.CaseId, DefenceTracking.In(day, 1).Next?.CaseId));
        Assert.Equal((null, "case-5"), (DefenceTracking.In(day, 2).Inside?.CaseId, DefenceTracking.In(day, 2).Next?.CaseId));
    }

    private static DefenceSession Session(int number, string from, int room) => new()
    {
        CaseId = $"case-{number}",
        Subject = $"org-{number}",
        OrganisationName = "院",
        Title = "",
        Place = DefenceExamples.Place(Last, from, room),
        Panel = [],
    };

    private static StageStep Next(DefenceFacts facts, DateTimeOffset now, params string[] done) =>
        DefenceStage.Next(Settings, facts, new StageMoment(now, Last, done.ToHashSet()));
}
