namespace Funding.Workflows.Tests.Stages.Committee;

public sealed class ApprovalTests
{
    [Fact]
    public async Task A_returned_ranking_waits_for_the_office_and_is_ranked_again_on_record()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var first = await run.RoundAsync();

        await house.Get<ApprovalCommands>().ReturnAsync(Cast.Committee[0], CollegeStages.RoundId, "请核对第三名的评分表。");
        await house.SettleAsync();
        var held = await run.RoundAsync();
        await house.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, CollegeStages.RoundId, "已逐份核对，评分无误。");
        await house.SettleAsync();
        var again = await run.RoundAsync();

        Assert.Equal((CollegeStages.Ranking, true), (held.Stage, held.RankingOnHold));
        Assert.Equal((CollegeStages.Approval, 2), (again.Stage, again.RankingVersion));
        Assert.Equal((1, 2), (first.Pass, again.Pass));
        Assert.Equal(first.RankingHash, again.RankingHash);
    }

    [Fact]
    public async Task A_vote_counts_for_its_own_pass_and_the_link_of_each_pass_says_which_it_is()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var approvals = house.Get<ApprovalCommands>();
        await approvals.ApproveAsync(Cast.Committee[1], CollegeStages.RoundId, (await run.RoundAsync()).RankingHash![^4..]);
        await approvals.ReturnAsync(Cast.Committee[0], CollegeStages.RoundId, "请核对第三名的评分表。");
        await house.SettleAsync();
        await house.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, CollegeStages.RoundId, "已逐份核对，评分无误。");
        await house.SettleAsync();

        var again = await run.RoundAsync();
        Assert.Equal(["approve:001", "approve:001"], (await house.KeysAsync("s:approve:")).Select(k => k[2..13]));
        Assert.Empty(await house.Get<ApprovalActs>().VotesAsync(again, TestContext.Current.CancellationToken));
        await approvals.ApproveAsync(Cast.Committee[1], CollegeStages.RoundId, again.RankingHash![^4..]);
        Assert.Single(await house.Get<ApprovalActs>().VotesAsync(again, TestContext.Current.CancellationToken));
        var links = await house.Get<LinkService>().ListByPersonAsync(Cast.Committee[0].PersonId, 50);
        Assert.Equal(
            ["approve.1", "approve.2"],
            links.Links.Where(l => l.Terms.Purpose == LinkPurpose.Approve).Select(l => l.Terms.Asked!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_vote_stands_and_one_member_alone_opens_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var typed = (await run.RoundAsync()).RankingHash![^4..];
        var approvals = house.Get<ApprovalCommands>();

        await approvals.ApproveAsync(Cast.Committee[0], CollegeStages.RoundId, typed);
        var twice = await Assert.ThrowsAsync<RefusedException>(
            () => approvals.ApproveAsync(Cast.Committee[0], CollegeStages.RoundId, typed));
        await house.SettleAsync();

        Assert.Equal("voted-already", twice.Refusals[0].Code);
        Assert.Equal(CollegeStages.Approval, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task Something_else_typed_approves_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtApprovalAsync(house);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ApprovalCommands>().ApproveAsync(
            Cast.Committee[0], CollegeStages.RoundId, "zzzz"));

        Assert.Equal("confirmation-mismatch", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task A_deputy_may_vote_only_once_called()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var deputy = Cast.ActorOf("deputy@office.example", Role.Committee);
        await house.Get<PeopleStore>().GrantAsync(deputy.Name, new RoleGrant(Role.Committee), "替补委员");
        var run = await AtApprovalAsync(house);
        var round = await run.RoundAsync();
        var approvals = house.Get<ApprovalCommands>();

        var early = await Assert.ThrowsAsync<RefusedException>(() => approvals.ApproveAsync(
            deputy, CollegeStages.RoundId, round.RankingHash![^4..]));
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(round.CloseOf(CommitteeStage.Kind)) + TimeSpan.FromMinutes(1));
        await approvals.ApproveAsync(deputy, CollegeStages.RoundId, round.RankingHash![^4..]);
        await approvals.ApproveAsync(Cast.Committee[0], CollegeStages.RoundId, round.RankingHash![^4..]);
        await house.SettleAsync();

        Assert.Equal("approval-not-yours", early.Refusals[0].Code);
        Assert.NotEmpty((await house.Get<Mailbox>().ListAsync("deputy@office.example", 10)).Entries);
        Assert.Equal(CollegeStages.PublicNotice, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task An_extension_takes_no_called_deputys_right_away_and_a_ranking_computed_again_calls_anew()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.Get<PeopleStore>().GrantAsync(Deputy.Name, new RoleGrant(Role.Committee), "替补委员");
        var run = await AtApprovalAsync(house);
        var close = (await run.RoundAsync()).CloseOf(CommitteeStage.Kind);
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(close) + TimeSpan.FromMinutes(1));
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeExtensionAsync(Cast.Administrator, CollegeStages.RoundId, CollegeStages.Approval,
            close.AddDays(5), "委员出差，申请延期。");
        await changes.DecideAsync(Cast.ActorOf("admin2@office.example", Role.Administrator), CollegeStages.RoundId, proposal.Id, true,
            CollegeStages.RoundId[^4..]);
        await house.SettleAsync();

        var standing = (await house.Get<ApprovalQueries>().ReadAsync(Deputy, CollegeStages.RoundId)).Standing;
        var task = Assert.Single(await house.Get<ApprovalQueries>().RoundsAsync(Deputy)).Task;
        await house.Get<ApprovalCommands>().ReturnAsync(Deputy, CollegeStages.RoundId, "请核对第三名的评分表。");
        await house.SettleAsync();
        await house.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, CollegeStages.RoundId, "已逐份核对，评分无误。");
        await house.SettleAsync();

        Assert.Equal((VoteStanding.Open, CommitteeTask.Vote), (standing, task));
        Assert.Equal(VoteStanding.Deputy, (await house.Get<ApprovalQueries>().ReadAsync(Deputy, CollegeStages.RoundId)).Standing);
    }

    [Fact]
    public async Task Deputies_are_called_again_every_day_until_somebody_votes()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.Get<PeopleStore>().GrantAsync(Deputy.Name, new RoleGrant(Role.Committee), "替补委员");
        var run = await AtApprovalAsync(house);
        var close = ShanghaiTime.CloseOf((await run.RoundAsync()).CloseOf(CommitteeStage.Kind));

        await house.AdvanceToAsync(close + TimeSpan.FromMinutes(1));
        var first = await MailsAsync(house, Deputy.Name, "审定");
        await house.AdvanceToAsync(close + TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));

        Assert.Equal(1, first);
        Assert.Equal(3, await MailsAsync(house, Deputy.Name, "审定"));
    }

    [Fact]
    public async Task Without_any_deputy_the_administrators_are_told_and_whoever_gets_the_role_is_called_the_next_day()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var close = ShanghaiTime.CloseOf((await run.RoundAsync()).CloseOf(CommitteeStage.Kind));
        var typed = (await run.RoundAsync()).RankingHash![^4..];
        await house.Get<ApprovalCommands>().ApproveAsync(Cast.Committee[0], CollegeStages.RoundId, typed);

        await house.AdvanceToAsync(close + TimeSpan.FromHours(9));
        var told = await MailsAsync(house, Cast.Administrator.Name, "委员逾期未审定");
        await house.Get<PeopleStore>().GrantAsync(Deputy.Name, new RoleGrant(Role.Committee), "替补委员");
        var early = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ApprovalCommands>().ApproveAsync(
            Deputy, CollegeStages.RoundId, typed));
        await house.AdvanceToAsync(close + TimeSpan.FromHours(33));
        await house.Get<ApprovalCommands>().ApproveAsync(Deputy, CollegeStages.RoundId, typed);
        await house.SettleAsync();

        Assert.Equal(1, told);
        Assert.Equal("approval-not-yours", early.Refusals[0].Code);
        Assert.Equal(CollegeStages.PublicNotice, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task Who_applies_in_the_round_votes_on_no_ranking_of_it_and_checks_no_application_of_their_own()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 5, Experts = _ => 4 };
        await run.LaunchAsync();
        await run.ApplyAsync();
        await house.Get<SubmissionCommands>().ReopenAsync(Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1));
        await house.Get<ColleagueCommands>().AddAsync(
            Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1), Cast.Committee[1].Name);
        await house.Get<ColleagueCommands>().AddAsync(
            Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1), Cast.SecondOfficer.Name);
        await house.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(1), CollegeStages.RoundId, Cast.ApplicationId(1));
        await run.LeaveAsync();
        await run.PassAsync();
        var own = await Assert.ThrowsAsync<RefusedException>(() => house.Get<EligibilityCommands>().DecideAsync(
            Cast.SecondOfficer, CollegeStages.RoundId, Cast.ApplicationId(1), true, "材料齐全，符合条件。"));
        await run.ToAsync(CollegeStages.Approval);

        var vote = await Assert.ThrowsAsync<RefusedException>(async () => await house.Get<ApprovalCommands>().ApproveAsync(
            Cast.Committee[1], CollegeStages.RoundId, (await run.RoundAsync()).RankingHash![^4..]));

        Assert.Equal(("conflict-declared", "conflict-declared"), (own.Refusals[0].Code, vote.Refusals[0].Code));
    }

    [Fact]
    public async Task A_member_who_declares_a_conflict_is_replaced_by_a_deputy_at_once_and_the_vote_given_before_does_not_count()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.Get<PeopleStore>().GrantAsync(Deputy.Name, new RoleGrant(Role.Committee), "替补委员");
        var run = await AtApprovalAsync(house);
        var typed = (await run.RoundAsync()).RankingHash![^4..];
        var approvals = house.Get<ApprovalCommands>();
        await approvals.ApproveAsync(Cast.Committee[0], CollegeStages.RoundId, typed);

        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.Committee[0], CollegeStages.RoundId, Cast.CodeOf(1), "本人担任该校客座教授。");
        await house.SettleAsync();
        await approvals.ApproveAsync(Cast.Committee[1], CollegeStages.RoundId, typed);
        await house.SettleAsync();
        var waiting = (await run.RoundAsync()).Stage;
        await approvals.ApproveAsync(Deputy, CollegeStages.RoundId, typed);
        await house.SettleAsync();

        Assert.Equal(CollegeStages.Approval, waiting);
        Assert.Equal(1, await MailsAsync(house, Deputy.Name, "审定"));
        Assert.Equal(CollegeStages.PublicNotice, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task A_returned_ranking_is_brought_to_mind_every_day_and_the_committee_has_its_days_again()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        await house.Get<ApprovalCommands>().ReturnAsync(Cast.Committee[0], CollegeStages.RoundId, "请核对第三名的评分表。");
        await house.SettleAsync();

        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await run.RoundAsync()).CloseOf(CommitteeStage.Kind)) + TimeSpan.FromDays(10));
        var reminders = await MailsAsync(house, Cast.Administrator.Name, "已退回");
        await house.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, CollegeStages.RoundId, "已逐份核对，评分无误。");
        await house.SettleAsync();

        var round = await run.RoundAsync();
        Assert.True(reminders > 10, $"{reminders} reminders");
        Assert.Equal(CollegeStages.Approval, round.Stage);
        Assert.Equal(
            ShippedCatalogue.Catalogue.WorkingCalendar.AddWorkingDays(
                ShanghaiTime.DayOf(house.Clock.GetUtcNow()), CommitteeSettings.Of(run.Programme).WorkingDays),
            round.CloseOf(CommitteeStage.Kind));
    }

    [Fact]
    public async Task A_vote_after_the_notice_was_sealed_is_refused()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var tables = house.Get<ITableStore>();
        var stored = (await tables.GetAsync<Round>(RoundKeys.Partition(CollegeStages.RoundId), RoundKeys.Round))!;
        await tables.CommitAsync(
            RoundKeys.Partition(CollegeStages.RoundId),
            RowCodec.Replace(stored, stored.Value with { Seal = new StageSeal(CommitteeStage.Close.Name, house.Clock.GetUtcNow()) }));

        var late = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ApprovalCommands>().ReturnAsync(
            Cast.Committee[0], CollegeStages.RoundId, "请核对第三名的评分表。"));

        Assert.Equal("approval-not-open", late.Refusals[0].Code);
    }

    [Fact]
    public async Task Extending_or_cancelling_takes_two_administrators()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var round = await run.RoundAsync();
        var changes = house.Get<RoundChangeCommands>();
        var second = Cast.ActorOf("admin2@office.example", Role.Administrator);

        var proposal = await changes.ProposeExtensionAsync(
            Cast.Administrator, CollegeStages.RoundId, CollegeStages.Approval, round.CloseOf(CommitteeStage.Kind).AddDays(5), "委员出差，申请延期。");
        var alone = await Assert.ThrowsAsync<RefusedException>(() => changes.DecideAsync(
            Cast.Administrator, CollegeStages.RoundId, proposal.Id, true, CollegeStages.RoundId[^4..]));
        var extended = await changes.DecideAsync(second, CollegeStages.RoundId, proposal.Id, true, CollegeStages.RoundId[^4..]);
        var cancel = await changes.ProposeCancellationAsync(Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");
        await changes.DecideAsync(second, CollegeStages.RoundId, cancel.Id, true, CollegeStages.RoundId[^4..]);
        await house.SettleAsync();
        var next = await house.Get<LaunchCommands>().LaunchAsync(
            Cast.Administrator, new LaunchRequest { ProgrammeId = run.Programme.Id, Year = 2026, NoticeNumber = "教申〔2026〕9号" });

        Assert.Equal("second-administrator", alone.Refusals[0].Code);
        Assert.Equal(round.CloseOf(CommitteeStage.Kind).AddDays(5), extended.CloseOf(CommitteeStage.Kind));
        Assert.Equal(RoundStanding.Cancelled, (await run.RoundAsync()).Standing);
        Assert.Equal(2, next.Batch);
    }

    private static readonly Actor Deputy = Cast.ActorOf("deputy@office.example", Role.Committee);

    private static async Task<int> MailsAsync(RoundHouse house, string address, string word) =>
        (await house.Get<Mailbox>().ListAsync(address, 100)).Entries.Count(m => m.Subject.Contains(word, StringComparison.Ordinal));

    private static async Task<RoundPlayer> AtApprovalAsync(RoundHouse house)
    {
        var run = new RoundPlayer(house) { Applications = 5, Experts = _ => 4 };
        await run.ToAsync(CollegeStages.Approval);
        return run;
    }
}
