namespace Funding.Workflows.Tests.Stages.Notice;

public sealed class ObjectionTests
{
    private static readonly Actor Citizen = Cast.ActorOf("citizen@people.example", Role.Applicant);
    private static readonly NewObjection Reasons = new("张三", "0571-88001122", "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。", []);

    [Fact]
    public async Task An_upheld_objection_takes_the_entry_out_and_the_first_reserve_gets_a_period_of_its_own()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var first = (await EntriesAsync(house)).MinBy(e => e.Rank)!;
        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(2));
        var objection = await FileAsync(house, first.ApplicationId);

        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, CollegeStages.RoundId, objection.Id, true, "经核查，异议事实成立。");
        await house.SettleAsync();
        var entries = await EntriesAsync(house);
        var promoted = entries.Single(e => e.PromotedFor == first.ApplicationId);
        await run.LaterAsync(20);
        var awards = await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId);

        Assert.Equal(ApplicationState.Removed, (await run.ApplicationAsync(first.ApplicationId)).State);
        Assert.True(promoted.Closes > first.Closes);
        Assert.Equal(RoundStanding.Announced, (await run.RoundAsync()).Standing);
        Assert.Equal([1, 2, 3], awards.Items.Select(a => a.Value.Number));
        Assert.DoesNotContain(awards.Items, a => a.Value.ApplicationId == first.ApplicationId);
    }

    [Fact]
    public async Task An_open_objection_holds_the_announcement_and_a_dismissal_lets_it_go_on()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var objection = await FileAsync(house, (await EntriesAsync(house))[0].ApplicationId);

        await run.LaterAsync(20);
        var held = (await run.RoundAsync()).Stage;
        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, CollegeStages.RoundId, objection.Id, false, "经核查，异议事实不成立。");
        await house.SettleAsync();

        Assert.Equal(CollegeStages.PublicNotice, held);
        Assert.Equal(RoundStanding.Announced, (await run.RoundAsync()).Standing);
    }

    [Fact]
    public async Task The_officer_who_checked_the_application_may_not_decide()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);
        var objection = await FileAsync(house, (await EntriesAsync(house))[0].ApplicationId);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.Officer, CollegeStages.RoundId, objection.Id, false, "经核查，异议事实不成立。"));

        Assert.Equal("separation-of-duties", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task The_same_objection_twice_and_one_after_the_period_are_refused()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);
        var entries = await EntriesAsync(house);
        await FileAsync(house, entries[0].ApplicationId);

        var twice = await Assert.ThrowsAsync<RefusedException>(() => FileAsync(house, entries[0].ApplicationId));
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(entries[1].Closes));
        var late = await Assert.ThrowsAsync<RefusedException>(() => FileAsync(house, entries[1].ApplicationId));

        Assert.Equal("objected-already", twice.Refusals[0].Code);
        Assert.Equal("notice-closed", late.Refusals[0].Code);
    }

    [Fact]
    public async Task One_person_and_one_round_have_so_many_objections_also_beside_each_other()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);
        var limits = house.Get<Microsoft.Extensions.Options.IOptions<StrangerLimits>>().Value;
        limits.ObjectionsPerPerson = 1;
        var entries = await EntriesAsync(house);
        var asked = await Task.WhenAll(entries.Take(3).Select(async entry =>
        {
            try
            {
                await FileAsync(house, entry.ApplicationId);
                return null;
            }
            catch (RefusedException refused)
            {
                return refused.Refusals[0].Code;
            }
        }));
        Assert.Equal(["objections-limit", "objections-limit"], asked.OfType<string>());

        limits.ObjectionsPerRound = 1;
        var full = await Assert.ThrowsAsync<RefusedException>(() => FileAsync(house, entries[1].ApplicationId, Neighbour));
        Assert.Equal(("objections-limit-round", RefusalKind.TooMany), (full.Refusals[0].Code, full.Kind));
    }

    [Fact]
    public async Task Who_decided_one_objection_to_an_entry_or_voted_for_the_ranking_decides_no_other()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);
        var entry = (await EntriesAsync(house))[0].ApplicationId;
        var first = await FileAsync(house, entry);
        var second = await FileAsync(house, entry, Neighbour);
        var decisions = house.Get<ObjectionDecisionCommands>();
        await decisions.DecideAsync(Cast.SecondOfficer, CollegeStages.RoundId, first.Id, false, "经核查，异议事实不成立。");

        var again = await Assert.ThrowsAsync<RefusedException>(() => decisions.DecideAsync(
            Cast.SecondOfficer, CollegeStages.RoundId, second.Id, false, "经核查，异议事实不成立。"));
        var voter = await Assert.ThrowsAsync<RefusedException>(() => decisions.DecideAsync(
            Cast.Committee[0] with { Roles = new HashSet<Role> { Role.Officer } },
            CollegeStages.RoundId,
            second.Id,
            false,
            "经核查，异议事实不成立。"));
        await decisions.DecideAsync(ThirdOfficer, CollegeStages.RoundId, second.Id, false, "经核查，异议事实不成立。");

        Assert.Equal(("separation-of-duties", "separation-of-duties"), (again.Refusals[0].Code, voter.Refusals[0].Code));
    }

    [Fact]
    public async Task Of_two_objections_to_one_entry_one_upheld_takes_it_out_once_and_the_other_holds_nothing_up()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var entry = (await EntriesAsync(house)).MinBy(e => e.Rank)!.ApplicationId;
        var first = await FileAsync(house, entry);
        var second = await FileAsync(house, entry, Neighbour);
        var decisions = house.Get<ObjectionDecisionCommands>();
        await decisions.DecideAsync(Cast.SecondOfficer, CollegeStages.RoundId, first.Id, true, "经核查，异议事实成立。");
        await house.SettleAsync();

        await run.LaterAsync(20);
        var announced = (await run.RoundAsync()).Standing;
        await decisions.DecideAsync(ThirdOfficer, CollegeStages.RoundId, second.Id, true, "经核查，异议事实成立。");
        await house.SettleAsync();

        Assert.Equal(RoundStanding.Announced, announced);
        Assert.Single(await EntriesAsync(house), e => e.PromotedFor is not null);
        Assert.Equal(3, (await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId)).Items.Count);
        Assert.Equal(ApplicationState.Removed, (await run.ApplicationAsync(entry)).State);
    }

    [Fact]
    public async Task An_objection_upheld_on_a_promoted_reserve_brings_the_next_one_and_then_nobody()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        for (var upheld = 1; upheld <= 4; upheld++)
        {
            // Six were ranked for three places: three reserves, one after the other.
            var entry = (await EntriesAsync(house))
                .Where(e => !e.Removed)
                .OrderByDescending(e => e.PromotedFor is not null)
                .ThenByDescending(e => e.Rank)
                .First();
            var objection = await FileAsync(house, entry.ApplicationId);
            await house.Get<ObjectionDecisionCommands>().DecideAsync(
                Cast.SecondOfficer, CollegeStages.RoundId, objection.Id, true, "经核查，异议事实成立。");
            await house.SettleAsync();
            var standing = (await EntriesAsync(house)).Where(e => !e.Removed).ToList();
            Assert.Equal(upheld <= 3 ? 3 : 2, standing.Count);
            if (upheld <= 3)
            {
                var up = Assert.Single(standing, e => e.PromotedFor == entry.ApplicationId);
                Assert.Equal(ShanghaiTime.DayOf(house.Clock.GetUtcNow()), up.Opens);
                Assert.Equal(
                    NoticeSettings.Of(run.Programme).WorkingDays,
                    ShippedCatalogue.Catalogue.WorkingCalendar.WorkingDaysBetween(up.Opens, up.Closes));
            }

            await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        }

        await run.LaterAsync(20);
        var awards = (await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId)).Items.Select(a => a.Value).ToList();
        Assert.Equal(RoundStanding.Announced, (await run.RoundAsync()).Standing);
        Assert.Equal([1, 2], awards.Select(a => a.Number));
        Assert.Single(
            (await house.Get<Mailbox>().ListAsync(Cast.Administrator.Name, 100)).Entries,
            m => m.Subject.Contains("空出一个名额", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Certificates_are_numbered_in_rank_order_without_gaps_and_everybody_ranked_gets_a_letter_with_scores()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var second = (await EntriesAsync(house)).OrderBy(e => e.Rank).ElementAt(1);
        var objection = await FileAsync(house, second.ApplicationId);
        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, CollegeStages.RoundId, objection.Id, true, "经核查，异议事实成立。");
        await house.SettleAsync();
        await run.LaterAsync(20);

        var awards = (await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId)).Items.Select(a => a.Value).ToList();
        Assert.Equal([1, 3, 4], awards.Select(a => a.Rank));
        Assert.Equal([1, 2, 3], awards.Select(a => a.Number));
        Assert.Equal(["混合所有制学院〔2026〕1-001号", "混合所有制学院〔2026〕1-002号", "混合所有制学院〔2026〕1-003号"], awards.Select(a => a.CertificateNumber));
        Assert.All(awards, a => Assert.Equal(a.AwardedOn.AddYears(AnnouncementSettings.AwardOf(run.Programme).Years), a.ValidUntil));
        for (var number = 1; number <= 6; number++)
        {
            var letters = new List<MailboxMail>();
            foreach (var line in (await house.Get<Mailbox>().ListAsync($"applicant{number}@college.example", 100)).Entries)
            {
                letters.Add((await house.Get<Mailbox>().FindAsync(line.Id))!);
            }

            var letter = Assert.Single(letters, l => l.Text.Contains("产教融合：", StringComparison.Ordinal));
            Assert.Contains("总体良好。", letter.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("专家0", letter.Text, StringComparison.Ordinal);
            Assert.Equal(Cast.ApplicationId(number) == second.ApplicationId, letter.Text.Contains("异议成立", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_objection_committed_between_the_look_and_the_announcement_holds_it_up()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var round = await run.RoundAsync();
        var entry = (await EntriesAsync(house))[0];
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(entry.Closes) - TimeSpan.FromSeconds(1));
        await FileAsync(house, entry.ApplicationId);

        // The act as if it had been decided on before the objection was committed.
        house.Clock.SetUtcNow(ShanghaiTime.CloseOf(entry.Closes) + TimeSpan.FromSeconds(1));
        await house.Get<RoundWalk>().ActAsync(
            new HomeAct(round.Id, NoticeStage.Close.Name, round.Stage), TestContext.Current.CancellationToken);

        Assert.Equal((CollegeStages.PublicNotice, null), ((await run.RoundAsync()).Stage, (await run.RoundAsync()).Seal));
        Assert.Empty((await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId)).Items);
    }

    [Fact]
    public async Task Once_the_announcement_has_begun_no_objection_is_taken()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);
        var tables = house.Get<ITableStore>();
        var stored = (await tables.GetAsync<Round>(RoundKeys.Partition(CollegeStages.RoundId), RoundKeys.Round))!;
        await tables.CommitAsync(
            RoundKeys.Partition(CollegeStages.RoundId),
            RowCodec.Replace(stored, stored.Value with { Seal = new StageSeal(NoticeStage.Close.Name, house.Clock.GetUtcNow()) }));

        var late = await Assert.ThrowsAsync<RefusedException>(async () => await FileAsync(
            house, (await EntriesAsync(house))[0].ApplicationId));

        Assert.Equal("notice-closed", late.Refusals[0].Code);
    }

    [Fact]
    public async Task An_objection_of_a_cancelled_round_is_neither_decided_nor_escalated()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var objection = await FileAsync(house, (await EntriesAsync(house))[0].ApplicationId);
        var changes = house.Get<RoundChangeCommands>();
        var cancel = await changes.ProposeCancellationAsync(Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");
        await changes.DecideAsync(
            Cast.ActorOf("admin2@office.example", Role.Administrator), CollegeStages.RoundId, cancel.Id, true, CollegeStages.RoundId[^4..]);
        await house.SettleAsync();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, CollegeStages.RoundId, objection.Id, true, "经核查，异议事实成立。"));

        Assert.Equal("round-cancelled", refused.Refusals[0].Code);
        Assert.Equal(RoundStanding.Cancelled, (await run.RoundAsync()).Standing);
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running));
    }

    [Fact]
    public async Task Everything_missing_is_named_at_once()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);

        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await house.Get<ObjectionCommands>().FileAsync(
                Citizen, CollegeStages.RoundId, (await EntriesAsync(house))[0].ApplicationId, new NewObjection("", "", "短", [])));

        Assert.Equal(["name", "contact", "reasons"], refused.Refusals.Select(r => r.Field));
    }

    private static readonly Actor Neighbour = Cast.ActorOf("neighbour@people.example", Role.Applicant);
    private static readonly Actor ThirdOfficer = Cast.ActorOf("officer3@office.example", Role.Officer);

    private static Task<Objection> FileAsync(RoundHouse house, string applicationId, Actor? by = null) =>
        house.Get<ObjectionCommands>().FileAsync(by ?? Citizen, CollegeStages.RoundId, applicationId, Reasons);

    private static Task<List<NoticeEntry>> EntriesAsync(RoundHouse house) => house.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries);

    private static async Task<RoundPlayer> AtNoticeAsync(RoundHouse house)
    {
        var run = new RoundPlayer(house) { Applications = 6, Experts = _ => 4 };
        await run.ToAsync(CollegeStages.PublicNotice);
        return run;
    }
}
