using Funding.Workflows.Programmes;
using Funding.Workflows.Time;

namespace Funding.Workflows.Rounds;

/// <summary>The closing days of a round from its programme's lengths and the working calendar.</summary>
public static class RoundPlan
{
    public static RoundDates Dates(ProgrammeCalendar lengths, DateOnly opens, WorkingCalendar calendar)
    {
        var call = opens.AddDays(lengths.CallDays - 1);
        var recommendation = calendar.AddWorkingDays(call, lengths.RecommendationWorkingDays);
        var eligibility = calendar.AddWorkingDays(recommendation, lengths.EligibilityWorkingDays);
        var draw = calendar.AddWorkingDays(PublicValueDay(eligibility, calendar.Trading), lengths.DrawWorkingDays);
        var review = draw.AddDays(lengths.ReviewDays);
        return new RoundDates
        {
            CallOpens = opens,
            CallCloses = call,
            RecommendationCloses = recommendation,
            EligibilityCloses = eligibility,
            DrawCloses = draw,
            ReviewCloses = review,
            ApprovalCloses = calendar.AddWorkingDays(review, lengths.ApprovalWorkingDays),
        };
    }

    /// <summary>The named day of the draw's public value: the first trading day after the eligibility check.</summary>
    public static DateOnly PublicValueDay(DateOnly eligibilityCloses, TradingCalendar trading) => trading.NextAfter(eligibilityCloses);

    /// <summary>
    /// The value's day once the eligibility check's end has moved or is past, or the calendar knows more: a trading day, never an earlier
    /// one than <paramref name="named"/>, and never one that has begun unless it was named before.
    /// </summary>
    public static DateOnly MovedValueDay(DateOnly named, DateOnly eligibilityCloses, DateOnly today, TradingCalendar trading)
    {
        var settled = eligibilityCloses > today ? eligibilityCloses : today;
        return named <= settled ? trading.NextAfter(settled) : trading.IsTradingDay(named) ? named : trading.NextAfter(named);
    }

    /// <summary>
    /// The round with its closings moved to <paramref name="dates"/>. What the draw is made from must be settled before its value can be
    /// known: until the eligibility check is over the named day moves along, and at the draw it moves while nobody can have learnt a
    /// value because nothing is traded that day. The committee keeps its working days from the value to the draw's close.
    /// </summary>
    public static Round Moved(Round round, RoundDates dates, DateOnly today, WorkingCalendar calendar)
    {
        var named = round.Draw.PublicValueDay;
        var without = round is { Stage: RoundStage.Draw, Draw.PublicValue: null } && !calendar.Trading.IsTradingDay(named);
        var day = round.Stage <= RoundStage.Eligibility || without
            ? MovedValueDay(named, dates.EligibilityCloses, today, calendar.Trading) : named;
        if (day == named)
        {
            return round with { Dates = dates };
        }

        var draw = calendar.AddWorkingDays(day, Math.Max(1, calendar.WorkingDaysBetween(named, round.Dates.DrawCloses)));
        return round with
        {
            Dates = draw > dates.DrawCloses ? Extend(dates, RoundStage.Draw, draw, calendar) : dates,
            Draw = round.Draw with { PublicValueDay = day },

            // At the draw everybody is asked again, for the figure of the new day.
            Done = without ? RoundMarks.OfWhatStays(round.Done) : round.Done,
        };
    }

    /// <summary>The names of closings that do not come after the one before, in order.</summary>
    public static IReadOnlyList<string> OutOfOrder(RoundDates dates)
    {
        (string Name, DateOnly Day)[] order =
        [
            ("callOpens", dates.CallOpens), ("callCloses", dates.CallCloses), ("recommendationCloses", dates.RecommendationCloses),
            ("eligibilityCloses", dates.EligibilityCloses), ("drawCloses", dates.DrawCloses), ("reviewCloses", dates.ReviewCloses),
            ("approvalCloses", dates.ApprovalCloses),
        ];
        return [.. order.Zip(order.Skip(1))
            .Where(pair => pair.Second.Day <= pair.First.Day && pair.Second.Name != "callCloses" || pair.Second.Day < pair.First.Day)
            .Select(pair => pair.Second.Name)];
    }

