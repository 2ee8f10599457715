namespace Funding.Workflows.Tests.Submission;

/// <summary>An applicant withdraws, stage by stage; places: 3, applications: 8, the reserve follows.</summary>
public sealed class WithdrawalTests
{
    private const string Why = "合作企业重组，无法按申报内容建设。";

    [Fact]
    public async Task Before_the_close_it_needs_no_reason_and_can_be_opened_again()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.ApplyAsync();

        await WithdrawAsync(house, 1, reason: null);
        var reopened = await house.Get<SubmissionCommands>().ReopenAsync(
            Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1));

        Assert.Equal(ApplicationState.Draft, reopened.State);
    }

    [Fact]
    public async Task After_the_close_it_needs_a_reason_and_the_typed_number_and_a_draft_is_too_late()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.LaunchAsync();
        await run.ApplyAsync();
        await run.DraftAsync(9);
        await run.LeaveAsync();

        Assert.Equal(
            "reason-required", (await Assert.ThrowsAsync<RefusedException>(() => WithdrawAsync(house, 1, reason: " "))).Refusals[0].Code);
        Assert.Equal(
            "confirmation-mismatch",
            (await Assert.ThrowsAsync<RefusedException>(() => house.Get<WithdrawalCommands>().WithdrawAsync(
                Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1), "0000", Why))).Refusals[0].Code);
        Assert.Equal("application-state", (await Assert.ThrowsAsync<RefusedException>(() => WithdrawAsync(house, 9))).Refusals[0].Code);
        Assert.Equal(
            "application-not-found",
            (await Assert.ThrowsAsync<RefusedException>(() => house.Get<WithdrawalCommands>().WithdrawAsync(
                Cast.Applicant(2),
                CollegeStages.RoundId,
                Cast.ApplicationId(1),
                Cast.ApplicationId(1)[^4..],
                Why))).Refusals[0].Code);
        Assert.Equal(ApplicationState.Submitted, (await run.ApplicationAsync(Cast.ApplicationId(1))).State);
    }

    [Fact]
    public async Task A_recommended_one_gives_its_place_in_the_desks_limit_back_and_the_desk_and_office_are_told()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.Recommendation);
        await house.Get<RecommendationCommands>().RecommendAsync(
            Cast.ActorOf("ningbo@city.example", Role.Recommender, "ningbo"), CollegeStages.RoundId, Cast.ApplicationId(1));
        await house.Get<RecommendationCommands>().RecommendAsync(
            Cast.ActorOf("ningbo@city.example", Role.Recommender, "ningbo"), CollegeStages.RoundId, Cast.ApplicationId(5));

        await WithdrawAsync(house, 1);
        await house.SettleAsync();
        var quota = (await house.Get<ITableStore>().GetAsync<DeskQuota>(
            RoundKeys.Partition(CollegeStages.RoundId), RoundKeys.DeskQuota("ningbo")))!.Value;

        Assert.Equal([Cast.ApplicationId(5)], quota.Ranked);
        Assert.Equal(["admin@office.example", "applicant1@college.example", "ningbo@city.example"], await ToldAsync(house));
        Assert.Equal((ApplicationState.Withdrawn, Why), await StateAsync(run, 1));
    }

    [Fact]
    public async Task One_under_correction_ends_its_case_and_the_eligibility_closes_without_it()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.Eligibility);
        await house.Get<EligibilityCommands>().AskForCorrectionAsync(
            Cast.Officer, CollegeStages.RoundId, Cast.ApplicationId(1), "合作协议缺少第二方盖章，请补正。");

        await WithdrawAsync(house, 1);
        for (var number = 2; number <= 8; number++)
            await house.Get<EligibilityCommands>().DecideAsync(
                Cast.Officer, CollegeStages.RoundId, Cast.ApplicationId(number), true, "材料齐全，符合条件。");
        await house.SettleAsync();

        Assert.Equal(CollegeStages.Draw, (await run.RoundAsync()).Stage);
        Assert.Contains("officer@office.example", await ToldAsync(house));
        Assert.Equal((ApplicationState.Withdrawn, Why), await StateAsync(run, 1));
    }

    [Fact]
    public async Task In_the_review_its_open_sheets_end_signed_ones_stay_and_count_for_nothing_and_its_experts_are_told()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await ToDrawAsync(run);
        await run.PassAsync();
        var id = Cast.ApplicationId(1);
        var signedOne = (await SheetsAsync(house, id))[0].ExpertId;
        await run.ReviewAsync(s => s.ApplicationId == id && s.ExpertId == signedOne);

        await WithdrawAsync(house, 1);
        await house.SettleAsync();
        var sheets = await SheetsAsync(house, id);
        await run.ToAsync(CollegeStages.Approval);
        var round = await run.RoundAsync();
        var ranked = await RankedAsync(house, round);

        Assert.Equal(1, sheets.Count(s => s.State == ReviewState.Signed));
        Assert.Equal(sheets.Count - 1, sheets.Count(s => s.State == ReviewState.Replaced));
        Assert.Equal(CollegeStages.Approval, round.Stage);
        Assert.DoesNotContain(ranked, r => r.ApplicationId == id);
        Assert.Equal(7, ranked.Count);
        Assert.Equal(sheets.Count, (await house.SentAsync(MailTemplates.ReviewWithdrawn)).Count);
    }

    [Fact]
    public async Task Between_the_fixing_of_the_lists_and_the_draw_the_draw_is_as_fixed_and_its_sheets_end_at_once()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await ToDrawAsync(run);
        var withdrawn = false;
        house.Time.WhenSettled = async () =>
        {
            if (!withdrawn
                && await house.Get<ITableStore>().GetAsync(RoundKeys.Partition(CollegeStages.RoundId), "draw-rosters") is not null)
            {
                withdrawn = true;
                await WithdrawAsync(house, 1);
            }
        };
        await run.PassAsync();
        house.Time.WhenSettled = null;
        var round = await run.RoundAsync();
        var sheets = await SheetsAsync(house, Cast.ApplicationId(1));
        await run.ToAsync(CollegeStages.Approval);

        Assert.True(withdrawn);
        Assert.Equal(CollegeStages.Review, round.Stage);
        Assert.NotEmpty(sheets);
        Assert.All(sheets, s => Assert.Equal(ReviewState.Replaced, s.State));
        Assert.Equal(CollegeStages.Approval, (await run.RoundAsync()).Stage);
        Assert.Equal(7, (await RankedAsync(house, await run.RoundAsync())).Count);
    }

    [Fact]
    public async Task While_the_committee_votes_the_list_stays_as_it_is_voted_on_and_the_notice_opens_without_it_and_with_the_reserve()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.Approval);
        var before = await run.RoundAsync();
        var ranked = await RankedAsync(house, before);
        var winner = ranked[0].ApplicationId;
        await run.ApproveAsync(Cast.Committee[0]);

        await WithdrawAsync(house, NumberOf(winner));
        await house.SettleAsync();
        var during = await run.RoundAsync();
        await run.ApproveAsync(Cast.Committee[1]);
        var entries = await EntriesAsync(house);

        Assert.Equal((CollegeStages.Approval, before.RankingHash), (during.Stage, during.RankingHash));
        Assert.Contains("chair@office.example", await ToldAsync(house));
        Assert.Equal((await run.RoundAsync()).RankingHash, before.RankingHash);
        Assert.DoesNotContain(entries, e => e.ApplicationId == winner);
        Assert.Equal(3, entries.Count);
        Assert.Single(entries, e => ranked.Single(r => r.ApplicationId == e.ApplicationId).Entry.Standing == Standing.Reserve);
        Assert.All(entries, e => Assert.Null(e.PromotedFor));
        Assert.Single(entries.Select(e => e.Closes).Distinct());
        await NobodyIsNamedAsync(house, winner, before.RankingHash!);
    }

    [Fact]
    public async Task In_the_notice_the_entry_is_marked_and_the_first_reserve_gets_a_period_of_its_own_and_the_public_file_recomputes()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.PublicNotice);
        var first = (await EntriesAsync(house)).MinBy(e => e.Rank)!;
        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(2));

        await WithdrawAsync(house, NumberOf(first.ApplicationId));
        await house.SettleAsync();
        var entries = await EntriesAsync(house);
        var promoted = entries.Single(e => e.PromotedFor == first.ApplicationId);
        await NobodyIsNamedAsync(house, first.ApplicationId, (await run.RoundAsync()).RankingHash!);
        await run.LaterAsync(20);
        var awards = await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId);

        Assert.True(entries.Single(e => e.ApplicationId == first.ApplicationId) is { Removed: true, WithdrawnAt: not null });
        Assert.True(promoted.Closes > first.Closes);
        Assert.Equal(RoundStanding.Announced, (await run.RoundAsync()).Standing);
        Assert.Equal([1, 2, 3], awards.Items.Select(a => a.Value.Number));
        Assert.DoesNotContain(awards.Items, a => a.Value.ApplicationId == first.ApplicationId);
        Assert.Empty(from m in await house.SentAsync(AnnouncementMails.LetterNotSelected)
                     where m.Data["ApplicationNumber"] == first.ApplicationId
                     select m);
        Assert.Equal(
            "withdrawal-announced",
            (await Assert.ThrowsAsync<RefusedException>(() => WithdrawAsync(house, NumberOf(promoted.ApplicationId)))).Refusals[0].Code);

        house.Clock.Advance(RetentionPeriods.UnsubmittedDrafts);
        await house.Get<RetentionJob>().RunAsync();
        Assert.NotEmpty((await house.Get<IBlobStore>().ListAsync($"documents/{CollegeStages.RoundId}/{first.ApplicationId}/")).Blobs);
    }

    [Fact]
    public async Task A_reserve_that_withdrew_is_passed_over()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.PublicNotice);
        var ranked = await RankedAsync(house, await run.RoundAsync());
        var winner = ranked[0];
        var rules = RankingSettings.Of(run.Programme).Selection with { Places = 3 };
        var ranking = new RankingResult([.. ranked.Select(r => r.Entry)]);
        string NextWithout(params string[] gone) =>
            Succession.After(
                ranking,
                rules,
                [.. gone.Index().Select(g => new Removal(g.Item, house.Clock.GetUtcNow().AddSeconds(g.Index)))]).Promotions[^1].Key;
        var first = ranked.Single(r => r.Entry.Key == NextWithout(winner.Entry.Key));
        var second = ranked.Single(r => r.Entry.Key == NextWithout(first.Entry.Key, winner.Entry.Key));

        await WithdrawAsync(house, NumberOf(first.ApplicationId));
        await WithdrawAsync(house, NumberOf(winner.ApplicationId));
        await house.SettleAsync();

        Assert.NotEqual(first.ApplicationId, second.ApplicationId);
        Assert.Equal(second.ApplicationId, Assert.Single(await EntriesAsync(house), e => e.PromotedFor is not null).ApplicationId);
    }

    private static Task<Application> WithdrawAsync(RoundHouse house, int number, string? reason = Why) =>
        house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(number), CollegeStages.RoundId, Cast.ApplicationId(number), Cast.ApplicationId(number)[^4..], reason);

    private static int NumberOf(string applicationId) => Enumerable.Range(1, 8).First(n => Cast.ApplicationId(n) == applicationId);

    private static async Task<(ApplicationState, string?)> StateAsync(RoundPlayer run, int number)
    {
        var application = await run.ApplicationAsync(Cast.ApplicationId(number));
        return (application.State, application.Reason);
    }

    private static async Task ToDrawAsync(RoundPlayer run)
    {
        await run.ToAsync(CollegeStages.Draw);
    }

    private static async Task<List<NoticeEntry>> EntriesAsync(RoundHouse house) =>
        [.. (await house.Get<NoticeQueries>().EntriesAsync(CollegeStages.RoundId)).Items.Select(i => i.Value)];

    private static async Task<List<ReviewSheet>> SheetsAsync(RoundHouse house, string application) =>
        [.. (await house.RowsAsync<ReviewSheet>(RoundKeys.SheetsByExpert)).Where(sheet => sheet.ApplicationId == application)];

    private static async Task<List<RankedApplication>> RankedAsync(RoundHouse house, Round round) =>
        [.. (await house.Get<ITableStore>().QueryAsync<RankedApplication>(
            RoundKeys.Partition(round.Id),
            KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"))).Items.Select(i => i.Value)];

    /// <summary>The public file gives the published hash and names who withdrew nowhere; the page shows it by its key.</summary>
    private static async Task NobodyIsNamedAsync(RoundHouse house, string withdrawn, string hash)
    {
        await using var content = await house.Get<RankingQueries>().OpenPublicFileAsync(CollegeStages.RoundId);
        var text = await new StreamReader(content).ReadToEndAsync();
        var file = PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(text));
        var (entries, _) = await house.Get<PublicRanking>().EntriesAsync(CollegeStages.RoundId);
        var round = (await house.Get<RoundStore>().GetAsync(CollegeStages.RoundId)).Value;
        var key = (await RankedAsync(house, round)).Single(r => r.ApplicationId == withdrawn).Entry.Key;

        Assert.DoesNotContain(key, file.Applications.Keys);
        Assert.Empty(RankingVerifier.Verify(file, hash).Faults);
        Assert.DoesNotContain($"第{NumberOf(withdrawn)}职业技术学院", text, StringComparison.Ordinal);
        Assert.True(entries.Single(e => e.Entry.Key == key) is { Became: Became.Withdrawn, Name: null, Title: null });
    }

    /// <summary>Addresses that were told of a late withdrawal.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(RoundHouse house)
    {
        var people = house.Get<PeopleStore>();
        var told = new List<string>();
        IEnumerable<MailRequest> mails =
            [.. await house.SentAsync(MailTemplates.WithdrawalNotice), .. await house.SentAsync(MailTemplates.WithdrawnLate)];
        foreach (var mail in mails)
            told.Add((await people.FindAsync(mail.PersonId))!.Value.Email);
        return [.. told.Order(StringComparer.Ordinal)];
    }
}
