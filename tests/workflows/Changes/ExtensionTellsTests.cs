namespace Funding.Workflows.Tests.Changes;

/// <summary>An extension reaches whoever has a deadline that moves, once, with a link that works, and nobody else.</summary>
public sealed class ExtensionTellsTests
{
    private static readonly string Partition = RoundKeys.Partition(CollegeStages.RoundId);

    private static readonly string[] Staff = ["admin2@office.example", "admin@office.example", "chair@office.example",
        "officer2@office.example", "officer@office.example", "vice@office.example"];

    [Fact]
    public async Task A_longer_review_is_told_to_every_expert_with_unsigned_sheets_and_to_none_who_signed()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtReviewAsync(house);
        var done = (await SheetsAsync(house)).GroupBy(s => s.ExpertId).OrderBy(g => g.Key, StringComparer.Ordinal).First().Key;
        await run.ReviewAsync(sheet => sheet.ExpertId == done);
        var open = (await SheetsAsync(house)).Where(s => s.State.IsOpen()).Select(s => s.ExpertId).Distinct().Order(StringComparer.Ordinal)
            .ToList();
        var before = await run.RoundAsync();

        var after = await house.ExtendAsync(CollegeStages.Review, before.CloseOf(PanelReviewStage.Kind).AddDays(7));

        var mails = await house.ExtensionMailsAsync();
        var experts = mails.Where(m => m.ToAddress.EndsWith("@expert.example", StringComparison.Ordinal)).ToList();
        Assert.Equal(open, experts.Select(m => Person.IdOf(m.ToAddress)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(done, open);
        Assert.Equal(Staff, mails.Except(experts).Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        await house.AdvanceToAsync(ShanghaiTime.StartOf(after.CloseOf(PanelReviewStage.Kind)));
        var mail = experts[0];
        Assert.Equal(Person.IdOf(mail.ToAddress), await house.EnterAsync(mail, LinkPurpose.ReviewDesk));
        Assert.Contains($"{before.CloseOf(PanelReviewStage.Kind):yyyy年M月d日}（星期", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"→ {after.CloseOf(PanelReviewStage.Kind):yyyy年M月d日}（星期", mail.Text, StringComparison.Ordinal);
        Assert.Contains("尚未签署", mail.Text, StringComparison.Ordinal);
        Assert.Contains(ExtensionHouse.Reason, mail.Text, StringComparison.Ordinal);
        var told = Assert.Single(await house.AuditedAsync("deadlines-told"));
        Assert.Equal((mails.Count.ToString(CultureInfo.InvariantCulture), open.Count.ToString(CultureInfo.InvariantCulture)),
            (told.Facts["persons"], told.Facts["Review"]));
    }

    [Fact]
    public async Task The_page_counts_exactly_those_who_are_told()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtReviewAsync(house);
        var day = (await run.RoundAsync()).CloseOf(PanelReviewStage.Kind).AddDays(7);
        await house.Get<PeopleStore>()
            .GrantAsync(ExtensionHouse.Second.Name, new RoleGrant(Role.Administrator), ExtensionHouse.Second.Name);
        var preview = await house.Get<ExtensionPreviews>().ReadAsync(Cast.Administrator, CollegeStages.RoundId, CollegeStages.Review, day);

        await house.ExtendAsync(CollegeStages.Review, day);

        var mails = await house.ExtensionMailsAsync();
        Assert.Equal(preview.Persons, mails.Count);
        Assert.Equal(mails.Count, mails.Select(m => m.ToAddress).Distinct().Count());
        Assert.Equal(
            [CollegeStages.Review, CollegeStages.Defence, CollegeStages.Countersign, CollegeStages.Approval],
            preview.Days.Select(d => d.Moved.Day.Stage));
        Assert.Equal(mails.Count(m => m.ToAddress.EndsWith("@expert.example", StringComparison.Ordinal)),
            preview.Kinds.Single(k => k.Kind == ConcernKind.Review).Persons);
        Assert.Equal(2, preview.Kinds.Single(k => k.Kind == ConcernKind.Approval).Persons);
    }

    [Fact]
    public async Task A_longer_call_is_told_to_drafts_submissions_and_desks_and_a_person_of_several_gets_one_mail()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        await run.DraftAsync(3);
        await run.DraftAsync(4);
        // Recommends for a city and fills in two applications.
        await house.Get<PeopleStore>().GrantAsync("applicant4@college.example", new RoleGrant(Role.Recommender, "huzhou"), "湖州");
        await AddEditorAsync(house, 3, "applicant4@college.example");
        await house.SettleAsync();
        var before = await run.RoundAsync();

        var after = await house.ExtendAsync(CollegeStages.Call, before.CloseOf(CallStage.Kind).AddDays(7));

        foreach (var address in new[] { "applicant1@college.example", "applicant3@college.example", "ningbo@city.example",
            "hangzhou@city.example", "officer@office.example", "chair@office.example" })
        {
            Assert.Single(await house.ExtensionMailsAsync(address));
        }

        var several = Assert.Single(await house.ExtensionMailsAsync("applicant4@college.example"));
        Assert.Contains("您的申报草稿“第3产业特色学院", several.Text, StringComparison.Ordinal);
        Assert.Contains("您的申报草稿“第4产业特色学院", several.Text, StringComparison.Ordinal);
        Assert.Contains("推荐截止", several.Text, StringComparison.Ordinal);
        Assert.Equal(Person.IdOf(several.ToAddress), await house.EnterAsync(several, LinkPurpose.Apply));
        var desk = Assert.Single(await house.ExtensionMailsAsync("ningbo@city.example"));
        Assert.Contains($"→ {after.CloseOf(QuotaStage.Kind):yyyy年M月d日}", desk.Text, StringComparison.Ordinal);
        Assert.Equal(Person.IdOf(desk.ToAddress), await house.EnterAsync(desk, LinkPurpose.RecommendDesk));
    }