    /// <summary>
    /// Moves the closing of <paramref name="stage"/> to <paramref name="day"/>; every later stage keeps its length, in working days, the
    /// review in days, and none closes earlier than before.
    /// </summary>
    public static RoundDates Extend(RoundDates dates, RoundStage stage, DateOnly day, WorkingCalendar calendar) =>
        Again(dates, stage, day, calendar, calendar);

    /// <summary>A stage that ended late shortens none after it.</summary>
    public static RoundDates AfterLate(RoundDates dates, RoundStage stage, DateOnly today, WorkingCalendar calendar) =>
        today > CloseOf(dates, stage) ? Extend(dates, stage, today, calendar) : dates;

    /// <summary>A late draw does not shorten the review: the experts keep the programme's days from <paramref name="today"/> on.</summary>
    public static RoundDates AfterDraw(RoundDates dates, ProgrammeCalendar lengths, DateOnly today, WorkingCalendar calendar) =>
        today.AddDays(lengths.ReviewDays) is var review && review > dates.ReviewCloses
            ? Extend(dates, RoundStage.Review, review, calendar)
            : dates;

    /// <summary>A ranking that is late, or computed again, still leaves the committee the programme's working days.</summary>
    public static RoundDates AfterRanking(RoundDates dates, ProgrammeCalendar lengths, DateOnly today, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(today, lengths.ApprovalWorkingDays) is var approval && approval > dates.ApprovalCloses
            ? dates with { ApprovalCloses = approval }
            : dates;

    /// <summary>
    /// The closings that lie ahead by a calendar that knows more years than the one they were computed by: each stage keeps its
    /// working days, and no published day becomes an earlier one.
    /// </summary>
    /// <param name="stage">The present one; what closed before it stays.</param>
    public static RoundDates Recompute(RoundDates dates, RoundStage stage, WorkingCalendar before, WorkingCalendar now)
    {
        if (stage > RoundStage.Approval)
        {
            return dates;
        }

        var settled = stage switch
        {
            RoundStage.Call or RoundStage.Recommendation => RoundStage.Call,
            RoundStage.Ranking or RoundStage.Approval => RoundStage.Review,
            _ => stage - 1,
        };
        return Again(dates, settled, CloseOf(dates, settled), before, now);
    }

    private static RoundDates Again(RoundDates dates, RoundStage stage, DateOnly day, WorkingCalendar counted, WorkingCalendar placed)
    {
        static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
        DateOnly Place(RoundStage of, DateOnly old, DateOnly oldBefore, DateOnly before) =>
            of < stage ? old
            : of == stage ? day
            : Later(old, of == RoundStage.Review
                ? before.AddDays(old.DayNumber - oldBefore.DayNumber)
                : placed.AddWorkingDays(before, Math.Max(1, counted.WorkingDaysBetween(oldBefore, old))));

        var call = stage == RoundStage.Call ? day : dates.CallCloses;
        var recommendation = Place(RoundStage.Recommendation, dates.RecommendationCloses, dates.CallCloses, call);
        var eligibility = Place(RoundStage.Eligibility, dates.EligibilityCloses, dates.RecommendationCloses, recommendation);
        var draw = Place(RoundStage.Draw, dates.DrawCloses, dates.EligibilityCloses, eligibility);
        var review = Place(RoundStage.Review, dates.ReviewCloses, dates.DrawCloses, draw);
        return dates with
        {
            CallCloses = call,
            RecommendationCloses = recommendation,
            EligibilityCloses = eligibility,
            DrawCloses = draw,
            ReviewCloses = review,
            ApprovalCloses = Place(RoundStage.Approval, dates.ApprovalCloses, dates.ReviewCloses, review),
        };
    }

    /// <exception cref="ArgumentOutOfRangeException">The stage has no closing day.</exception>
    public static DateOnly CloseOf(RoundDates dates, RoundStage stage) => stage switch
    {
        RoundStage.Call => dates.CallCloses,
        RoundStage.Recommendation => dates.RecommendationCloses,
        RoundStage.Eligibility => dates.EligibilityCloses,
        RoundStage.Draw => dates.DrawCloses,
        RoundStage.Review => dates.ReviewCloses,
        RoundStage.Approval => dates.ApprovalCloses,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "No closing day."),
    };
}
