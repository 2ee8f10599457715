namespace Funding.Workflows.Changes;

/// <summary>The one mail that tells a person which days of theirs have moved.</summary>
internal static class DeadlineMail
{
    // A mail is for reading: what goes beyond is on the person's page.
    private const int MostLines = 20;

    /// <param name="cause">Of the change: a person is told of it once, however often it is tried.</param>
    public static Commit TellMoved(
        this Commit commit, Round round, DeadlineChange change, RoundDays days, StageKindSet kinds, Concerned concerned, string cause,
        Bilingual reason)
    {
        // A closing, where one moves: a stage's own day, such as the value's, is no deadline.
        var asked = change.Moved.FirstOrDefault(m => m.Day.Named is null) ?? change.Moved[0];
        var lines = Lines(round, change, days, kinds, concerned);
        return commit.MailLink(round, MailTemplates.DeadlineExtended, concerned.PersonId, cause, LinkOf(round, kinds, concerned),
        [
            .. RoundMail.Both("Stage", change.Reopens ? RoundTexts.Of("call-reopened") : days.InSentence(asked.Day)),
            RoundMail.Day("OldDeadline", asked.Old),
            RoundMail.Day("NewDeadline", asked.New),
            .. RoundMail.Both("Concerns", new(string.Join('\n', lines.Select(l => l.Zh)), string.Join('\n', lines.Select(l => l.En)))),
            .. RoundMail.Both("Reason", reason),
        ]);
    }

    /// <summary>What presses most is what the button opens.</summary>
    private static LinkRef LinkOf(Round round, StageKindSet kinds, Concerned concerned) => concerned.Concerns[0] is { By: { } kind } first
        ? first.Page is { } page
            ? RoundMail.Link(kinds[kind].Tell(round, first).Link, page)
            : RoundMail.Link(round, kinds[kind].Tell(round, first).Link)
        : RoundMail.Link(round, LinkOfStaff(round, kinds.Giver<IVotes>(round)?.Kind ?? "", concerned));

    private static LinkTerms LinkOfStaff(Round round, string votes, Concerned concerned) => round.Committee.Contains(concerned.PersonId)
        ? RoundMail.AskLink(LinkPurpose.Approve, round, votes, round.CloseOf(votes).AddDays(30))
        : RoundMail.DeskLink(LinkPurpose.Office, round.Id, round.CloseOf(votes));

    private static List<Bilingual> Lines(
        Round round, DeadlineChange change, RoundDays days, StageKindSet kinds, Concerned concerned)
    {
        var lines = concerned.Concerns.SelectMany(c =>
            c.By is { } kind
                ? [Line(kinds[kind].Tell(round, c).What, c.Moved)]
                : change.Moved.Select(m => Line(days.InSentence(m.Day), m))).ToList();
        return lines.Count <= MostLines
            ? lines
            : [.. lines.Take(MostLines), RoundTexts.Of("more-on-your-page", lines.Count)];
    }

    private static Bilingual Line(Bilingual what, MovedDay moved) =>
        RoundTexts.Of("moved", what with { En = Capital(what.En) }, DayText.OfWeek(moved.Old), DayText.OfWeek(moved.New));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
