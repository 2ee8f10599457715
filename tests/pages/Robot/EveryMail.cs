namespace Funding.Pages.Tests.Robot;

/// <summary>A round that sends every mail with a button, stopping each time while their links are live.</summary>
internal static class EveryMail
{
    /// <summary>The stop at which the committee approves.</summary>
    public const string RankedAgain = "ranked again";

    private const string Citizen = "citizen@mail.example";

    public static async IAsyncEnumerable<string> PlayAsync(RoundPlayer round)
    {
        await foreach (var stop in CallAsync(round))
            yield return stop;
        await foreach (var stop in RecommendationAndEligibilityAsync(round))
            yield return stop;
        await foreach (var stop in ReviewAsync(round))
            yield return stop;
        await foreach (var stop in ApprovalAsync(round))
            yield return stop;
        await foreach (var stop in NoticeAsync(round))
            yield return stop;
    }

    private static async IAsyncEnumerable<string> CallAsync(RoundPlayer round)
    {
        var people = round.Get<PeopleStore>();
        await people.GrantAsync(Cast.SecondAdministrator.Name, new RoleGrant(Role.Administrator), "钱管理");

        // The launch day finds no committee yet, which the administrators are told.
        await round.Get<DailyLaunch>().RunAsync();
        await round.LaunchAsync();
        await people.GrantAsync(Cast.SecondOfficer.Name, new RoleGrant(Role.Officer), "吴审查", "en");
        await round.ApplyAsync();
        var writer = Cast.ActorOf("writer@college.example", Role.Applicant);
        await people.GetOrCreateAsync(writer.Name, "en");
        var draft = await round.Get<ApplicationCommands>().CreateAsync(
            writer,
            round.Id,
            new NewApplication(
                CreditCode.Complete("12330000000000077").Value, "未名职业技术学院", round.Programme.Subject.Kinds[1].Id, round.Desk));
        await round.Get<ColleagueCommands>().AddAsync(writer, round.Id, draft.Id, "colleague@college.example");
        var launched = await round.RoundAsync();
        var changes = round.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeExtensionAsync(
            Cast.Administrator, round.Id, CollegeStages.Recommendation, launched.CloseOf(QuotaStage.Kind).AddDays(1), "个别设区市集中培训，推荐延期一天。");
        await round.Get<SignInService>().RequestAsync("newcomer@college.example", IPAddress.Loopback, "zh", "/apply");
        await round.Get<SignInService>().RequestAsync("reader@college.example", IPAddress.Loopback, "en");
        await round.Get<PeopleCommands>().GrantAsync(Cast.Administrator, "officer3@funding.example", new RoleGrant(Role.Officer), "郑审查");
        await round.SettleAsync();
        await round.Get<AuditHeads>().PublishAsync();
        yield return "call";

        await round.AdvanceToAsync(ShanghaiTime.CloseOf(ShanghaiTime.DayOf(round.Get<TimeProvider>().GetUtcNow())).AddHours(9));
        yield return "proposal waits";

        await changes.DecideAsync(
            Cast.SecondAdministrator, round.Id, proposal.Id, false, round.Id[^4..]);

        await round.AdvanceToAsync(ShanghaiTime.CloseOf(launched.CloseOf(CallStage.Kind)).AddHours(-3));
        yield return "last day of the call";
    }

    private static async IAsyncEnumerable<string> RecommendationAndEligibilityAsync(RoundPlayer round)
    {
        await round.LeaveAsync();
        yield return "recommendation";

        await round.AdvanceToAsync(ShanghaiTime.CloseOf((await round.RoundAsync()).CloseOf(QuotaStage.Kind)).AddHours(-3));
        yield return "last day of the recommendation";

        await round.PassAsync();
        yield return "eligibility";

        await NearNameAsync(round);

        var corrected = Cast.ApplicationId(2);
        var asked = await round.Get<EligibilityCommands>().AskForCorrectionAsync(Cast.Officer, round.Id, corrected, "合作协议缺少第二方盖章，请补正。");
        yield return "correction";

        // Its day was given before the year's notice of holidays was there.
        await round.GivenEarlierAsync(corrected);
        await round.Get<Reconcile>().RunAsync(round.Id);
        await round.SettleAsync();
        yield return "correction moved";

        await round.AdvanceToAsync(ShanghaiTime.CloseOf(asked.Correction!.DueOn).AddHours(-3));
        yield return "last day of the correction";

        await round.Get<SubmissionCommands>().SubmitAsync(
            Cast.Applicant(2), round.Id, corrected);
        await round.DecideEligibilityAsync();
        yield return "corrected";
    }

    private static async Task GivenEarlierAsync(this RoundPlayer round, string applicationId)
    {
        var tables = round.Get<ITableStore>();
        var partition = RoundKeys.Partition(round.Id);
        var stored = (await tables.GetAsync<Application>(partition, RoundKeys.Application(applicationId)))!;
        var correction = stored.Value.Correction!;
        await tables.CommitAsync(
            partition,
            RowCodec.Replace(stored, stored.Value with { Correction = correction with { DueOn = correction.DueOn.AddDays(-1) } }));
    }

    /// <summary>An expert of a unit whose name is near an applicant's: the administrators are asked whether it is the same.</summary>
    private static async Task NearNameAsync(RoundPlayer round)
    {
        var applicant = (await round.Get<ApplicationStore>().GetAsync(round.Id, Cast.ApplicationId(1))).Value.OrganisationName;
        using var list = new MemoryStream(Encoding.UTF8.GetBytes($"姓名,邮箱,单位,方\n李明,li@near.example,{applicant}机电工程学院,学校\n"));
        await round.Get<ExpertImport>().ImportAsync(Cast.Administrator, round.Id, list);
    }

