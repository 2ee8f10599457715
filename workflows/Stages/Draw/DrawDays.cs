namespace Funding.Workflows.Stages.Draw;

/// <summary>The draw's own day: on its evening the public value becomes known.</summary>
public static class DrawDays
{
    /// <summary>The named day of a new plan: the first trading day after the stage before the draw; null where nothing is drawn.</summary>
    public static DateOnly? ValueDay(StagePlan plan, DateOnly opens, TradingCalendar trading) =>
        plan.Find(DrawStage.Kind) is { } draw ? trading.NextAfter(plan.CloseBefore(draw.Id) ?? opens) : null;

    /// <summary>
    /// The value's day once the inputs' end has moved or is past, or the calendar knows more: a trading day, never an earlier one than
    /// <paramref name="named"/>, and never one that has begun unless it was named before.
    /// </summary>
    /// <param name="settled">The last day of the stage before the draw, after which nothing changes who is drawn for.</param>
    public static DateOnly Moved(DateOnly named, DateOnly settled, DateOnly today, TradingCalendar trading)
    {
        var over = settled > today ? settled : today;
        return named <= over ? trading.NextAfter(over) : trading.IsTradingDay(named) ? named : trading.NextAfter(named);
    }

    /// <summary>
    /// The round on <paramref name="plan"/>. What the draw is made from must be settled before its value can be known: until the draw
    /// begins the named day moves along, and at the draw it moves while nobody can have learnt a value because nothing is traded that
    /// day. The committee keeps its working days from the value to the draw's close.
    /// </summary>
    public static Round Moved(Round round, StagePlan plan, DateOnly today, WorkingCalendar calendar)
    {
        if (plan.Find(DrawStage.Kind) is not { Closes: { } closes } draw)
        {
            return round with { Stages = plan };
        }

        var named = round.Draw!.PublicValueDay;
        var without = round.IsAt(DrawStage.Kind) && round.Draw!.PublicValue is null && !calendar.Trading.IsTradingDay(named);
        var day = round.IsBefore(DrawStage.Kind) || without
            ? Moved(named, plan.CloseBefore(draw.Id) ?? round.Opens, today, calendar.Trading) : named;
        if (day == named)
        {
            return round with { Stages = plan };
        }

        var left = calendar.WorkingDaysBetween(named, round.Stages.Of(draw.Id).Closes!.Value);
        var moved = calendar.AddWorkingDays(day, Math.Max(1, left));
        return round with
        {
            Stages = moved > closes ? RoundPlan.Extend(plan, draw.Id, moved, calendar) : plan,
            Draw = round.Draw! with { PublicValueDay = day },
        };
    }
}
