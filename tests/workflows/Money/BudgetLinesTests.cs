using Funding.Workflows.Tests.Awards.Earlier;

namespace Funding.Workflows.Tests.Money;

/// <summary>Lines with everything real below the pages: two administrators, one commit each, and nothing beyond the line.</summary>
public sealed class BudgetLinesTests(AzuriteFixture azurite)
{
    private static readonly LineId Line = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_sets_a_line_up_once_another_administrator_typed_its_amount()
    {
        await using var house = await HouseAsync();
        var changes = house.Get<BudgetChangeCommands>();
        var asked = await changes.ProposeAsync(Cast.Administrator, Line, Plan("1,260,000.50"), Stop);
        Assert.Equal(Yuan.Zero, (await LineAsync(house)).Balances.Planned);
        await house.SettleAsync(Stop);
        Assert.Single(await MailsAsync(house, Cast.SecondAdministrator));
        Assert.Empty(await MailsAsync(house, Cast.Administrator));

        Assert.Equal("role-not-allowed", await RefusedAsync(() => changes.DecideAsync(Cast.Officer, Line, 1, true, "1260000.5", Stop)));
        Assert.Equal(
            "second-administrator", await RefusedAsync(() => changes.DecideAsync(Cast.Administrator, Line, 1, true, "1260000.5", Stop)));
        Assert.Equal("confirmation-mismatch", await RefusedAsync(
            () => changes.DecideAsync(Cast.SecondAdministrator, Line, 1, true, "1260000", Stop)));
        Assert.Equal("budget-change-not-found", await RefusedAsync(
            () => changes.DecideAsync(Cast.SecondAdministrator, Line, 2, true, "1260000.5", Stop)));
        var after = await changes.DecideAsync(Cast.SecondAdministrator, Line, asked.Number, true, "１,260,000.50", Stop);
        Assert.Equal((1260000.50m, 1260000.50m, 1L, 0),
            (after.Balances.Planned.Value, after.Balances.Available.Value, after.Postings, after.Waiting));
        Assert.Equal("budget-change-decided", await RefusedAsync(
            () => changes.DecideAsync(Cast.SecondAdministrator, Line, 1, true, "1260000.5", Stop)));
        await house.SettleAsync(Stop);
        Assert.Equal([after], await house.Get<BudgetStore>().ListAsync(Stop));
        Assert.Equal(
            ["budget-change-proposed", "money-posted", "budget-change-confirmed"],
            (await AuditedAsync(house)).Select(n => n.Action));
    }

    [Fact]
    public async Task A_document_gives_a_line_money_once_however_its_number_is_written()
    {
        await using var house = await HouseAsync(set: 100);
        var changes = house.Get<BudgetChangeCommands>();
        Assert.Equal("document-used", await RefusedAsync(
            () => changes.ProposeAsync(Cast.Administrator, Line, Plan("5") with { Document = " 财教〔2026〕１２号" }, Stop)));
        await changes.ProposeAsync(Cast.Administrator, Line, Plan("5") with { Document = "财教〔2026〕13号" }, Stop);
        await changes.ProposeAsync(Cast.Administrator, Line, Plan("6") with { Document = "财教〔2026〕13号" }, Stop);
        await changes.DecideAsync(Cast.SecondAdministrator, Line, 2, true, "5", Stop);
        Assert.Equal("document-used", await RefusedAsync(() => changes.DecideAsync(Cast.SecondAdministrator, Line, 3, true, "6", Stop)));
        var after = await changes.DecideAsync(Cast.Administrator, Line, 3, false, null, Stop);
        Assert.Equal((105m, 0), (after.Balances.Planned.Value, after.Waiting));
    }

