namespace Funding.Workflows.Rounds;

/// <summary>A due day inside a stage that follows the working calendar: it is on record, and whom it concerns is told.</summary>
public static class DueDayCommits
{
    /// <summary>A commit with the record of it; the row that holds the day is added by who moves it.</summary>
    /// <param name="what">Such as "correction".</param>
    public static Commit DueDayMoved(this Round round, string subject, string what, DateOnly old, DateOnly day) =>
        new Commit(RoundKeys.Partition(round.Id)).Audit(AuditNote.By(
            Actor.Rule("calendar"), "due-day-recomputed", subject,
            ("what", what), RoundMail.Day("before", old), RoundMail.Day("after", day)));

    /// <summary>Where somebody acted on it in this moment and it is still open, the next reconcile moves it.</summary>
    public static Task<bool> SaveOnceAsync(this CommitWriter commits, Commit commit, CancellationToken cancellation) =>
        Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);

    /// <param name="lastDay">Until when the mail's link works.</param>
    /// <param name="linkSubject">Null for the round.</param>
    public static Commit TellDueDay(
        this Commit commit,
        Round round,
        Addressee person,
        string cause,
        LinkPurpose purpose,
        DateOnly lastDay,
        Bilingual step,
        DateOnly old,
        DateOnly day,
        string? linkSubject = null) =>
        commit.Mail(round, MailTemplates.DueDayMoved, person, $"{cause}:{day:yyyy-MM-dd}", RoundMail.DeskLink(purpose, linkSubject
            ?? round.Id, lastDay),
            [.. RoundMail.Both("Step", step), RoundMail.Day("OldDeadline", old), RoundMail.Day("NewDeadline", day)]);
}
