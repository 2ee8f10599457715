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
        var draw = calendar.AddWorkingDays(PublicValueDay(eligibility, calendar), lengths.DrawWorkingDays);
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

    /// <summary>The named day of the draw's public value: the first working day after the eligibility check, when markets trade.</summary>
    public static DateOnly PublicValueDay(DateOnly eligibilityCloses, WorkingCalendar calendar) => calendar.AddWorkingDays(eligibilityCloses, 1);

    /// <summary>The value's day once the eligibility check's end has moved or is past: never an earlier one, and never one that has begun.</summary>
    public static DateOnly MovedValueDay(DateOnly named, DateOnly eligibilityCloses, DateOnly today, WorkingCalendar calendar)
    {
        var day = PublicValueDay(eligibilityCloses > today ? eligibilityCloses : today, calendar);
        return named > eligibilityCloses && named > today ? named : day;
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
        return [.. order.Zip(order.Skip(1)).Where(pair => pair.Second.Day <= pair.First.Day && pair.Second.Name != "callCloses" || pair.Second.Day < pair.First.Day).Select(pair => pair.Second.Name)];
    }

    /// <summary>
    /// Moves the closing of <paramref name="stage"/> to <paramref name="day"/>; every later stage keeps its length, in working days, the
    /// review in days, and none closes earlier than before.
    /// </summary>
    public static RoundDates Extend(RoundDates dates, RoundStage stage, DateOnly day, WorkingCalendar calendar) => Again(dates, stage, day, calendar, calendar);

    /// <summary>A stage that ended late shortens none after it.</summary>
    public static RoundDates AfterLate(RoundDates dates, RoundStage stage, DateOnly today, WorkingCalendar calendar) =>
        today > CloseOf(dates, stage) ? Extend(dates, stage, today, calendar) : dates;

    /// <summary>A late draw does not shorten the review: the experts keep the programme's days from <paramref name="today"/> on.</summary>
    public static RoundDates AfterDraw(RoundDates dates, ProgrammeCalendar lengths, DateOnly today, WorkingCalendar calendar) =>
        today.AddDays(lengths.ReviewDays) is var review && review > dates.ReviewCloses ? Extend(dates, RoundStage.Review, review, calendar) : dates;

    /// <summary>A ranking that is late, or computed again, still leaves the committee the programme's working days.</summary>
    public static RoundDates AfterRanking(RoundDates dates, ProgrammeCalendar lengths, DateOnly today, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(today, lengths.ApprovalWorkingDays) is var approval && approval > dates.ApprovalCloses ? dates with { ApprovalCloses = approval } : dates;

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
