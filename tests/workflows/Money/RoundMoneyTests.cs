namespace Funding.Workflows.Tests.Money;

/// <summary>A round's money from its ranking to its awards, with everything real below the pages.</summary>
public sealed class RoundMoneyTests
{
    private const string Proportional = """
                kind: proportional
                figure: Number("valued-total") * Owners.Where(Kind != "school").Sum(Share) / 100
                cap: 1500000
        """;

    private static readonly LineId Line = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_ranking_reserved_belongs_to_the_awards_to_the_fen()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = new RoundPlayer(house) { Budget = 4_000_000.01m };
        await play.ToAsync(Stage(play, CommitteeStage.Kind));
        var shared = (await house.Get<GrantActs>().AllocationAsync(await play.RoundAsync(), Stop))!;
        var line = await LineAsync(house);
        Assert.Equal((shared.Left, shared.Total - shared.Left), (line.Balances.Available, line.Balances.Reserved));
        Assert.Equal(4_000_000.01m, shared.Total.Value);
        var file = (await house.Get<GrantActs>().FileAsync(await play.RoundAsync(), Stop))!;
        Assert.True(AllocationVerifier.Verify(file, shared.Hash).Holds);

        await play.PlayAsync();
        await house.SettleAsync(Stop);
        line = await LineAsync(house);
        Assert.Equal((Yuan.Zero, shared.Total - shared.Left), (line.Balances.Reserved, line.Balances.Committed));
        var awards = await house.Get<AwardQueries>().OfRoundAsync(play.Id, cancellation: Stop);
        var kept = new List<AwardMoney>();
        foreach (var award in awards.Items.Select(a => a.Value))
        {
            var id = AwardHome.IdOf(play.Id, award.Number);
            var money = (await house.Get<PaymentQueries>().MoneyAsync(id, Stop))!;
            Assert.Equal(money.Amount, (await house.Get<BudgetStore>().CaseAsync(Line, id, Stop))!.Value.Holds.Committed);
            Assert.Equal(money.Amount, money.Tranches.Sum(t => t.Amount));
            Assert.Equal(
                ["start", "interim", "final"],
                (await house.Get<AwardStore>().GetAsync(id, Stop)).Duties.Select(d => d.Value).Where(d => d.Kind == "payment")
                    .Select(d => d.Occurrence).OrderBy(o => Array.IndexOf(["start", "interim", "final"], o)));
            Assert.Contains(money.Amount.Shown(), await LetterAsync(house, award), StringComparison.Ordinal);
            kept.Add(money);
        }

        Assert.Equal(shared.Total - shared.Left, kept.Sum(m => m.Amount));
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    [Fact]
    public async Task Without_its_line_the_ranking_waits_says_so_and_goes_on_by_itself_once_the_money_is_there()
    {
        using var folder = Fixed(1_000_000);
        await using var house = House(folder);
        var play = new RoundPlayer(house) { Programme = Programme(folder), Budget = null };
        await house.StartAsync(Stop);
        await play.InviteAsync(Cast.SecondAdministrator, Role.Administrator, "孙管理");
        await play.LaunchRoundAsync();
        while ((await play.RoundAsync()).Stage != Stage(play, RankingStage.Kind)) await play.PassAsync();
        await house.SettleAsync(Stop);
        Assert.Equal(0, (await play.RoundAsync()).RankingVersion);
        var round = await play.RoundAsync();
        var wait = (await house.Get<GrantActs>().WaitAsync(round, Stop))!;
        Assert.Equal((Line, false), (wait.Lack.Line, wait.Lack.IsSetUp));
        Assert.Contains(await MailsAsync(house, Cast.Administrator), s => s.Contains("经费不足", StringComparison.Ordinal));

        // Too little is told as well, and nobody is placed short.
        await GiveAsync(house, 2_999_999.99m, 1);
        round = await play.RoundAsync();
        Assert.Equal((0, Stage(play, RankingStage.Kind)), (round.RankingVersion, round.Stage));
        wait = (await house.Get<GrantActs>().WaitAsync(round, Stop))!;
        Assert.Equal((3_000_000m, 2_999_999.99m, 0.01m), (wait.Lack.Needed.Value, wait.Lack.Available.Value, wait.Lack.Missing.Value));
        Assert.Equal(Yuan.Zero, (await LineAsync(house)).Balances.Reserved);
        await GiveAsync(house, 0.01m, 2);
        round = await play.RoundAsync();
        Assert.Equal((1, Stage(play, CommitteeStage.Kind)), (round.RankingVersion, round.Stage));
        Assert.Null(await house.Get<GrantActs>().WaitAsync(round with { Stage = Stage(play, RankingStage.Kind) }, Stop));
        Assert.Equal(3_000_000m, (await LineAsync(house)).Balances.Reserved.Value);
    }

