namespace Funding.Workflows.Rounds;

/// <summary>The one mail that tells a person which days of theirs have moved.</summary>
internal static class DeadlineMail
{
    // A mail is for reading: what goes beyond is on the person's page.
    private const int MostLines = 20;
    private const string Weekdays = "日一二三四五六";

    /// <param name="cause">Of the change: a person is told of it once, however often it is tried.</param>
    public static Commit TellMoved(
        this Commit commit, Round round, DeadlineChange change, RoundDays days, Concerned concerned, string cause, Bilingual reason)
    {
        // A closing, where one moves: a stage's own day, such as the value's, is no deadline.
        var asked = change.Moved.FirstOrDefault(m => m.Day.Named is null) ?? change.Moved[0];
        var lines = Lines(change, days, concerned);
        return commit.MailLink(round, MailTemplates.DeadlineExtended, concerned.PersonId, cause, LinkOf(round, concerned),
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
    private static LinkRef LinkOf(Round round, Concerned concerned) => concerned.Concerns[0] is { Page: { } page, Moved.New: var last }
        ? RoundMail.Link(RoundMail.DeskLink(new(page.Purpose), round.Id, last), page.Path)
        : RoundMail.Link(round, TermsOf(round, concerned));

    private static LinkTerms TermsOf(Round round, Concerned concerned) => concerned.Concerns[0].Kind switch
    {
        ConcernKind.Draft or ConcernKind.Submission => RoundMail.DeskLink(LinkPurpose.Apply, round.Id, round.CloseOf(CallStage.Kind)),
        ConcernKind.Desk => RoundMail.AskLink(LinkPurpose.RecommendDesk, round, QuotaStage.Kind, round.CloseOf(QuotaStage.Kind)),
        ConcernKind.Officer => RoundMail.AskLink(
            LinkPurpose.OfficerDesk, round, EligibilityStage.Kind, round.CloseOf(PanelReviewStage.Kind)),
        ConcernKind.PublicValue => PublicValueActs.Link(round),
        ConcernKind.Review or ConcernKind.Answer => ReviewMail.DeskLink(round),
        ConcernKind.Staff when !round.Committee.Contains(concerned.PersonId) =>
            RoundMail.DeskLink(LinkPurpose.Office, round.Id, round.CloseOf(CommitteeStage.Kind)),
        _ => RoundMail.AskLink(LinkPurpose.Approve, round, CommitteeStage.Kind, round.CloseOf(CommitteeStage.Kind).AddDays(30)),
    };

    private static List<Bilingual> Lines(DeadlineChange change, RoundDays days, Concerned concerned)
    {
        var lines = concerned.Concerns.SelectMany(c =>
            c.Kind == ConcernKind.Staff ? change.Moved.Select(m => Line(days.InSentence(m.Day), m)) : [Line(What(c), c.Moved)]).ToList();
        return lines.Count <= MostLines
            ? lines
            : [.. lines.Take(MostLines), new($"……共 {lines.Count} 项，其余见您的页面。", $"… {lines.Count} in all; the others are on your page.")];
    }

    private static Bilingual What(Concern concern) => concern switch
    {
        { Kind: ConcernKind.Draft, About: { } name } => new($"您的申报草稿“{name.Zh}”的提交截止", $"Submitting your draft “{name.En}”"),
        { Kind: ConcernKind.Submission, About: { } name } =>
            new($"您已提交的“{name.Zh}”可撤回修改的截止", $"Taking back and changing your submission “{name.En}”"),
        { Kind: ConcernKind.Desk, Moved.Day.Kind: CallStage.Kind, About: { } desk } =>
            new($"{desk.Zh}的推荐于申报截止后开始，申报截止", $"The recommendation of {desk.En} begins after the call closes; the call"),
        { Kind: ConcernKind.Desk, About: { } desk } => new($"{desk.Zh}的推荐截止", $"The recommendations of {desk.En}"),
        { Kind: ConcernKind.Officer } => new("形式审查截止", "Deciding on eligibility"),
        { Kind: ConcernKind.PublicValue, Moved.Day.Named: DrawStage.ValueDay } =>
            new("抽取所用公开数值的指定日", "The named day of the draw's public value"),
        { Kind: ConcernKind.PublicValue } => new("录入抽取所用公开数值的截止", "Entering the draw's public value"),
        { Kind: ConcernKind.Review, Count: var sheets } => new($"您尚未签署的 {sheets} 份评审的截止", $"Signing your {sheets} open review(s)"),
        { Kind: ConcernKind.Stage, About: { } what } => what,
        { Kind: ConcernKind.Answer } => new("您答复接受或回避的截止", "Answering whether you accept or recuse yourself"),
        _ => new("审定表决截止", "Voting on the ranking"),
    };

    private static Bilingual Line(Bilingual what, MovedDay moved) =>
        new($"{what.Zh}：{Zh(moved.Old)} → {Zh(moved.New)}", $"{Capital(what.En)}: {En(moved.Old)} → {En(moved.New)}");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Zh(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy年M月d日}（星期{Weekdays[(int)day.DayOfWeek]}）");

    private static string En(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
}
