namespace Funding.Workflows.Stages.Announcement;

/// <summary>What each applicant is written of the outcome (结果通知).</summary>
internal static class OutcomeLetters
{
    /// <param name="award">Null where it has none.</param>
    public static Commit Letter(
        this Commit commit, Round round, IReadOnlyList<Criterion> criteria, string number, Application application,
        RankedApplication ranked, Award? award)
    {
        List<(string, string)> data =
        [
            ("ApplicationName", application.Title),
            ("ApplicationNumber", application.Id),
            ("AnnouncementNumber", number),
            ("Rank", RankOf(ranked.Entry)),
            ("Score", ranked.Entry.Score is { } score ? score.ToString("0.0000", CultureInfo.InvariantCulture) : "—"),
            ("Scores", Lines(criteria, ranked, "zh")),
            ("Scores.en", Lines(criteria, ranked, "en")),
            ("Comments", Comments(criteria, ranked)),
        ];
        if (award is not null)
        {
            return commit.Mail(
                round,
                MailTemplates.LetterAwarded,
                application.Editors[0],
                application.Id,
                RoundMail.DeskLink(LinkPurpose.Apply, round.Id, award.AwardedOn.AddDays(365)),
                [.. data, ("CertificateNumber", award.CertificateNumber)]);
        }

        if (application.State == ApplicationState.Reserve)
        {
            return commit.Mail(round, MailTemplates.LetterReserve, application.Editors[0], application.Id, null, [.. data]);
        }

        var why = application.State == ApplicationState.Removed ? StandingTexts.Removed : StandingTexts.Of(ranked.Entry.Reason);
        return commit.Mail(
            round,
            MailTemplates.LetterNotSelected,
            application.Editors[0],
            application.Id,
            null,
            [.. data, .. RoundMail.Both("Reason", why)]);
    }

    private static string RankOf(RankedEntry entry) =>
        entry is { Rank: { } rank, Score: not null } ? rank.ToString(CultureInfo.InvariantCulture) : "—";

    private static string Lines(IReadOnlyList<Criterion> criteria, RankedApplication ranked, string language) =>
        ranked.CriterionMeans.Count == 0 ? "—" :
        string.Join(
            '\n',
            criteria.Where(c => ranked.CriterionMeans.ContainsKey(c.Id)).Select(c => string.Create(
                CultureInfo.InvariantCulture, $"{c.Name.In(language)}: {ranked.CriterionMeans[c.Id]:0.00} / {c.Max:0.##}")));

    private static string Comments(IReadOnlyList<Criterion> criteria, RankedApplication ranked) => ranked.Comments.Count == 0 ? "—" :
        string.Join('\n', ranked.Comments.Select(c =>
            $"{criteria.FirstOrDefault(k => k.Id == c.Criterion)?.Name.Zh ?? c.Criterion}：{c.Text}"));
}
