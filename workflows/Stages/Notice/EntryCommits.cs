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
    public static Commit NoticeOpened(this Commit commit, Round round, Application placed, NoticeEntry entry) => Tell(
        commit, round, MailTemplates.NoticeOpened, placed, entry.NoticeNumber, entry.Opens, entry.Closes);

    /// <summary>The applicant hears that the application moved up into the notice.</summary>
    public static Commit Promoted(this Commit commit, Round round, Application placed, NoticeEntry entry) => Tell(
        commit, round, MailTemplates.ReservePromoted, placed, entry.NoticeNumber, entry.Opens, entry.Closes);

    /// <summary>The applicant hears that the notice is out and does not propose it.</summary>
    public static Commit NotProposed(
        this Commit commit, Round round, Application placed, string number, DateOnly opens, DateOnly closes) => Tell(
        commit, round, placed.State == ApplicationState.Reserve ? NoticeMails.PlacedInReserve : NoticeMails.NotPlaced, placed, number,
        opens, closes);

    private static Commit Tell(
        Commit commit, Round round, MailTemplate template, Application placed, string number, DateOnly opens, DateOnly closes) =>
        commit.MailApplicant(
            round, template, placed, Paths.Of(Paths.RoundNotice, round.Id),
            ("NoticeNumber", number), RoundMail.Day("From", opens), RoundMail.Day("Until", closes));

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
