using static Funding.Workflows.Tests.Stages.Defence.DefenceHouse;

namespace Funding.Workflows.Tests.Stages.Defence;

public sealed class DefencePlanCommandsTests
{
    [Fact]
    public async Task A_plan_is_a_draft_that_nobody_hears_of_until_it_is_published()
    {
        await using var house = await AtDefenceAsync();
        await house.Play.PlanDefenceAsync();
        Assert.Equal(3, (await house.DraftAsync())!.Sessions.Count);
        Assert.Empty(await house.Play.SessionsAsync());
        Assert.Empty(await house.ToldAsync(DefenceMails.DefenceInvitation));

        await house.Plans.PublishAsync(Cast.Officer, house.Id);
        await house.Play.SettleAsync();

        var sessions = await house.Play.SessionsAsync();
        Assert.Equal(3, sessions.Count);
        Assert.Null(await house.DraftAsync());
        Assert.NotNull((await house.PlanAsync())!.ToldAt);
        Assert.Equal(
            Enumerable.Range(1, 3).Select(n => Cast.Applicant(n).PersonId).Order(),
            (await house.ToldAsync(DefenceMails.DefenceInvitation)).Keys.Order());
        var members = await house.ToldAsync(DefenceMails.DefencePanel);
        Assert.Equal(sessions.SelectMany(s => s.Panel).Distinct().Order(), members.Keys.Order());
        Assert.All(members.Values, times => Assert.Equal(1, times));
        Assert.Equal("defence-published", await RefusedAsync(() => house.Plans.PublishAsync(Cast.Officer, house.Id)));
        Assert.Equal("defence-published", await RefusedAsync(() => house.Plans.MakeAsync(Cast.Officer, house.Id, house.Request())));
    }

    [Fact]
    public async Task A_move_after_publication_tells_its_applicant_and_panel_alone()
    {
        await using var house = await PublishedAsync();
        var one = (await house.Play.SessionsAsync())[0];
        await house.Play.MoveSessionAsync(one.CaseId);

        var moved = (await house.Play.SessionsAsync()).Single(s => s.CaseId == one.CaseId);
        Assert.NotEqual(one.Place, moved.Place);
        Assert.Equal([Cast.ApplicantOf(one.CaseId).PersonId], (await house.ToldAsync(DefenceMails.DefenceMoved)).Keys);
        Assert.Equal(moved.Panel.Order(), (await house.ToldAsync(DefenceMails.DefencePanelMoved)).Keys.Order());

        await house.Play.MoveSessionAsync(one.CaseId);
        Assert.Equal(2, (await house.ToldAsync(DefenceMails.DefenceMoved)).Values.Single());
    }

    [Fact]
    public async Task A_move_into_a_clash_is_refused_and_names_it()
    {
        await using var house = await PublishedAsync();
        var sessions = await house.Play.SessionsAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => house.Moves.MoveAsync(Cast.Officer, house.Id, sessions[0].CaseId, sessions[^1].Place));
        Assert.Equal(("defence-clash", "place"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
        Assert.Contains(sessions[^1].Name, refused.Refusals[0].Chinese, StringComparison.Ordinal);
        Assert.Equal(sessions[0].Place, (await house.Play.SessionsAsync())[0].Place);

        Assert.Equal("defence-past", await RefusedAsync(() => house.Moves.MoveAsync(
            Cast.Officer, house.Id, sessions[0].CaseId, sessions[0].Place with { Day = sessions[0].Place.Day.AddDays(-30) })));
        Assert.Equal("defence-not-found", await RefusedAsync(
            () => house.Moves.MoveAsync(Cast.Officer, house.Id, Cast.ApplicationId(99), sessions[0].Place)));
    }

    [Fact]
    public async Task What_is_asked_for_is_checked_and_everything_wrong_is_named()
    {
        await using var house = await AtDefenceAsync();
        var today = ShanghaiTime.DayOf(house.Play.Time.Now);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Plans.MakeAsync(
            Cast.Officer, house.Id, new(today, ["第一会场", "第一会场"], " ")));
        Assert.Equal(["first", "rooms", "address"], refused.Refusals.Select(r => r.Field));
        foreach (var request in new[]
        {
            house.Request() with { Rooms = [] }, house.Request() with { Rooms = ["甲", "乙", "丙"] },
            house.Request() with { Rooms = [new('长', 41)] }, house.Request() with { Address = new('长', 301) },
            house.Request(today.AddDays(400)), house.Request() with { Address = "a\u0007b" },
        })
        {
            Assert.Single((await Assert.ThrowsAsync<RefusedException>(
                () => house.Plans.MakeAsync(Cast.Officer, house.Id, request))).Refusals);
        }

        Assert.Null(await house.PlanAsync());
        Assert.Equal("defence-no-plan", await RefusedAsync(() => house.Plans.PublishAsync(Cast.Officer, house.Id)));
    }

