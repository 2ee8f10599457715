using Funding.Workflows.Programmes;
using Funding.Workflows.Time;

namespace Funding.Workflows.Rounds;

/// <summary>
/// The days of a round that somebody plans by, in their order: the closings, and the named day of the draw's public value.
/// </summary>
public enum RoundDay
{
    Call,
    Recommendation,
    Eligibility,
    PublicValue,
    Draw,
    Review,
    Approval,
}

/// <summary>A day that has become a later one.</summary>
public sealed record MovedDay(RoundDay Day, DateOnly Old, DateOnly New);

/// <summary>A change of a round's days, as it is told to those whom it concerns.</summary>
/// <param name="Stage">The stage in which the round was when its days moved; of a reopened call the recommendation.</param>
/// <param name="Moved">Every day that moved, in order; the first is the one that was asked for.</param>
/// <param name="Reopens">The call had closed and is open again.</param>
public sealed record DeadlineChange(RoundStage Stage, IReadOnlyList<MovedDay> Moved, bool Reopens = false)
{
    public static DeadlineChange Of(Round before, Round after)
    {
        var moved = Enum.GetValues<RoundDay>()
            .Select(day => new MovedDay(day, DayOf(before, day), DayOf(after, day)))
            .Where(m => m.New > m.Old);
        return new DeadlineChange(before.Stage, [.. moved], before.Stage > RoundStage.Call && after.Stage == RoundStage.Call);
    }

    /// <summary>What moves because a stage ended late: its own day and those before it are over, and concern nobody any more.</summary>
    public static DeadlineChange OfLateEnd(Round before, Round after)
    {
        var change = Of(before, after);
        return change with { Moved = [.. change.Moved.Where(m => m.Day > OverWith(before.Stage))] };
    }

    private static RoundDay OverWith(RoundStage stage) => stage switch
    {
        RoundStage.Call => RoundDay.Call,
        RoundStage.Recommendation => RoundDay.Recommendation,
        RoundStage.Eligibility => RoundDay.Eligibility,
        RoundStage.Draw => RoundDay.Draw,
        _ => RoundDay.Review,
    };

    /// <summary>Null when that day stays.</summary>
    public MovedDay? Find(RoundDay day) => Moved.FirstOrDefault(m => m.Day == day);

    public static DateOnly DayOf(Round round, RoundDay day) => day switch
    {
        RoundDay.Call => round.Dates.CallCloses,
        RoundDay.Recommendation => round.Dates.RecommendationCloses,
        RoundDay.Eligibility => round.Dates.EligibilityCloses,
        RoundDay.PublicValue => round.Draw.PublicValueDay,
        RoundDay.Draw => round.Dates.DrawCloses,
        RoundDay.Review => round.Dates.ReviewCloses,
        _ => round.Dates.ApprovalCloses,
    };
}

/// <summary>Names of the days as mails say them.</summary>
public static class RoundDayNames
{
    public static Bilingual Of(RoundDay day) => day switch
    {
        RoundDay.Call => new("申报", "the call"),
        RoundDay.Recommendation => new("推荐", "the recommendation"),
        RoundDay.Eligibility => new("形式审查", "the eligibility check"),
        RoundDay.PublicValue => new("抽取所用公开数值的指定日", "the named day of the draw's public value"),
        RoundDay.Draw => new("专家抽取", "the draw"),
        RoundDay.Review => new("专家评审", "the review"),
        _ => new("审定", "the approval"),
    };
}

/// <summary>When a call that has closed may be opened again, and when it is too late.</summary>
public static class CallReopening
{
    /// <summary>Until the end of which an administrator's confirmation counts.</summary>
    public static DateOnly LastDay(RoundDates dates, ProgrammeCalendar lengths, WorkingCalendar calendar) =>
        calendar.AddWorkingDays(dates.CallCloses, lengths.ReopenCallWorkingDays);

    /// <param name="recommended">A desk has recommended something: what others did since would be unfair to undo.</param>
    public static ReopeningProblem? Problem(RoundStage stage, RoundDates dates, ProgrammeCalendar lengths, WorkingCalendar calendar,
        bool recommended, DateTimeOffset now) =>
        stage != RoundStage.Recommendation || lengths.ReopenCallWorkingDays == 0 ? ReopeningProblem.StageOver
        : !ShanghaiTime.IsInTime(now, LastDay(dates, lengths, calendar)) ? ReopeningProblem.TooLate
        : recommended ? ReopeningProblem.Recommended
        : null;
}

public enum ReopeningProblem
{
    /// <summary>The round is past the recommendation, or the programme opens no call again.</summary>
    StageOver,

    /// <summary>The set number of working days has passed.</summary>
    TooLate,

    /// <summary>A recommendation stands.</summary>
    Recommended,
}
