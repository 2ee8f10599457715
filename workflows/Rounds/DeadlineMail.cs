namespace Funding.Workflows.Rounds;

/// <summary>The one mail that tells a person which days of theirs have moved.</summary>
internal static class DeadlineMail
{
    // A mail is for reading: what goes beyond is on the person's page.
    private const int MostLines = 20;
    private const string Weekdays = "日一二三四五六";

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
            .. RoundMail.Both("Stage", change.Reopens
                ? new("申报（已截止，现重新开放）", "the call (it had closed and is open again)") : days.InSentence(asked.Day)),
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
        : RoundMail.Link(round, round.Committee.Contains(concerned.PersonId)
            ? RoundMail.AskLink(LinkPurpose.Approve, round, CommitteeStage.Kind, round.CloseOf(CommitteeStage.Kind).AddDays(30))
            : RoundMail.DeskLink(LinkPurpose.Office, round.Id, round.CloseOf(CommitteeStage.Kind)));

    private static List<Bilingual> Lines(
        Round round, DeadlineChange change, RoundDays days, StageKindSet kinds, Concerned concerned)
    {
        var lines = concerned.Concerns.SelectMany(c =>
            c.By is { } kind
                ? [Line(kinds[kind].Tell(round, c).What, c.Moved)]
                : change.Moved.Select(m => Line(days.InSentence(m.Day), m))).ToList();
        return lines.Count <= MostLines
            ? lines
            : [.. lines.Take(MostLines), new($"……共 {lines.Count} 项，其余见您的页面。", $"… {lines.Count} in all; the others are on your page.")];
    }

    private static Bilingual Line(Bilingual what, MovedDay moved) =>
        new($"{what.Zh}：{Zh(moved.Old)} → {Zh(moved.New)}", $"{Capital(what.En)}: {En(moved.Old)} → {En(moved.New)}");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Zh(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy年M月d日}（星期{Weekdays[(int)day.DayOfWeek]}）");

    private static string En(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
}
