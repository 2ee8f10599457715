namespace Funding.Workflows.Tests.Stages.Countersign;

public sealed class CountersignStageTests
{
    private static readonly CountersigningDepartment Finance = new("finance", new("财政厅", "Finance"), AskedOf.Confirm);
    private static readonly CountersignSettings Agrees = new(5, SilenceRule.Agrees, ObjectionRule.Decided, [Finance]);
    private static readonly CountersignSettings Waits = Agrees with { Silence = SilenceRule.Waits };
    private static readonly DateOnly LastDay = new(2026, 6, 11);

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00");

    private static StageMoment In(string local, params string[] done) => new(At(local), LastDay, done.ToHashSet());

    private static CountersignFacts Facts(int unanswered, bool toTakeUp = false, bool undecided = false) =>
        new(true, unanswered, toTakeUp, undecided);

    [Theory]
    [InlineData(SilenceRule.Agrees)]
    [InlineData(SilenceRule.Waits)]
    public void It_asks_at_once_and_reminds_two_days_before_its_last_day(SilenceRule silence)
    {
        var settings = Agrees with { Silence = silence };
        StageStep Next(string local, params string[] done) => CountersignStage.Next(settings, Facts(1), In(local, done));
        Assert.Equal(CountersignStage.AskDepartments, Next("2026-06-04T00:00").Act);
        Assert.Equal(StageStep.WaitUntil(At("2026-06-09T00:00")), Next("2026-06-04T09:00", "AskDepartments"));
        Assert.Equal(StageStep.WaitUntil(At("2026-06-09T00:00")), Next("2026-06-08T23:59:59", "AskDepartments"));
        Assert.Equal(CountersignStage.RemindDepartments, Next("2026-06-09T00:00", "AskDepartments").Act);
        Assert.Equal(
            StageStep.WaitUntil(At("2026-06-12T00:00")), Next("2026-06-09T00:00", "AskDepartments", "RemindDepartments 2026-06-11"));
        Assert.Equal(CountersignStage.RemindDepartments, Next("2026-06-11T23:59:59", "AskDepartments", "RemindDepartments 2026-06-10").Act);
    }

    [Fact]
    public void Silence_agrees_from_the_end_of_the_last_day_on_and_not_a_moment_before()
    {
        string[] done = ["AskDepartments", "RemindDepartments 2026-06-11"];
        Assert.Equal(
            StageStep.WaitUntil(At("2026-06-12T00:00")), CountersignStage.Next(Agrees, Facts(1), In("2026-06-11T23:59:59.999", done)));
        Assert.Equal(StageStep.Leave(), CountersignStage.Next(Agrees, Facts(1), In("2026-06-12T00:00", done)));
    }

    [Fact]
    public void Where_it_waits_it_escalates_every_day_after_the_last_one_until_the_last_department_answers()
    {
        string[] done = ["AskDepartments", "RemindDepartments 2026-06-11"];
        Assert.Equal(
            CountersignStage.EscalateCountersign, CountersignStage.Next(Waits, Facts(1), In("2026-06-12T00:00", done)).Act);
        Assert.Equal(
            StageStep.WaitUntil(At("2026-06-13T00:00")),
            CountersignStage.Next(Waits, Facts(1), In("2026-06-12T10:00", [.. done, "EscalateCountersign 2026-06-12"])));
        Assert.Equal(StageStep.Leave(), CountersignStage.Next(Waits, Facts(0), In("2026-06-30T10:00", done)));
    }

    [Theory]
    [InlineData(SilenceRule.Agrees)]
    [InlineData(SilenceRule.Waits)]
    public void An_objection_holds_it_whatever_silence_means_and_the_officers_hear_of_it_daily(SilenceRule silence)
    {
        var settings = Agrees with { Silence = silence };
        foreach (var unanswered in new[] { 0, 1 })
        {
            var step = CountersignStage.Next(
                settings, Facts(unanswered, undecided: true), In("2026-06-20T09:00", "AskDepartments", "EscalateCountersign 2026-06-20"));
            Assert.Equal(StageStep.WaitUntil(At("2026-06-21T00:00")), step);
        }
    }

    [Fact]
    public void What_was_signed_is_taken_up_before_anything_else() => Assert.Equal(
        CountersignStage.TakeUpObjections, CountersignStage.Next(Waits, Facts(0, toTakeUp: true), In("2026-06-04T09:00")).Act);

    [Fact]
    public void With_nothing_before_it_it_ends_at_once() => Assert.Equal(
        StageStep.Leave(), CountersignStage.Next(Waits, new(false, 1, false, false), In("2026-06-04T09:00")));