    [Fact]
    public async Task A_longer_eligibility_check_is_told_to_officers_and_moves_no_correction()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 2 };
        await run.ToAsync(CollegeStages.Eligibility);
        await house.Get<EligibilityCommands>()
            .AskForCorrectionAsync(Cast.Officer, CollegeStages.RoundId, Cast.ApplicationId(1), "请补充国有资产评估备案材料。");
        var due = (await run.ApplicationAsync(Cast.ApplicationId(1))).Correction!.DueOn;

        await house.ExtendAsync(CollegeStages.Eligibility, (await run.RoundAsync()).CloseOf(EligibilityStage.Kind).AddDays(7));

        Assert.Equal(Staff, (await house.ExtensionMailsAsync()).Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        var officer = Assert.Single(await house.ExtensionMailsAsync("officer@office.example"));
        Assert.Contains("形式审查截止", officer.Text, StringComparison.Ordinal);
        Assert.Equal(Cast.Officer.PersonId, await house.EnterAsync(officer, LinkPurpose.OfficerDesk));
        var member = Assert.Single(await house.ExtensionMailsAsync("chair@office.example"));
        Assert.Contains("录入抽取所用公开数值的截止", member.Text, StringComparison.Ordinal);
        Assert.Equal(Cast.Committee[0].PersonId, await house.EnterAsync(member, LinkPurpose.PublicValue));
        Assert.Equal(due, (await run.ApplicationAsync(Cast.ApplicationId(1))).Correction!.DueOn);
    }

    [Fact]
    public async Task A_longer_approval_is_told_to_the_member_who_has_not_voted_as_a_task_of_their_own()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 4, Experts = _ => 3 };
        await run.ToAsync(CollegeStages.Approval);
        await house.Get<ApprovalCommands>()
            .ApproveAsync(Cast.Committee[0], CollegeStages.RoundId, (await run.RoundAsync()).RankingHash![^4..]);

        await house.ExtendAsync(CollegeStages.Approval, (await run.RoundAsync()).CloseOf(CommitteeStage.Kind).AddDays(7));

        Assert.Equal(Staff, (await house.ExtensionMailsAsync()).Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        Assert.Contains("审定表决截止", Assert.Single(await house.ExtensionMailsAsync("vice@office.example")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("审定表决截止", Assert.Single(await house.ExtensionMailsAsync("chair@office.example")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_to_answer_that_the_close_had_cut_short_follows_the_extension_and_is_told_in_the_same_mail()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtReviewAsync(house);
        var round = await run.RoundAsync();
        var sheet = (await SheetsAsync(house))[0];
        // As if it had been given to a replacement on the day before the close.
        var tables = house.Get<ITableStore>();
        var stored = (await tables.GetAsync<ReviewSheet>(Partition, RoundKeys.Sheet(sheet.ExpertId, sheet.ApplicationId)))!;
        var assigned = ShanghaiTime.StartOf(round.CloseOf(PanelReviewStage.Kind).AddDays(-1)).AddHours(9);
        await tables.CommitAsync(Partition,
            RowCodec.Replace(stored, sheet with { AssignedAt = assigned, AnswerBy = round.CloseOf(PanelReviewStage.Kind) }));

        await house.ExtendAsync(CollegeStages.Review, round.CloseOf(PanelReviewStage.Kind).AddDays(7));
        await house.Get<Reconcile>().RunAsync();
        await house.SettleAsync();

        var moved = (await tables.GetAsync<ReviewSheet>(Partition, RoundKeys.Sheet(sheet.ExpertId, sheet.ApplicationId)))!.Value.AnswerBy;
        Assert.True(moved > round.CloseOf(PanelReviewStage.Kind));
        var mail = Assert.Single(await house.ExtensionMailsAsync(), m => Person.IdOf(m.ToAddress) == sheet.ExpertId);
        Assert.Contains($"答复接受或回避的截止：{round.CloseOf(PanelReviewStage.Kind):yyyy年M月d日}", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"→ {moved:yyyy年M月d日}", mail.Text, StringComparison.Ordinal);
        Assert.Empty(await house.ExtensionMailsAsync(mail.ToAddress, "期限变更"));
    }

    [Fact]
    public async Task Hundreds_are_told_once_each_wherever_the_process_is_killed()
    {
        BreakableTables tables = null!;
        await using var house = new RoundHouse(engineInMemory: true, configure: services =>
        {
            var sqlite = services.Last(s => s.ServiceType == typeof(ITableStore));
            services.Remove(sqlite);
            services.AddSingleton<ITableStore>(p =>
                tables = new BreakableTables((ITableStore)ActivatorUtilities.CreateInstance(p, sqlite.ImplementationType!)));
        });
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        var addresses = await AddDraftsAsync(house, 130);
        var day = (await run.RoundAsync()).CloseOf(CallStage.Kind);
        var told = 0;
        foreach (var commits in new[] { 1, 2, 3, 4, 7, 40 })
        {
            day = day.AddDays(1);
            var proposal = await house.ProposeAsync(CollegeStages.Call, day);
            await house.SettleAsync();
            tables.CommitsLeft = commits;
            await house.AcceptAsync(proposal);
            await house.SettleAsync();
            tables.CommitsLeft = null;

            // What the dead process left behind is due again a little later.
            house.Clock.Advance(TimeSpan.FromMinutes(10));
            await house.Get<Sweep>().RunAsync();
            await house.SettleAsync();
            house.Clock.Advance(TimeSpan.FromMinutes(10));
            await house.Get<Sweep>().RunAsync();
            await house.SettleAsync();

            told++;
            var mails = (await house.ExtensionMailsAsync()).GroupBy(m => m.ToAddress).ToDictionary(g => g.Key, g => g.Count());
            Assert.All(addresses.Concat(Staff), address => Assert.Equal((address, told), (address, mails.GetValueOrDefault(address))));
        }
    }

    [Fact]
    public async Task The_same_news_carried_out_again_tells_nobody_twice_and_is_on_record_once()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        var before = await run.RoundAsync();
        var after = await house.ExtendAsync(CollegeStages.Call, before.CloseOf(CallStage.Kind).AddDays(3));
        var mails = (await house.ExtensionMailsAsync()).Count;
        var proposal = (await house.Get<ITableStore>().EnumerateAsync<RoundProposal>(Partition, KeyRange.Prefix(RoundKeys.Proposals))
            .FirstAsync()).Value;

        await house.Get<CommitWriter>()
            .SaveAsync(new Commit(Partition)
            .TellOf(before.Id, proposal.Id, house.Get<RoundDays>().Change(before, after), new(proposal.Reason, proposal.Reason)));
        await house.SettleAsync();

        Assert.True(mails > Staff.Length);
        Assert.Equal(mails, (await house.ExtensionMailsAsync()).Count);
        Assert.Single(await house.AuditedAsync("deadlines-told"));
    }

    private static async Task<RoundPlayer> AtReviewAsync(RoundHouse house)
    {
        var run = new RoundPlayer(house) { Applications = 5, Experts = _ => 4 };
        await run.ToAsync(CollegeStages.Review);

        return run;
    }

    private static Task<List<ReviewSheet>> SheetsAsync(RoundHouse house) => house.RowsAsync<ReviewSheet>(RoundKeys.SheetsByExpert);

    private static async Task AddEditorAsync(RoundHouse house, int number, string address)
    {
        var stored = (await house.Get<ITableStore>()
            .GetAsync<Application>(Partition, RoundKeys.Application(Cast.ApplicationId(number))))!;
        await house.Get<CommitWriter>()
            .SaveAsync(new Commit(Partition)
            .ReplaceApplication(stored, stored.Value with { Editors = [.. stored.Value.Editors, Person.IdOf(address)] }));
    }

    private static async Task<IReadOnlyList<string>> AddDraftsAsync(RoundHouse house, int count)
    {
        var addresses = new List<string>();
        foreach (var number in Enumerable.Range(1001, count))
        {
            var address = $"draft{number}@college.example";
            var person = await house.Get<PeopleStore>().GetOrCreateAsync(address);
            await house.Get<CommitWriter>().SaveAsync(new Commit(Partition).InsertApplication(new Application
            {
                Id = Cast.ApplicationId(number),
                RoundId = CollegeStages.RoundId,
                CreditCode = Cast.CodeOf(number),
                OrganisationName = $"第{number}职业技术学院",
                ApplicantKind = "school",
                Desk = "hangzhou",
                State = ApplicationState.Draft,
                Editors = [person.Id],
                CreatedAt = house.Clock.GetUtcNow(),
            }));
            addresses.Add(address);
        }

        await house.SettleAsync();
        return addresses;
    }
}