    private static async IAsyncEnumerable<string> ReviewAsync(RoundPlayer round)
    {
        await round.AtPublicValueAsync();
        yield return "public value";

        await round.Get<PublicValueCommands>().EnterAsync(Cast.Chair, round.Id, "3271.50");
        await round.Get<PublicValueCommands>().EnterAsync(Cast.Vice, round.Id, "3217.50");
        await round.SettleAsync();
        yield return "two public values";

        await round.EnterPublicValueAsync();
        yield return "review";

        var assigned = (await round.SheetsAsync()).Where(s => s.State == ReviewState.Assigned).ToList();
        await round.AdvanceToAsync(ShanghaiTime.CloseOf(assigned.Min(s => s.AnswerBy)).AddHours(-3));
        yield return "last day to answer";

        foreach (var sheet in assigned)
            await round.Get<SheetCommands>().AcceptAsync(
                new Actor(sheet.ExpertId, "", new HashSet<Role> { Role.Expert }, null, "session:test"), round.Id, sheet.ApplicationId);
        var closes = (await round.RoundAsync()).CloseOf(PanelReviewStage.Kind);
        await round.AdvanceToAsync(ShanghaiTime.CloseOf(closes).AddHours(-3));
        yield return "last day of the review";

        // Nobody has signed: the review cannot close, and two administrators extend it.
        await round.AdvanceToAsync(ShanghaiTime.CloseOf(closes).AddHours(9));
        yield return "unscored";

        var changes = round.Get<RoundChangeCommands>();
        var extension = await changes.ProposeExtensionAsync(
            Cast.Administrator, round.Id, CollegeStages.Review, closes.AddDays(7), "尚无已签署的评分表，评审延期一周。");
        await changes.DecideAsync(
            Cast.SecondAdministrator, round.Id, extension.Id, true, round.Id[^4..]);
        await round.SettleAsync();
    }

    private static async IAsyncEnumerable<string> ApprovalAsync(RoundPlayer round)
    {
        await round.PassAsync();
        yield return "defence";

        await round.PlanDefenceAsync();
        await round.Get<DefencePlanCommands>().PublishAsync(Cast.Officer, round.Id);
        await round.SettleAsync();
        yield return "sessions";

        await round.MoveSessionAsync(Cast.ApplicationId(1));
        await round.HearDefenceAsync();
        await round.AdvanceToAsync(ShanghaiTime.CloseOf((await round.RoundAsync()).CloseOf(DefenceStage.Kind)).AddHours(-3));
        yield return "last day of the defence";

        await round.WriteNotesAsync();
        await round.ToAsync(CollegeStages.Approval);
        yield return "approval";

        var closes = ShanghaiTime.CloseOf((await round.RoundAsync()).CloseOf(CommitteeStage.Kind));
        await round.AdvanceToAsync(closes.AddHours(-3));
        yield return "last day of the approval";

        await round.AdvanceToAsync(closes.AddHours(9));
        yield return "deputies";

        await round.Get<ApprovalCommands>().ReturnAsync(Cast.Chair, round.Id, "请核对第二项的评分离散度后重新排名。");
        await round.SettleAsync();
        yield return "returned";

        await round.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, round.Id, "已核对，评分无误。");
        await round.SettleAsync();
        yield return RankedAgain;
    }

    private static async IAsyncEnumerable<string> NoticeAsync(RoundPlayer round)
    {
        // The committee approved by its mails' links at the stop before.
        await round.SettleAsync();
        yield return "public notice";

        var first = (await round.Get<NoticeQueries>().EntriesAsync(round.Id)).Items[0].Value.ApplicationId;
        await round.Get<PeopleStore>().GetOrCreateAsync(Citizen);
        var objection = await round.Get<ObjectionCommands>().FileAsync(Cast.ActorOf(Citizen, Role.Applicant), round.Id, first,
            new NewObjection("马建国", "13800000000", "合作企业的出资比例与公开登记的信息不一致，请予核实。", []));
        await round.SettleAsync();
        yield return "objection";

        await round.AdvanceToAsync(ShanghaiTime.CloseOf(objection.DueOn).AddHours(-3));
        yield return "last day of the objection";

        await round.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, round.Id, objection.Id, upheld: true, "经核实，登记出资与申报不符。");
        await round.SettleAsync();
        yield return "reserve promoted";

        // The entry that moved up falls too, and no reserve is left.
        var promoted =
            (await round.Get<NoticeQueries>().EntriesAsync(round.Id)).Items.Select(e => e.Value).MaxBy(e => e.Rank)!.ApplicationId;
        var second = await round.Get<ObjectionCommands>().FileAsync(Cast.ActorOf(Citizen, Role.Applicant), round.Id, promoted,
            new NewObjection("马建国", "13800000000", "该学院在建的实训基地与申报材料所述面积不一致，请予核实。", []));
        await round.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, round.Id, second.Id, upheld: true, "经现场核查，面积与申报不符。");
        await round.SettleAsync();
        yield return "place left vacant";

        await round.AdvanceToAsync(round.Get<TimeProvider>().GetUtcNow().AddDays(20));
        yield return "announcement";
    }
}
