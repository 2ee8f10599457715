namespace Funding.Workflows.Programmes;

/// <summary>How long a stage is planned for: so many days, so many working days, or until its work is done.</summary>
public sealed record StageLength
{
    public static readonly StageLength UntilDone = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Days { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? WorkingDays { get; init; }

    /// <summary>The count begins on the first trading day after the stage before, not on its last day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromTradingDay { get; init; }

    public static StageLength InDays(int days) => new() { Days = days };

    public static StageLength InWorkingDays(int days) => new() { WorkingDays = days };

    /// <summary>The last day of a stage that begins when <paramref name="before"/> is over; null for one that ends by its work.</summary>
    public DateOnly? CloseAfter(DateOnly before, WorkingCalendar calendar)
    {
        var from = FromTradingDay ? calendar.Trading.NextAfter(before) : before;
        return Days is { } days ? from.AddDays(days)
            : WorkingDays is { } working ? calendar.AddWorkingDays(from, working)
            : null;
    }

    /// <summary>The last day when the stage before ends on another day: the stage keeps the length that it has by now.</summary>
    /// <param name="was">The two days as they were, counted by <paramref name="counted"/>; the new one is placed by
    /// <paramref name="placed"/>.</param>
    public DateOnly Keep((DateOnly Before, DateOnly Closes) was, DateOnly before, WorkingCalendar counted, WorkingCalendar placed) =>
        Days is not null
            ? before.AddDays(was.Closes.DayNumber - was.Before.DayNumber)
            : placed.AddWorkingDays(before, Math.Max(1, counted.WorkingDaysBetween(was.Before, was.Closes)));
}