    [Fact]
    public async Task A_returned_ranking_frees_its_money_and_reserves_anew()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = new RoundPlayer(house) { Budget = 3_000_000 };
        await play.ToAsync(Stage(play, CommitteeStage.Kind));
        await house.Get<ApprovalCommands>().ReturnAsync(Cast.Chair, play.Id, "请核对第二名的评分汇总。", Stop);
        await house.SettleAsync(Stop);
        Assert.Equal((3_000_000m, 0m), Free(await LineAsync(house)));
        await house.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, play.Id, "已核对，评分无误。", Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(2, (await play.RoundAsync()).RankingVersion);
        Assert.Equal((0m, 3_000_000m), Free(await LineAsync(house)));
        await play.PlayAsync();
        Assert.Equal(3_000_000m, (await LineAsync(house)).Balances.Committed.Value);
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_removal_frees_its_money_for_who_moves_up_and_without_money_nobody_does(bool there)
    {
        using var folder = Fixed(1_000_000);
        await using var house = House(folder);
        var play = new RoundPlayer(house) { Programme = Programme(folder), Budget = 3_000_000 };
        await play.ToAsync(Stage(play, NoticeStage.Kind));
        await house.SettleAsync(Stop);
        var removed = (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).OrderBy(e => e.Rank).First();
        var objection = await house.Get<ObjectionFiling>().FileAsync(
            Cast.Citizen, play.Id, removed.ApplicationId, "张三", "0571-88001122", "该学院申报材料与公示内容不一致，请予核查。", [], Stop);

        // What would become free is somebody else's by then.
        if (!there)
        {
            var round = await play.RoundAsync();
            await house.Get<GrantActs>().ReleaseAsync(round, play.Programme, removed.ApplicationId, Stop);
            await house.Get<LedgerCommands>().PostAsync(
                Actor.Rule("other"), Line, [PostingDraft.Of("other", PostingPurpose.Reserve, new(1_000_000))], Stop);
        }

        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, play.Id, objection.Id, true, "经核查，异议事实成立。", Stop);
        await house.SettleAsync(Stop);
        var entries = (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).Where(e => !e.Removed).ToList();
        Assert.Equal(there ? 3 : 2, entries.Count);
        Assert.Equal(there ? [removed.ApplicationId] : [], entries.Select(e => e.PromotedFor).OfType<string>());
        Assert.Equal(
            there ? 0 : 1,
            (await MailsAsync(house, Cast.Administrator)).Count(s => s.Contains("候补因经费不足", StringComparison.Ordinal)));
        await play.PlayAsync();
        await house.SettleAsync(Stop);
        var line = await LineAsync(house);
        Assert.Equal(there ? 3_000_000m : 2_000_000m, line.Balances.Committed.Value);
        Assert.Equal((RoundStanding.Announced, there ? 0m : 1_000_000m),
            ((await play.RoundAsync()).Standing, line.Balances.Reserved.Value));

