namespace Funding.Workflows.Tests.Stages.Notice;

/// <summary>Cases that come to the public notice and the announcement one by one.</summary>
public sealed class CaseNoticeTests : IAsyncLifetime
{
    private readonly RollingGrants file = new();
    private RoundHouse house = null!;
    private RoundPlayer round = null!;

    public async ValueTask InitializeAsync()
    {
        house = new RoundHouse(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        round = new RoundPlayer(house) { Programme = file.Programme };
        await round.LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        file.Dispose();
    }

    [Fact]
    public async Task Each_entry_has_working_days_of_its_own_under_the_rounds_one_number_and_is_awarded_after_them()
    {
        await ToNoticeAsync(1);
        await round.LaterAsync(3);
        await ToNoticeAsync(2);
        var (first, second) = (await EntryAsync(1), await EntryAsync(2));
        Assert.Equal((1, 2), (first.Rank, second.Rank));
        Assert.Equal(first.Opens.AddDays(3), second.Opens);
        Assert.True(second.Closes > first.Closes);
        Assert.Equal("教申〔2026〕1号-公示", first.NoticeNumber);
        Assert.Equal(first.NoticeNumber, second.NoticeNumber);
        var running = await round.RoundAsync();
        Assert.Equal((first.NoticeNumber, first.Opens), (running.PublicNoticeNumber, ShanghaiTime.DayOf(running.PublicNoticeAt!.Value)));

        await round.AdvanceToAsync(ShanghaiTime.CloseOf(first.Closes).AddMinutes(1));
        var award = Assert.Single(await AwardsAsync());
        Assert.Equal((1, Cast.ApplicationId(1), first.Closes.AddDays(1)), (award.Number, award.ApplicationId, award.AwardedOn));
        Assert.Equal("教申〔2026〕1号-公布", award.AnnouncementNumber);
        Assert.Equal((ApplicationState.Awarded, ApplicationState.Selected), (await StateAsync(1), await StateAsync(2)));
        Assert.Equal((RoundStanding.Running, null), ((await round.RoundAsync()).Standing, (await round.RoundAsync()).AnnouncedAt));

        await round.AdvanceToAsync(ShanghaiTime.CloseOf(second.Closes).AddMinutes(1));
        Assert.Equal(["常2026-1-001", "常2026-1-002"], (await AwardsAsync()).Select(a => a.CertificateNumber));
        await round.LaterAsync(100);
        Assert.Equal(RoundStanding.Announced, (await round.RoundAsync()).Standing);
        Assert.NotNull((await round.RoundAsync()).AnnouncedAt);
    }

    [Fact]
    public async Task An_objection_holds_its_entry_alone_and_a_dismissal_lets_it_go_on()
    {
        await ToNoticeAsync(1);
        await ToNoticeAsync(2);
        var objection = await ObjectAsync(1);
        await round.LaterAsync(10);
        Assert.Equal((ApplicationState.Selected, ApplicationState.Awarded), (await StateAsync(1), await StateAsync(2)));
        Assert.Equal("notice-closed", await RefusedAsync(1));

        await DecideAsync(objection, upheld: false);
        Assert.Equal(ApplicationState.Awarded, await StateAsync(1));
        Assert.Equal([(2, 1), (1, 2)], (await AwardsAsync()).OrderBy(a => a.Number).Select(a => (NumberOf(a.ApplicationId), a.Number)));
    }

    [Fact]
    public async Task An_upheld_objection_removes_the_entry_and_ends_its_case()
    {
        await ToNoticeAsync(1);
        await ToNoticeAsync(2);
        await DecideAsync(await ObjectAsync(1), upheld: true);
        Assert.Equal(ApplicationState.Removed, await StateAsync(1));
        Assert.True((await EntryAsync(1)).Removed);
        Assert.Equal(Cast.ApplicationId(2), Assert.Single(await round.RowsAsync<OpenCase>(RoundKeys.OpenCases)).CaseId);
        await round.LaterAsync(10);
        Assert.Equal(Cast.ApplicationId(2), Assert.Single(await AwardsAsync()).ApplicationId);
    }

    [Fact]
    public async Task Who_voted_on_the_case_in_whatever_pass_does_not_decide_an_objection_to_it()
    {
        await round.InviteAsync(Cast.Chair, Role.Officer, "陈主任");
        var officer = Cast.ActorOf(Cast.Chair.Name, Role.Officer);
        await SubmitAsync(1);
        await house.Get<CaseVoteCommands>().ReturnAsync(Cast.Chair, round.Id, Cast.ApplicationId(1), "请核对第二项后重新提交。");
        await round.SettleAsync();
        await round.ApproveAsync(Cast.Vice, Cast.ApplicationId(1));
        await round.ApproveAsync(Cast.Chair, Cast.ApplicationId(1));
        await ToNoticeAsync(2);
        var (own, other) = (await ObjectAsync(1), await ObjectAsync(2));
        var duty = house.Get<ObjectionDuty>();
        var found = await round.RoundAsync();
        Assert.False(await duty.MayDecideAsync(officer.PersonId, found, await round.ApplicationAsync(own.ApplicationId), own));
        Assert.False(await duty.MayDecideAsync(officer.PersonId, found, await round.ApplicationAsync(other.ApplicationId), other));
        Assert.True(await duty.MayDecideAsync(Cast.SecondOfficer.PersonId, found, await round.ApplicationAsync(own.ApplicationId), own));
    }

    [Fact]
    public async Task A_withdrawal_in_the_notice_marks_the_entry_and_ends_the_case()
    {
        await ToNoticeAsync(1);
        await house.Get<WithdrawalCommands>().WithdrawAsync(
            Cast.Applicant(1), round.Id, Cast.ApplicationId(1), Cast.ApplicationId(1)[^4..], "学院已调整建设方案。");
        await round.SettleAsync();
        Assert.NotNull((await EntryAsync(1)).WithdrawnAt);
        Assert.Empty(await round.RowsAsync<OpenCase>(RoundKeys.OpenCases));
        await round.LaterAsync(10);
        Assert.Empty(await AwardsAsync());
    }

    [Fact]
    public async Task An_award_whose_making_broke_off_after_its_number_was_given_has_that_number_and_no_other_has_it()
    {
        await ToNoticeAsync(1);
        await ToNoticeAsync(2);

        // As if the process had ended between the number and the award.
        var commit = new Commit(RoundKeys.Partition(round.Id));
        await house.Get<ITableStore>().NextAsync(commit, RoundKeys.AwardsNumbered, TestContext.Current.CancellationToken);
        var day = ShanghaiTime.DayOf(round.Time.Now);
        await house.Get<CommitWriter>().SaveAsync(commit.Insert(RoundKeys.AwardNumbers + Cast.ApplicationId(2), new AwardNumber(1, day)));
        await round.LaterAsync(10);

        Assert.Equal([(2, 1), (1, 2)], (await AwardsAsync()).OrderBy(a => a.Number).Select(a => (NumberOf(a.ApplicationId), a.Number)));
        Assert.Equal(day, (await AwardsAsync())[0].AwardedOn);
        foreach (var number in new[] { 1, 2 })
        {
            var claims = await house.Get<ITableStore>().EnumerateAsync(
                AwardKeys.HolderPartition(Cast.CodeOf(number)), KeyRange.All).Select(row => row.Key).ToListAsync();
            Assert.Equal([AwardHome.IdOf(round.Id, 3 - number)], claims);
        }
    }

    private static int NumberOf(string applicationId) => applicationId == Cast.ApplicationId(1) ? 1 : 2;

    private async Task SubmitAsync(int number)
    {
        await round.SubmitAsync(number);
        await round.SettleAsync();
    }

    private async Task ToNoticeAsync(int number)
    {
        await SubmitAsync(number);
        foreach (var member in Cast.Committee)
        {
            await round.ApproveAsync(member, Cast.ApplicationId(number));
        }
    }

    private async Task<NoticeEntry> EntryAsync(int number) =>
        (await round.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntry(Cast.ApplicationId(number)))).Single();

    private Task<List<Award>> AwardsAsync() => round.RowsAsync<Award>(RoundKeys.Awards);

    private async Task<ApplicationState> StateAsync(int number) => (await round.ApplicationAsync(Cast.ApplicationId(number))).State;

    private async Task<Objection> ObjectAsync(int number)
    {
        var filed = await house.Get<ObjectionCommands>().FileAsync(
            Cast.Citizen,
            round.Id,
            Cast.ApplicationId(number),
            new NewObjection("张三", "0571-88001122", "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。", []));
        await round.SettleAsync();
        return filed;
    }

    private async Task<string> RefusedAsync(int number) => (await Assert.ThrowsAsync<RefusedException>(() => house.Get<ObjectionCommands>()
        .FileAsync(
            Cast.ActorOf("second@people.example", Role.Applicant),
            round.Id,
            Cast.ApplicationId(number),
            new NewObjection("李四", "0571-88001122", "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。", [])))).Refusals[0].Code;

    private async Task DecideAsync(Objection objection, bool upheld)
    {
        await house.Get<ObjectionDecisionCommands>().DecideAsync(
            Cast.SecondOfficer, round.Id, objection.Id, upheld, "经核查，已作出结论。");
        await round.SettleAsync();
    }
}
