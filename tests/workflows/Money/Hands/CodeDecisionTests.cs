namespace Funding.Workflows.Tests.Money.Hands;

/// <summary>A code works once, and too many wrong ones lock.</summary>
public sealed class CodeDecisionTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly OneTimeCode Active = new("p", "sealed", CodeState.Active, new("admin", "钱管理", At)) { LastStep = 100 };

    [Theory]
    [InlineData(101L, null)]
    [InlineData(100L, "one-time-code-used")]
    [InlineData(99L, "one-time-code-used")]
    [InlineData(null, "one-time-code-wrong")]
    public void A_step_is_taken_once_and_none_before_it(long? step, string? code)
    {
        var (after, bar) = CodeDecision.Take(Active, step, At);
        Assert.Equal(code, bar?.Code);
        Assert.Equal(code is null ? (101L, 0) : (100L, 1), (after.LastStep, after.Misses));
        if (code is null)
            Assert.Equal("one-time-code-used", CodeDecision.Take(after, step, At).Bar!.Code);
    }

    [Fact]
    public void Five_wrong_codes_lock_for_a_quarter_of_an_hour_in_which_the_right_one_does_not_count()
    {
        var code = Active;
        for (var miss = 1; miss < CodeDecision.MostMisses; miss++)
            code = CodeDecision.Take(code, null, At).After;
        var (locked, bar) = CodeDecision.Take(code, null, At);
        Assert.Equal("one-time-code-locked", bar!.Code);
        var (same, still) = CodeDecision.Take(locked, 500, At + CodeDecision.Lock - TimeSpan.FromSeconds(1));
        Assert.Equal((locked, "one-time-code-locked"), (same, still!.Code));
        Assert.Null(CodeDecision.Take(locked, 500, At + CodeDecision.Lock).Bar);
    }

    [Fact]
    public void An_enrolment_takes_two_codes_behind_each_other_in_its_term()
    {
        var open = Active with { State = CodeState.Enrolling, LastStep = 0 };
        var (after, bar) = CodeDecision.Enrol(open, 7, 8, At);
        Assert.Equal((null, CodeState.Active, 8L), (bar?.Code, after.State, after.LastStep));
        Assert.All<(long? First, long? Second)>(
            [(7, 7), (8, 7), (7, 9), (null, 8), (7, null)],
            steps => Assert.NotNull(CodeDecision.Enrol(open, steps.First, steps.Second, At).Bar));
        Assert.Equal("code-enrolment-over", CodeDecision.Enrol(
            open, 7, 8, At + CodeDecision.EnrolmentTerm + TimeSpan.FromSeconds(1)).Bar!.Code);
    }

    [Fact]
    public void A_recovery_takes_two_administrators_and_never_the_person()
    {
        var asked = Active with { State = CodeState.Recovering };
        Assert.Null(CodeDecision.BarRecovery(Active, "p", "admin", confirms: false));
        Assert.Null(CodeDecision.BarRecovery(asked, "p", "second", confirms: true));
        Assert.Equal("second-administrator", CodeDecision.BarRecovery(asked, "p", "admin", confirms: true)!.Code);
        Assert.Equal("verifies-oneself", CodeDecision.BarRecovery(asked, "p", "p", confirms: true)!.Code);
        Assert.Equal("code-recovery-none", CodeDecision.BarRecovery(asked, "p", "second", confirms: false)!.Code);
        Assert.Equal("code-recovery-first", CodeDecision.BarOpening(Active, "p", "admin")!.Code);
        Assert.Null(CodeDecision.BarOpening(null, "p", "admin"));
    }
}
