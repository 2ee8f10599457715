namespace Funding.Workflows.Stages.Notice;

public enum ObjectionState
{
    Open,
    Upheld,
    Dismissed,
}

public sealed record NoticeObjection(string Id, ObjectionState State);

/// <param name="Key">The entry's key.</param>
/// <param name="PublishedOn">The Shanghai day of its page; a promoted reserve has a later one than the rest.</param>
/// <param name="LastDay">As published; see <see cref="NoticePeriods.LastDay"/>.</param>
public sealed record NoticedEntry(string Key, DateOnly PublishedOn, DateOnly LastDay, IReadOnlyList<NoticeObjection> Objections);

public enum NoticeState
{
    /// <summary>Objections are still taken.</summary>
    Running,

    /// <summary>An objection is open: the entry waits for its decision, over its last day if need be.</summary>
    Frozen,

    /// <summary>The period is over and nothing is open: it can be announced.</summary>
    Closed,

    /// <summary>An objection was upheld.</summary>
    Removed,
}

/// <param name="LastDay">The last Shanghai day on which an objection is in time.</param>
/// <param name="OpenObjections">Ids, in ordinal order.</param>
public sealed record NoticePeriod(
    string Key, DateOnly PublishedOn, DateOnly LastDay, NoticeState State, IReadOnlyList<string> OpenObjections)
{
    /// <summary>Whether an objection made at that instant is in time; a frozen entry takes further ones.</summary>
    public bool TakesObjections(DateTimeOffset at) =>
        State != NoticeState.Removed && at >= ShanghaiTime.StartOf(PublishedOn) && ShanghaiTime.IsInTime(at, LastDay);
}

/// <summary>公示: each entry has a period of its own; an objection holds up that entry and the announcement, no other entry.</summary>
public static class NoticePeriods
{
    /// <summary>The last day of a period; the day of publication is not counted (民法典 第二百零一条).</summary>
    /// <param name="workingDays">Of the programme.</param>
    /// <exception cref="ArgumentException">Fewer than one working day.</exception>
    public static DateOnly LastDay(DateOnly publishedOn, WorkingCalendar calendar, int workingDays) => workingDays >= 1
        ? calendar.AddWorkingDays(publishedOn, workingDays)
        : throw new ArgumentException("a notice runs at least one working day", nameof(workingDays));

    public static NoticePeriod Period(NoticedEntry entry, DateTimeOffset now)
    {
        var open = entry.Objections.Where(o => o.State == ObjectionState.Open).Select(o => o.Id).Order(StringComparer.Ordinal).ToList();
        var state =
            entry.Objections.Any(o => o.State == ObjectionState.Upheld) ? NoticeState.Removed
            : open.Count > 0 ? NoticeState.Frozen
            : ShanghaiTime.IsInTime(now, entry.LastDay) ? NoticeState.Running
            : NoticeState.Closed;
        return new(entry.Key, entry.PublishedOn, entry.LastDay, state, open);
    }
}