        // After the notice nobody moves up any more.
        await GiveAsync(house, 1_000_000, 3);
        Assert.Equal(1_000_000m, (await LineAsync(house)).Balances.Available.Value);
        Assert.Equal(there ? 3 : 2, await StandingAsync(play));
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    [Fact]
    public async Task A_place_without_money_is_filled_when_the_money_comes_and_only_while_the_notice_is_open()
    {
        using var folder = Fixed(1_000_000);
        await using var house = House(folder);
        var play = new RoundPlayer(house) { Programme = Programme(folder), Budget = 3_000_000 };
        await play.ToAsync(Stage(play, NoticeStage.Kind));
        await house.SettleAsync(Stop);
        var removed = (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).OrderBy(e => e.Rank).First();
        await house.Get<GrantActs>().ReleaseAsync(await play.RoundAsync(), play.Programme, removed.ApplicationId, Stop);
        await house.Get<LedgerCommands>().PostAsync(
            Actor.Rule("other"), Line, [PostingDraft.Of("other", PostingPurpose.Reserve, new(1_000_000))], Stop);
        await house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.ApplicantOf(removed.ApplicationId), play.Id, removed.ApplicationId, removed.ApplicationId[^4..], "合作企业退出。", Stop);
        await house.SettleAsync(Stop);
        Assert.Single(await play.RowsAsync<MoneyWait>(GrantKeys.PlaceWaits));
        var shown = await house.Get<StageKindSet>().Of(await play.RoundAsync()).WaitsAsync(
            await ViewAsync(play), Cast.Administrator, Stop);
        Assert.Contains(removed.ApplicationId, Assert.Single(shown).Text.Zh, StringComparison.Ordinal);

