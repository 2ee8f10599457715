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

    /// <summary>Moves the closing of <paramref name="stage"/> to <paramref name="day"/> and every later one by as many days.</summary>
    public static RoundDates Extend(RoundDates dates, RoundStage stage, DateOnly day)
    {
        var by = day.DayNumber - CloseOf(dates, stage).DayNumber;
        DateOnly Move(RoundStage of, DateOnly date) => of >= stage ? date.AddDays(by) : date;
        return dates with
        {
            CallCloses = Move(RoundStage.Call, dates.CallCloses),
            RecommendationCloses = Move(RoundStage.Recommendation, dates.RecommendationCloses),
            EligibilityCloses = Move(RoundStage.Eligibility, dates.EligibilityCloses),
            DrawCloses = Move(RoundStage.Draw, dates.DrawCloses),
            ReviewCloses = Move(RoundStage.Review, dates.ReviewCloses),
            ApprovalCloses = Move(RoundStage.Approval, dates.ApprovalCloses),
        };
    }

    /// <summary>A late draw does not shorten the review: the experts keep the programme's days from <paramref name="today"/> on.</summary>
    public static RoundDates AfterDraw(RoundDates dates, ProgrammeCalendar lengths, DateOnly today) =>
        today.AddDays(lengths.ReviewDays) is var review && review > dates.ReviewCloses ? Extend(dates, RoundStage.Review, review) : dates;

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