    [Fact]
    public async Task What_is_wrong_with_a_proposal_is_said_by_field()
    {
        await using var house = await HouseAsync(set: 100);
        var changes = house.Get<BudgetChangeCommands>();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => changes.ProposeAsync(
            Cast.Administrator, Line, new(BudgetChangeKind.Plan, "0", "", "少"), Stop));
        Assert.Equal(["amount", "reason", "document"], refused.Refusals.Select(r => r.Field));
        Assert.Equal("role-not-allowed", await RefusedAsync(() => changes.ProposeAsync(Cast.Officer, Line, Plan("1"), Stop)));
        Assert.Equal("programme-unknown", await RefusedAsync(
            () => changes.ProposeAsync(Cast.Administrator, Line with { Programme = "none" }, Plan("1"), Stop)));
        Assert.Equal("budget-line-not-found", await RefusedAsync(() => changes.ProposeAsync(
            Cast.Administrator, Line with { Year = 2027 }, Transfer("1", Line), Stop)));
        Assert.Equal("transfer-line-unknown", await RefusedAsync(() => changes.ProposeAsync(
            Cast.Administrator, Line, Transfer("1", Line), Stop)));
        Assert.Equal("award-unknown", await RefusedAsync(() => changes.ProposeAsync(
            Cast.Administrator, Line, Award("1", "学院〔2023〕999号"), Stop)));
    }

    [Fact]
    public async Task Money_for_an_award_is_reserved_when_it_is_proposed_and_free_again_when_it_is_declined()
    {
        await using var house = await HouseAsync(set: 100);
        var award = await AwardAsync(house);
        var changes = house.Get<BudgetChangeCommands>();
        await changes.ProposeAsync(Cast.Administrator, Line, Award("60", award.CertificateNumber), Stop);
        Assert.Equal((40m, 60m), Free(await LineAsync(house)));
        Assert.Equal("amount-beyond-line", await RefusedAsync(
            () => changes.ProposeAsync(Cast.Administrator, Line, Award("40.01", award.Id), Stop)));
        await changes.ProposeAsync(Cast.SecondAdministrator, Line, Award("40", award.Id), Stop);
        Assert.Equal((0m, 100m), Free(await LineAsync(house)));

        await changes.DecideAsync(Cast.Administrator, Line, 3, false, null, Stop);
        var after = await changes.DecideAsync(Cast.SecondAdministrator, Line, 2, true, "60", Stop);
        Assert.Equal(((40m, 0m), 60m), (Free(after), after.Balances.Committed.Value));
        var postings = await house.Get<BudgetStore>().PostingsAsync(Line, award.Id, null, Stop);
        Assert.Equal(
            [$"{award.Id}:commit:2", $"{award.Id}:release:3", $"{award.Id}:reserve:2", $"{award.Id}:reserve:3"],
            postings.Items.Select(p => $"{p.Value.Key}"));
        Assert.Equal(60m, (await house.Get<BudgetStore>().CaseAsync(Line, award.Id, Stop))!.Value.Holds.Committed.Value);
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    [Fact]
    public async Task An_award_of_somebody_who_acts_for_its_holder_or_that_is_over_gets_nothing_by_their_hand()
    {
        await using var house = await HouseAsync(set: 100);
        var award = await AwardAsync(house);
        var changes = house.Get<BudgetChangeCommands>();
        await house.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(award.Holder)).Insert(
            OrganisationKeys.Organisation, new Organisation(award.Holder, award.HolderName, [Cast.SecondAdministrator.PersonId])), Stop);
        await changes.ProposeAsync(Cast.Administrator, Line, Award("1", award.Id), Stop);
        Assert.Equal("own-award", await RefusedAsync(
            () => changes.ProposeAsync(Cast.SecondAdministrator, Line, Award("1", award.Id), Stop)));
        Assert.Equal("own-award", await RefusedAsync(() => changes.DecideAsync(Cast.SecondAdministrator, Line, 2, true, "1", Stop)));
        await house.Get<AwardChangeCommands>().SuspendAsync(
            Cast.Administrator, award.Id, new("核查期间暂停。", "教职成函〔2026〕8号"), Stop);
        Assert.Equal("award-not-live", await RefusedAsync(
            () => changes.ProposeAsync(Cast.Administrator, Line, Award("1", award.Id), Stop)));
    }

    [Fact]
    public async Task A_transfer_leaves_one_line_and_arrives_in_the_other_once_though_the_process_ends_in_between()
    {
        var next = Line with { Year = 2027 };
        await using var house = await HouseAsync(set: 100);
        var changes = house.Get<BudgetChangeCommands>();
        await SetAsync(house, next, 10);
        await changes.ProposeAsync(Cast.Administrator, Line, Transfer("30", next), Stop);

        // The dispatcher stands still, as if the process had ended right after the commit.
        foreach (var hosted in house.Services.GetServices<IHostedService>())
            await hosted.StopAsync(Stop);
        await changes.DecideAsync(Cast.SecondAdministrator, Line, 2, true, "30", Stop);
        Assert.Equal((70m, 30m), Way(await LineAsync(house)));
        Assert.Equal((10m, 0m), Way(await LineAsync(house, next)));
        for (var time = 0; time < 2; time++)
            await house.Get<Sweep>().RunAsync(Stop);
        Assert.Equal((40m, -30m), Way(await LineAsync(house, next)));
        Assert.Equal((70m, 30m), Way(await LineAsync(house)));

        var verified = await VerifyAsync(house, Line, next);
        Assert.Empty(verified.Faults);
        Assert.Equal(0m, verified.Lines.Values.Sum(l => l.Balances.InTransit.Value));

        static (decimal, decimal) Way(BudgetLine line) => (line.Balances.Available.Value, line.Balances.InTransit.Value);
    }

    [Fact]
    public async Task A_reservation_that_its_home_did_not_follow_is_released_and_one_that_it_did_stands()
    {
        await using var house = await HouseAsync(set: 100);
        var ledger = house.Get<LedgerCommands>();
        PostingDraft Reserved(string of) => PostingDraft.Of(of, PostingPurpose.Reserve, new(40)) with { Follow = new("round:r", of) };
        await ledger.PostAsync(Actor.Rule("ranking"), Line, [Reserved("r-1"), Reserved("r-2")], Stop);
        await house.Get<ITableStore>().CommitAsync("round:r", RowCodec.Insert("r-2", "ranked"), Stop);

        await house.Get<BudgetReconcile>().RunAsync(Stop);
        Assert.Equal((20m, 80m), Free(await LineAsync(house)));
        house.Clock.Advance(ReservationDecision.Term);
        for (var time = 0; time < 2; time++)
            await house.Get<Reconcile>().RunAsync(Stop);
        Assert.Equal((60m, 40m), Free(await LineAsync(house)));
        Assert.Equal(4, (await LineAsync(house)).Postings);
        Assert.Equal([await LineAsync(house)], await house.Get<BudgetStore>().ListAsync(Stop));

        // Whoever comes late is refused rather than given what is not there.
        Assert.Equal("amount-beyond-case", await RefusedAsync(() => ledger.PostAsync(
            Actor.Rule("ranking"), Line, [PostingDraft.Of("r-1", PostingPurpose.Commit, new(40))], Stop)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reservations_at_the_same_moment_never_pass_the_line(bool onAzure)
    {
        await using var house = await HouseAsync(set: 100, onAzure ? await azurite.FreshAsync() : null);
        var ledger = house.Get<LedgerCommands>();
        var random = new Random(2026);
        var wanted = Enumerable.Range(1, onAzure ? 16 : 40)
            .Select(n => PostingDraft.Of($"a-{n}", PostingPurpose.Reserve, Yuan.OfFen(random.Next(1, 1500)))).ToList();

        // Each comes twice at once, as a retry may.
        var answers = await Task.WhenAll(wanted.Concat(wanted).Select(async draft =>
        {
            try
            {
                await ledger.PostAsync(Actor.Rule("ranking"), Line, [draft], Stop);
                return true;
            }
            catch (RefusedException refused) when (refused.Refusals[0].Code == "amount-beyond-line")
            {
                return false;
            }
        }));

        var line = await LineAsync(house);
        var posted = await house.Get<BudgetStore>().AllPostingsAsync(Line, Stop)
            .Where(p => p.Purpose == PostingPurpose.Reserve).ToListAsync(Stop);
        Assert.True(line.Balances.Available >= Yuan.Zero);
        Assert.Equal(100m, posted.Sum(p => p.Amount.Value) + line.Balances.Available.Value);
        Assert.Equal(posted.Select(p => p.Case).Order(), posted.Select(p => p.Case).Distinct().Order());
        Assert.Equal(answers.Count(taken => taken), 2 * posted.Count);
        Assert.True(posted.Count < wanted.Count);
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    [Fact]
    public async Task What_a_double_releases_between_two_reads_is_refused_to_nobody()
    {
        await using var house = await HouseAsync(set: 100, configure: InterruptedTables.Put);
        var ledger = house.Get<LedgerCommands>();
        var actor = Actor.Rule("reservation");
        await ledger.PostAsync(actor, Line, [PostingDraft.Of("a-1", PostingPurpose.Reserve, new(30))], Stop);
        PostingDraft[] release = [PostingDraft.Of("a-1", PostingPurpose.Release, new(30))];

        house.Get<InterruptedTables>().Before(MoneyKeys.Case("a-1"), () => ledger.PostAsync(actor, Line, release, Stop));
        await ledger.PostAsync(actor, Line, release, Stop);

        Assert.Equal((100m, 0m), Free(await LineAsync(house)));
        Assert.Empty((await VerifyAsync(house)).Faults);
    }

    [Fact]
    public async Task A_full_batch_is_one_commit_and_a_page_costs_what_it_should()
    {
        await using var house = await HouseAsync(set: 100);
        var ledger = house.Get<LedgerCommands>();
        PostingDraft[] batch =
            [.. Enumerable.Range(1, LedgerWriter.MostAtOnce).Select(n => PostingDraft.Of($"a-{n:00}", PostingPurpose.Reserve, new(1)))];
        await ledger.PostAsync(Actor.Rule("ranking"), Line, batch, Stop);
        await house.SettleAsync(Stop);
        Assert.Equal((60m, 40m), Free(await LineAsync(house)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ledger.PostAsync(
            Actor.Rule("ranking"), Line, [.. batch, PostingDraft.Of("b", PostingPurpose.Reserve, new(1))], Stop));
        var meter = house.Get<StorageMeter>();
        var before = meter.Total.Sum;
        await house.Get<BudgetStore>().ListAsync(Stop);
        await house.Get<BudgetStore>().PostingsAsync(Line, null, null, Stop);
        Assert.Equal(2, meter.Total.Sum - before);
    }

    private async Task<RoundHouse> HouseAsync(
        decimal? set = null, AzureStorageOptions? azure = null, Action<IServiceCollection>? configure = null)
    {
        var house = new RoundHouse(azure, engineInMemory: true, configure);
        await house.StartAsync(Stop);
        foreach (var administrator in new[] { Cast.Administrator, Cast.SecondAdministrator })
            await house.Get<PeopleStore>().GrantAsync(administrator.Name, new RoleGrant(Role.Administrator), "管理员");
        if (set is { } amount)
            await SetAsync(house, Line, amount);
        return house;
    }

    private static async Task SetAsync(RoundHouse house, LineId line, decimal amount)
    {
        var changes = house.Get<BudgetChangeCommands>();
        await changes.ProposeAsync(Cast.Administrator, line, Plan($"{amount}"), Stop);
        await changes.DecideAsync(Cast.SecondAdministrator, line, 1, true, $"{amount}", Stop);
        await house.SettleAsync(Stop);
    }

    private static async Task<AwardHome> AwardAsync(RoundHouse house)
    {
        var imports = house.Get<EarlierImportCommands>();
        var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", EarlierLists.Csv(EarlierLists.Line(1)), Stop);
        await imports.TakeOverAsync(Cast.Administrator, report.List!, Stop);
        await house.SettleAsync(Stop);
        return (await house.Get<AwardStore>().GetAsync((await house.Get<AwardRollStore>().ReadAsync(Stop))[0].Summary.Id, Stop)).Home;
    }

    private static BudgetRequest Plan(string amount) => new(BudgetChangeKind.Plan, amount, "财教〔2026〕12号", "下达本年度省级资金。");

    private static BudgetRequest Transfer(string amount, LineId to) =>
        new(BudgetChangeKind.Transfer, amount, "财教〔2026〕20号", "结转下年度使用。") { To = $"{to}" };

    private static BudgetRequest Award(string amount, string award) =>
        new(BudgetChangeKind.Award, amount, "财教〔2026〕21号", "首期建设经费。") { Award = award };

    private static (decimal Available, decimal Reserved) Free(BudgetLine line) =>
        (line.Balances.Available.Value, line.Balances.Reserved.Value);

    private static async Task<BudgetLine> LineAsync(RoundHouse house, LineId? line = null) =>
        (await house.Get<BudgetStore>().GetAsync(line ?? Line, Stop)).Value;

    private static async Task<LedgerVerification> VerifyAsync(RoundHouse house, params IReadOnlyList<LineId> lines) =>
        LedgerVerifier.Verify(await house.Get<LedgerExportWriter>().ReadAsync(lines.Count == 0 ? [Line] : lines, Stop).ToListAsync(Stop));

    private static async Task<List<AuditNote>> AuditedAsync(RoundHouse house) =>
        await house.Get<ITableStore>().EnumerateAsync<AuditEntry>(MoneyKeys.Partition(Line), KeyRange.Prefix(AuditKeys.Entry), Stop)
            .Select(e => e.Value.Note).ToListAsync(Stop);

    private static async Task<IReadOnlyList<string>> MailsAsync(RoundHouse house, Actor actor) =>
        [.. (await house.Get<Mailbox>().ListAsync(actor.Name)).Entries.Select(e => e.Subject)];

    private static async Task<string> RefusedAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
