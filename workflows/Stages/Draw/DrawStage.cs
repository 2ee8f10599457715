namespace Funding.Workflows.Stages.Draw;

/// <param name="ValueDay">The day on whose evening the public value becomes known.</param>
/// <param name="ValueAgreed">Two committee members have entered the same value.</param>
public sealed record DrawFacts(DateOnly ValueDay, bool ValueAgreed);

/// <summary>专家抽取: the panels are drawn from a public value that nobody can know beforehand.</summary>
public static class DrawStage
{
    public const string Kind = DrawSettings.Kind;

    /// <summary>The named day of the public value among the round's days.</summary>
    public const string ValueDay = "public-value";

    public static readonly StageAct FixRosters = new(nameof(FixRosters), Cadence.Once);
    public static readonly StageAct RequestPublicValue = new(nameof(RequestPublicValue), Cadence.EachDeadline);
    public static readonly StageAct RemindPublicValue = new(nameof(RemindPublicValue), Cadence.EachDeadline);
    public static readonly StageAct AskDeputiesForPublicValue = new(nameof(AskDeputiesForPublicValue), Cadence.Daily);
    public static readonly StageAct DrawPanels = StageAct.Leaving(nameof(DrawPanels));

    public static StageStep Next(DrawFacts facts, StageMoment moment)
    {
        // The value of the named day is published that evening: nobody is asked before.
        var known = ShanghaiTime.CloseOf(facts.ValueDay);
        // What is drawn from is fixed and published before anybody can know what the draw will give.
        var schedule = new StageSchedule(moment).From(FixRosters, ShanghaiTime.StartOf(facts.ValueDay));
        if (facts.ValueAgreed)
        {
            return schedule.Leave(known);
        }

        var close = ShanghaiTime.CloseOf(moment.LastDay);
        return schedule
            .From(RequestPublicValue, known, facts.ValueDay)
            .Between(RemindPublicValue, ShanghaiTime.StartOf(moment.LastDay), close, moment.LastDay)
            .From(AskDeputiesForPublicValue, close)
            .Step();
    }

    /// <inheritdoc cref="Withdrawing.OfEligible"/>
    public static Withdrawing Withdraw(WithdrawalCase asked) => Withdrawing.OfEligible(asked);
}
