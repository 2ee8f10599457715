namespace Funding.Workflows.Submission;

/// <summary>Why an organisation may not apply in a step that follows an award; the field is that of the organisation.</summary>
public static class StepRefusals
{
    private const string Field = "creditCode";

    private static readonly Texts Texts = new(typeof(StepRefusals));

    internal static Refusal NoAward(StepFrom from) => new("step-award-missing", Field, Texts.Of("none", Rule(from)));

    /// <param name="since">The first day on which it has been held long enough.</param>
    internal static Refusal TooEarly(StepFrom from, AwardSummary held, DateOnly since, DateOnly on) => new(
        "step-award-too-young", Field, Texts.Of("too-early", Rule(from), held.Number, DayText.Of(since), DayText.Of(on)));

    internal static Refusal NotLive(StepFrom from, AwardSummary held, AwardStanding standing) => new(
        "step-award-not-live", Field, Texts.Of("not-live", Rule(from), held.Number, Texts.Of($"standing.{standing}")));

    /// <summary>Whom the step is for, as pages say it too.</summary>
    public static Bilingual Rule(StepFrom from) =>
        from.Months == 0 ? Texts.Of("rule", from.Title) : Texts.Of("rule.months", from.Title, from.Months);
}
