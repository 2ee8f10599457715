namespace Funding.Workflows.Stages.Announcement;

/// <summary>公布: certificates in rank order, the public list, and a letter to everybody who was ranked.</summary>
public sealed class AwardActs(
    ITableStore tables, RoundStore rounds, RoundOrders orders, StageOffers offers, AwardMaking making, CommitWriter commits)
{
    private const int AwardsPerCommit = 11;
    private const int LettersPerCommit = 60;

    public async Task<Round> AnnounceAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var number = round.AnnouncementNumberToBe();
        var certificates = await AwardAsync(round, programme, number, cancellation);
        await WriteLettersAsync(round, programme, number, certificates, cancellation);
        return round with { AnnouncementNumber = number, AnnouncedAt = round.Seal!.At };
    }

    private async Task<IReadOnlyDictionary<string, Award>> AwardAsync(
        Round round, Programme programme, string number, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var entries = new List<NoticeEntry>();
        await foreach (var entry in tables.EnumerateAsync<NoticeEntry>(partition, KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation))
        {
            if (!entry.Value.Removed)
            {
                entries.Add(entry.Value);
            }
        }

        var secret = Convert.FromHexString((await tables.GetAsync<string>(partition, RoundKeys.PseudonymSecret, cancellation))!.Value);
        var settings = AnnouncementSettings.AwardOf(programme);
        var awards = new Dictionary<string, Award>();
        var awardedOn = ShanghaiTime.DayOf(round.Seal!.At);
        foreach (var chunk in entries.OrderBy(e => e.Rank).Index().Chunk(AwardsPerCommit))
        {
            var commit = new Commit(partition);
            foreach (var (index, entry) in chunk)
            {
                var award = new Award
                {
                    Number = index + 1,
                    RoundId = round.Id,
                    Kind = AnnouncementSettings.Of(programme).Award,
                    ApplicationId = entry.ApplicationId,
                    OrganisationName = entry.OrganisationName,
                    Title = entry.Title,
                    Desk = entry.Desk,
                    Rank = entry.Rank,
                    AwardTitle = settings.Title,
                    ProgrammeName = programme.Name,
                    CertificateNumber = CertificateNumber.Of(settings.CertificatePattern, round.Year, round.Batch, index + 1),
                    VerificationCode = VerificationCode.Of(secret, entry.ApplicationId),
                    AnnouncementNumber = number,
                    AwardedOn = awardedOn,
                    ValidUntil = awardedOn.AddYears(settings.Years),
                };
                awards[entry.ApplicationId] = award;
                await AddAwardAsync(commit, award, cancellation);
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
            }
        }

        return awards;
    }

    private async Task AddAwardAsync(Commit commit, Award award, CancellationToken cancellation)
    {
        var stored = (await tables.GetAsync<Application>(commit.Partition, RoundKeys.Application(award.ApplicationId), cancellation))!;
        if (stored.Value.State != ApplicationState.Selected)
        {
            return;
        }

        await making.ClaimAsync(award, stored.Value.CreditCode, cancellation);
        commit
            .MakeAward(award.RoundId, award.Number)
            .ReplaceApplication(stored, stored.Value with { State = ApplicationState.Awarded, CertificateNumber = award.CertificateNumber })
            .Upsert(RoundKeys.Award(award.Number), award)
            .WriteElsewhere(CertificateKeys.Partition(award.VerificationCode), CertificateKeys.Key, award)
            .Audit(AuditNote.By(Actor.Rule("announcement"), "awarded", award.ApplicationId, ("certificate", award.CertificateNumber)).Moves(
                award.Desk, ApplicationState.Selected, ApplicationState.Awarded));
    }

    private async Task WriteLettersAsync(
        Round round, Programme programme, string number, IReadOnlyDictionary<string, Award> awards, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var criteria = offers.Given<IScores>(programme)?.Rubric.Criteria ?? [];
        string? continuation = null;
        do
        {
            var page = await orders.PageAsync(round, LettersPerCommit, continuation, cancellation);
            var commit = new Commit(partition);
            var applications = await Task.WhenAll(page.Items.Select(i => tables.GetAsync<Application>(
                partition, RoundKeys.Application(i.Value.ApplicationId), cancellation)));
            // Who withdrew has had a letter that confirms it.
            foreach (var (ranked, application) in page.Items.Zip(applications, (item, stored) => (item.Value, stored!.Value))
                .Where(r => r.Item2.State != ApplicationState.Withdrawn))
            {
                AddLetter(commit, round, criteria, number, application, ranked, awards.GetValueOrDefault(application.Id));
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private static void AddLetter(
        Commit commit, Round round, IReadOnlyList<Criterion> criteria, string number, Application application, RankedApplication ranked,
        Award? award)
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
            commit.Mail(
                round,
                MailTemplates.LetterAwarded,
                application.Editors[0],
                application.Id,
                RoundMail.DeskLink(LinkPurpose.Apply, round.Id, award.AwardedOn.AddDays(365)),
                [.. data, ("CertificateNumber", award.CertificateNumber)]);
        }
        else if (application.State == ApplicationState.Reserve)
        {
            commit.Mail(round, MailTemplates.LetterReserve, application.Editors[0], application.Id, null, [.. data]);
        }
        else
        {
            var why = application.State == ApplicationState.Removed ? StandingTexts.Removed : StandingTexts.Of(ranked.Entry.Reason);
            commit.Mail(
                round,
                MailTemplates.LetterNotSelected,
                application.Editors[0],
                application.Id,
                null,
                [.. data, .. RoundMail.Both("Reason", why)]);
        }
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
