namespace Funding.Workflows.Stages.Announcement;

/// <summary>What each applicant is written of the outcome (结果通知).</summary>
internal static class OutcomeLetters
{
    private static readonly Texts Texts = AnnouncementMails.Texts;

    /// <param name="criteria">In the rubric's order.</param>
    /// <param name="award">Null where it has none.</param>
    /// <param name="amount">Of the award; null where it has none.</param>
    public static Commit Letter(
        this Commit commit, Round round, IReadOnlyList<Criterion> criteria, string number, Application application,
        RankedApplication ranked, Award? award, Yuan? amount = null)
    {
        (string, string)[] data =
        [
            ("AnnouncementNumber", number), .. RoundMail.Both("Outcome", OutcomeOf(criteria, ranked, award is null ? null : amount)),
        ];
        if (award is not null)
        {
            return commit.Mail(
                round,
                AnnouncementMails.LetterAwarded,
                Addressee.Of(application),
                application.Id,
                RoundMail.DeskLink(LinkPurpose.Apply, round.Id, award.AwardedOn.AddDays(365)),
                [
                    .. data, ("ApplicationName", application.Name), ("ApplicationNumber", application.Id),
                    ("CertificateNumber", award.CertificateNumber),
                ]);
        }

        if (application.State == ApplicationState.Reserve)
        {
            return commit.MailOwn(round, AnnouncementMails.LetterReserve, application, Paths.OwnResult, data);
        }

        var why = application.State == ApplicationState.Removed ? StandingTexts.Removed : StandingTexts.Of(ranked.Entry.Reason);
        return commit.MailOwn(
            round, AnnouncementMails.LetterNotSelected, application, Paths.OwnResult, [.. data, .. RoundMail.Both("Reason", why)]);
    }

    /// <summary>
    /// Criteria and comments in the rubric's order, comments on the whole behind them; what there is none of is not named.
    /// </summary>
    internal static Bilingual OutcomeOf(IReadOnlyList<Criterion> criteria, RankedApplication ranked, Yuan? amount = null)
    {
        var paragraphs = new List<Bilingual>();
        if (amount is { } awarded)
        {
            paragraphs.Add(Texts.Of("outcome.money", awarded.Shown()));
        }

        if (ranked.Entry is { Rank: { } rank, Score: { } score })
        {
            paragraphs.Add(Texts.Of("outcome.rank", score.ToString("0.0000", CultureInfo.InvariantCulture), rank));
        }

        Add("outcome.scores", criteria.Where(c => ranked.CriterionMeans.ContainsKey(c.Id)).Select(c => Texts.Of(
            "outcome.score",
            c.Name,
            ranked.CriterionMeans[c.Id].ToString("0.00", CultureInfo.InvariantCulture),
            c.Max.ToString("0.##", CultureInfo.InvariantCulture))));
        var named = criteria.Select(c => (c.Id, c.Name)).ToList();
        Add("outcome.comments", ranked.Comments
            .Select(k => (Place: named.FindIndex(c => c.Id == k.Criterion), k.Text))
            .OrderBy(k => k.Place < 0 ? named.Count : k.Place)
            .Select(k => Texts.Of("outcome.comment", k.Place < 0 ? Texts.Of("outcome.overall") : named[k.Place].Name, k.Text)));
        return Joined(paragraphs, "\n\n");

        void Add(string key, IEnumerable<Bilingual> lines)
        {
            if (lines.ToList() is { Count: > 0 } some)
            {
                paragraphs.Add(Texts.Of(key, Joined(some, "\n")));
            }
        }
    }

    private static Bilingual Joined(IReadOnlyList<Bilingual> parts, string by) =>
        new(string.Join(by, parts.Select(p => p.Zh)), string.Join(by, parts.Select(p => p.En)));
}
