namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// Writes an entry of the notice with the rows that tell the notice's end without reading every entry: its last day, and whether an
/// objection holds it. One that was taken out has neither.
/// </summary>
internal static class EntryCommits
{
    public static Commit PutEntry(this Commit commit, NoticeEntry entry) =>
        Mark(commit.Upsert(RoundKeys.NoticeEntry(entry.ApplicationId), entry), entry, KeysOf(entry));

    public static Commit InsertEntry(this Commit commit, NoticeEntry entry) =>
        Mark(commit.Insert(RoundKeys.NoticeEntry(entry.ApplicationId), entry), entry, KeysOf(entry));

    public static Commit ReplaceEntry(this Commit commit, Stored<NoticeEntry> stored, NoticeEntry entry)
    {
        var (before, after) = (KeysOf(stored.Value).ToList(), KeysOf(entry).ToList());
        var replaced = before.Except(after).Aggregate(commit.Replace(stored, entry), (all, key) => all.Delete(key));
        return Mark(replaced, entry, after.Except(before));
    }

    /// <summary>The applicant hears that the notice has it.</summary>
    public static Commit NoticeOpened(this Commit commit, Round round, Application placed, NoticeEntry entry) => commit.Mail(
        round,
        MailTemplates.NoticeOpened,
        placed.Editors[0],
        placed.Id,
        RoundMail.DeskLink(LinkPurpose.Apply, round.Id, entry.Closes.AddDays(30)),
        ("ApplicationName", placed.Title),
        ("ApplicationNumber", placed.Id),
        ("NoticeNumber", entry.NoticeNumber),
        RoundMail.Day("From", entry.Opens),
        RoundMail.Day("Until", entry.Closes));

    private static Commit Mark(Commit commit, NoticeEntry entry, IEnumerable<string> keys) =>
        keys.Aggregate(commit, (all, key) => all.Upsert(key, entry.ApplicationId));

    private static IEnumerable<string> KeysOf(NoticeEntry entry)
    {
        if (!entry.Removed)
        {
            yield return RoundKeys.NoticeEnd(entry.Closes, entry.ApplicationId);
            if (entry.OpenObjections.Count > 0)
            {
                yield return RoundKeys.NoticeHeld(entry.ApplicationId);
            }
        }
    }
}
