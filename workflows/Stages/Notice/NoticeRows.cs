namespace Funding.Workflows.Stages.Notice;

public static class NoticedEntries
{
    /// <summary>As <see cref="NoticePeriods"/> takes it.</summary>
    public static NoticedEntry Noticed(this NoticeEntry entry) => new(entry.ApplicationId, entry.Opens, entry.Closes,
        [.. entry.OpenObjections.Select(id => new NoticeObjection(id, ObjectionState.Open)), .. entry.Removed
            ? [new NoticeObjection("", ObjectionState.Upheld)]
            : Array.Empty<NoticeObjection>()]);
}