        // Too little changes nothing, and nobody is told again.
        await GiveAsync(house, 999_999.99m, 1);
        Assert.Equal(2, await StandingAsync(play));
        await GiveAsync(house, 0.01m, 2);
        var up = Assert.Single(
            await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries), e => e.PromotedFor == removed.ApplicationId);
        Assert.Equal(3, await StandingAsync(play));
        Assert.Equal(ApplicationState.Selected, (await play.ApplicationAsync(up.ApplicationId)).State);
        Assert.Empty(await play.RowsAsync<MoneyWait>(GrantKeys.PlaceWaits));
        Assert.Single(
            await MailsAsync(house, Cast.Administrator), s => s.Contains("候补因经费不足", StringComparison.Ordinal));
        await play.PlayAsync();
        await house.SettleAsync(Stop);
        Assert.Equal(3_000_000m, (await LineAsync(house)).Balances.Committed.Value);
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    [Fact]
    public async Task A_cancelled_round_frees_what_it_had_reserved()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var play = new RoundPlayer(house) { Budget = 3_000_000 };
        await play.ToAsync(Stage(play, CommitteeStage.Kind));
        await house.Get<GrantActs>().ReleaseAllAsync(await play.RoundAsync(), Stop);
        Assert.Equal((3_000_000m, 0m), Free(await LineAsync(house)));
        await house.Get<GrantActs>().ReleaseAllAsync(await play.RoundAsync(), Stop);
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    /// <summary>Rounds of forty to sixty places each want more than the line has: some get all, the others nothing.</summary>
    [Fact]
    public async Task Rounds_at_the_same_moment_never_pass_the_line_and_none_is_served_in_part()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        foreach (var administrator in new[] { Cast.Administrator, Cast.SecondAdministrator })
            await house.Get<PeopleStore>().GrantAsync(administrator.Name, new RoleGrant(Role.Administrator), "管理员");
        await GiveAsync(house, 100, 1);
        var reservations = house.Get<Reservations>();
        WantedMoney[] Of(int round) => [.. Enumerable.Range(1, 30 + (round * 7)).Select(n =>
            new WantedMoney(Line, $"r{round}-{n}", new(1), new($"round:r{round}", "ranking")))];
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).SelectMany(round => new[] { round, round }).Select(async round =>
            (Round: round, Lack: await reservations.ReserveAsync(Of(round), 0, Stop))));

        // Whoever was told that it lacks may have been beaten by its own double; it asks again.
        var sums = new Dictionary<int, decimal>();
        for (var round = 1; round <= 4; round++)
            sums[round] = (await house.Get<BudgetStore>().CasesAsync(Line, $"r{round}-", Stop).ToListAsync(Stop))
                .Sum(c => c.Holds.Reserved.Value);
        var line = await LineAsync(house);
        Assert.Equal(100m, line.Balances.Available.Value + line.Balances.Reserved.Value);
        Assert.True(line.Balances.Available >= Yuan.Zero);
        Assert.All(sums, s => Assert.True(s.Value == 0 || s.Value == Of(s.Key).Length, $"round {s.Key} has {s.Value}"));
        Assert.All(answers.Where(a => a.Lack is null), a => Assert.Equal(Of(a.Round).Length, sums[a.Round]));
        Assert.Contains(sums.Values, s => s > 0);
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    private static RoundHouse House(ProgrammesFolder folder) => new(engineInMemory: true, configure: services => services
        .AddSingleton(Catalogue.Load(folder.Path)));

    private static ProgrammesFolder Fixed(int each)
    {
        var folder = new ProgrammesFolder();
        folder.Change(ProgrammesFolder.College, Proportional, $"""
                    kind: fixed
                    each: {each}
            """);
        return folder;
    }

    private static Programme Programme(ProgrammesFolder folder) => Catalogue.Load(folder.Path).Programme(Line.Programme);

    private static StageKey Stage(RoundPlayer play, string kind) => new(play.Programme.Stages.First(s => s.Kind == kind).Id);

    private static async Task<int> StandingAsync(RoundPlayer play) =>
        (await play.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries)).Count(e => !e.Removed);

    private static async Task<StageView> ViewAsync(RoundPlayer play)
    {
        var round = await play.RoundAsync();
        return new(round, round.Stages.Of(round.Stage), play.Programme);
    }

    private static async Task GiveAsync(RoundHouse house, decimal amount, int document)
    {
        var changes = house.Get<BudgetChangeCommands>();
        var typed = amount.ToString(CultureInfo.InvariantCulture);
        var asked = await changes.ProposeAsync(
            Cast.Administrator, Line, new(BudgetChangeKind.Plan, typed, $"财教〔2026〕{document}号", "下达本年度省级资金。"), Stop);
        await changes.DecideAsync(Cast.SecondAdministrator, Line, asked.Number, true, typed, Stop);
        await house.SettleAsync(Stop);
    }

    private static async Task<BudgetLine> LineAsync(RoundHouse house) => (await house.Get<BudgetStore>().GetAsync(Line, Stop)).Value;

    private static (decimal Available, decimal Reserved) Free(BudgetLine line) =>
        (line.Balances.Available.Value, line.Balances.Reserved.Value);

    private static async Task<LedgerVerification> VerifyAsync(RoundHouse house) =>
        LedgerVerifier.Verify(await house.Get<LedgerExportWriter>().ReadAsync([Line], Stop).ToListAsync(Stop));

    private static async Task<IReadOnlyList<string>> MailsAsync(RoundHouse house, Actor actor) =>
        [.. (await house.Get<Mailbox>().ListAsync(actor.Name)).Entries.Select(e => e.Subject)];

    private static async Task<string> LetterAsync(RoundHouse house, Award award)
    {
        var applicant = Cast.ApplicantOf(award.ApplicationId).Name;
        var letters = new List<string>();
        foreach (var entry in (await house.Get<Mailbox>().ListAsync(applicant)).Entries)
            letters.Add((await house.Get<Mailbox>().FindAsync(entry.Id))!.Text);
        return letters.First(l => l.Contains("核定经费", StringComparison.Ordinal));
    }
}