    /// <summary>Whatever the facts: it leaves only when nobody is waited for, and it never waits for a moment that is over.</summary>
    [Fact]
    public void It_leaves_exactly_when_nobody_is_waited_for()
    {
        foreach (var (settings, unanswered, undecided, day) in
            from settings in new[] { Agrees, Waits }
            from unanswered in new[] { 0, 1, 3 }
            from undecided in new[] { false, true }
            from day in Enumerable.Range(-8, 20)
            select (settings, unanswered, undecided, day))
        {
            var now = ShanghaiTime.StartOf(LastDay.AddDays(day)).AddHours(9);
            var step = CountersignStage.Next(
                settings, Facts(unanswered, undecided: undecided), new(now, LastDay, new HashSet<string> { "AskDepartments" }));
            var silenceCounts = settings.Silence == SilenceRule.Agrees && day > 0;
            Assert.Equal(!undecided && (unanswered == 0 || silenceCounts), step.Exit is not null);
            Assert.True(step.WakeAt is null || step.WakeAt > now);
            Assert.True(step.Exit is not null || step.Act is not null || step.WakeAt is not null);
        }
    }

    [Theory]
    [InlineData(SilenceRule.Agrees, "2026-06-11T23:59:59.999", true)]
    [InlineData(SilenceRule.Agrees, "2026-06-12T00:00", false)]
    [InlineData(SilenceRule.Waits, "2026-06-12T00:00", true)]
    [InlineData(SilenceRule.Waits, "2026-08-12T00:00", true)]
    public void Answers_are_taken_after_the_last_day_only_where_the_stage_waits_for_them(SilenceRule silence, string local, bool takes) =>
        Assert.Equal(takes, CountersignStage.TakesAnswers(Agrees with { Silence = silence }, LastDay, At(local)));

    [Fact]
    public void Facts_count_the_departments_of_the_file_alone()
    {
        var settings = Agrees with { Departments = [Finance, Finance with { Id = "plan" }] };
        var state = CountersignState.None.With(Answer("finance", takenUp: true)).With(Answer("gone", takenUp: true));
        Assert.Equal(new CountersignFacts(true, 1, false, false), CountersignFacts.Of(settings, state, true, false));
        Assert.True(CountersignFacts.Of(settings, state.With(Answer("plan", takenUp: false)), true, false).ToTakeUp);
        Assert.Equal(2, CountersignFacts.Of(settings, state.Without("finance"), true, false).Unanswered);
    }

    [Theory]
    [InlineData(0, "0", true), InlineData(0, "200", true), InlineData(0, "200.5", false), InlineData(0, "-1", false)]
    [InlineData(0, "201", false), InlineData(2, "0.25", true), InlineData(2, "0.255", false), InlineData(2, "199.99", true)]
    public void A_figure_lies_within_its_bounds_and_has_no_more_places_than_asked(int decimals, string figure, bool fits) => Assert.Equal(
        fits,
        new AskedFigure(new("数", "n"), new("人", "x"), 0, 200, decimals).Fits(decimal.Parse(figure, CultureInfo.InvariantCulture)));

    [Fact]
    public void The_code_is_of_all_that_is_said_and_of_nothing_else()
    {
        string Code(string[] cases, params CaseStatement[] said) => CountersignCode.Of("r/s/1", "finance", cases, said);
        var (objects, figure) = (new CaseStatement("finance", "b", "无备案", null), new CaseStatement("finance", "b", null, 1.50m));
        Assert.Equal(Code(["a", "b"]), Code(["b", "a"]));
        Assert.Equal(Code(["a", "b"], figure), Code(["a", "b"], figure with { Figure = 1.5m }));
        var codes = new[]
        {
            Code(["a", "b"]), Code(["a"]), Code(["a", "b"], objects), Code(["a", "b"], figure), Code(["ab"]),
            Code(["a", "b"], objects with { Objection = "无备案。" }), CountersignCode.Of("r/s/2", "finance", ["a", "b"], []),
            CountersignCode.Of("r/s/1", "plan", ["a", "b"], []),
        };
        Assert.Equal(codes.Length, codes.Distinct().Count());
    }

    [Fact]
    public void A_decision_covers_what_was_signed_before_it_and_nothing_that_was_signed_since()
    {
        var signed = Answer("finance", takenUp: true);
        var decision = new CaseDecision(true, "已核实。", "officer", signed.At, ["finance"]);
        Assert.True(decision.Covers(signed));
        Assert.False(decision.Covers(signed with { At = signed.At.AddTicks(1) }));
        Assert.False(decision.Covers(signed with { Department = "plan" }));
    }

    private static DepartmentAnswer Answer(string department, bool takenUp) =>
        new(department, "person", At("2026-06-05T09:00"), "code", 2, 1, takenUp);
}