    [Fact]
    public async Task Who_is_away_is_kept_free_and_without_a_time_for_all_it_says_who_is_missing()
    {
        await using var house = await AtDefenceAsync();
        await house.Play.PlanDefenceAsync();
        var first = (await house.DraftAsync())!.Sessions[0];
        await house.Aways.AddAsync(Cast.Officer, house.Id, first.Panel[0], first.Place.Day, null);

        // The draft was made before.
        Assert.Equal("defence-clash", await RefusedAsync(() => house.Plans.PublishAsync(Cast.Officer, house.Id)));
        await house.Play.PlanDefenceAsync();
        Assert.DoesNotContain(
            (await house.DraftAsync())!.Sessions, s => s.Panel.Contains(first.Panel[0]) && s.Place.Day == first.Place.Day);

        var (round, stage) = (await house.Play.RoundAsync(), await house.Play.DefenceAsync());
        foreach (var day in house.Play.Get<DefenceStore>().DaysOf(stage, ShanghaiTime.DayOf(house.Play.Time.Now)))
            await house.Aways.AddAsync(Cast.Officer, round.Id, first.Panel[0], day, "00:00-23:59");
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => house.Plans.MakeAsync(Cast.Officer, house.Id, house.Request()));
        Assert.Contains(refused.Refusals, r => r.Code == "defence-short" && r.English.Contains("专家", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nobody", 1, "", "defence-away-who"), InlineData("", 900, "", "defence-away-day")]
    [InlineData("", -1, "", "defence-away-day"), InlineData("", 1, "9-12", "defence-away-hours")]
    [InlineData("", 1, "12:00-09:00", "defence-away-hours"), InlineData("", 1, "09:00-09:00", "defence-away-hours")]
    public async Task An_entry_that_means_nobody_or_no_time_is_refused(string who, int days, string hours, string code)
    {
        await using var house = await AtDefenceAsync();
        var subject = (await house.Play.ToHearAsync())[0].Subject;
        Assert.Equal(code, await RefusedAsync(() => house.Aways.AddAsync(
            Cast.Officer, house.Id, who.Length > 0 ? who : subject, ShanghaiTime.DayOf(house.Play.Time.Now).AddDays(days), hours)));
    }

    [Fact]
    public async Task Only_an_officer_plans_and_only_in_the_stage()
    {
        await using var house = new DefenceHouse();
        await house.Play.ToAsync(new("panel-review"));
        Assert.Equal("defence-not-open", await RefusedAsync(() => house.Plans.MakeAsync(Cast.Officer, house.Id, house.Request())));
        foreach (var actor in new[] { Cast.Administrator, Cast.Chair, Cast.Applicant(1) })
            await Assert.ThrowsAsync<RefusedException>(() => house.Plans.MakeAsync(actor, house.Id, house.Request()));
    }

    [Fact]
    public async Task An_expert_who_is_in_conflict_by_now_sits_on_nothing_of_it()
    {
        await using var house = await AtDefenceAsync();
        await house.Play.PlanDefenceAsync();
        var first = (await house.DraftAsync())!.Sessions[0];
        var tables = house.Play.Get<ITableStore>();
        var partition = RoundKeys.Partition(house.Id);
        var expert = (await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(first.Panel[0])))!;
        await tables.CommitAsync(partition, [RowCodec.Replace(expert, expert.Value with { Conflicts = [first.CaseId] })]);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Plans.PublishAsync(Cast.Officer, house.Id));
        Assert.Contains(refused.Refusals, r => r.Chinese.Contains("利害关系", StringComparison.Ordinal));
        await house.Play.PlanDefenceAsync();
        Assert.DoesNotContain(first.Panel[0], (await house.DraftAsync())!.Sessions.Single(s => s.CaseId == first.CaseId).Panel);
    }
}
