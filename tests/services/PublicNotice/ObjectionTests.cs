using Funding.Services.Awards;
using Funding.Services.PublicNotice;
using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Tests.Support.Rounds;
using Funding.Workflows.Applications;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Tests.PublicNotice;

public sealed class ObjectionTests
{
    private static readonly Actor Citizen = RoundRun.ActorOf("citizen@people.example", Role.Applicant);
    private static readonly NewObjection Reasons = new("张三", "0571-88001122", "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。", []);

    [Fact]
    public async Task An_upheld_objection_takes_the_entry_out_and_the_first_reserve_gets_a_period_of_its_own()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var first = (await EntriesAsync(house)).MinBy(e => e.Rank)!;
        await house.AdvanceToAsync(house.Clock.GetUtcNow() + TimeSpan.FromDays(2));
        var objection = await FileAsync(house, first.ApplicationId);

        await house.Get<ObjectionDecisionCommands>().DecideAsync(RoundRun.SecondOfficer, RoundRun.RoundId, objection.Id, true, "经核查，异议事实成立。");
        await house.SettleAsync();
        var entries = await EntriesAsync(house);
        var promoted = entries.Single(e => e.PromotedFor == first.ApplicationId);
        await run.CloseNoticeAsync();
        var awards = await house.Get<AwardQueries>().OfRoundAsync(RoundRun.RoundId);

        Assert.Equal(ApplicationState.Removed, (await run.ApplicationAsync(first.ApplicationId)).State);
        Assert.True(promoted.Closes > first.Closes);
        Assert.Equal(RoundStage.Announced, (await run.RoundAsync()).Stage);
        Assert.Equal([1, 2, 3], awards.Items.Select(a => a.Value.Number));
        Assert.DoesNotContain(awards.Items, a => a.Value.ApplicationId == first.ApplicationId);
    }

    [Fact]
    public async Task An_open_objection_holds_the_announcement_and_a_dismissal_lets_it_go_on()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtNoticeAsync(house);
        var objection = await FileAsync(house, (await EntriesAsync(house))[0].ApplicationId);

        await run.CloseNoticeAsync();
        var held = (await run.RoundAsync()).Stage;
        await house.Get<ObjectionDecisionCommands>().DecideAsync(RoundRun.SecondOfficer, RoundRun.RoundId, objection.Id, false, "经核查，异议事实不成立。");
        await house.SettleAsync();

        Assert.Equal(RoundStage.PublicNotice, held);
        Assert.Equal(RoundStage.Announced, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task The_officer_who_checked_the_application_may_not_decide()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);
        var objection = await FileAsync(house, (await EntriesAsync(house))[0].ApplicationId);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ObjectionDecisionCommands>().DecideAsync(RoundRun.Officer, RoundRun.RoundId, objection.Id, false, "经核查，异议事实不成立。"));

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
    public async Task Everything_missing_is_named_at_once()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtNoticeAsync(house);

        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await house.Get<ObjectionCommands>().FileAsync(Citizen, RoundRun.RoundId, (await EntriesAsync(house))[0].ApplicationId, new NewObjection("", "", "短", [])));

        Assert.Equal(["name", "contact", "reasons"], refused.Refusals.Select(r => r.Field));
    }

    private static Task<Objection> FileAsync(RoundHouse house, string applicationId) => house.Get<ObjectionCommands>().FileAsync(Citizen, RoundRun.RoundId, applicationId, Reasons);

    private static async Task<List<NoticeEntry>> EntriesAsync(RoundHouse house)
    {
        var entries = new List<NoticeEntry>();
        await foreach (var entry in house.Get<ITableStore>().EnumerateAsync<NoticeEntry>(RoundKeys.Partition(RoundRun.RoundId), KeyRange.Prefix(RoundKeys.NoticeEntries)))
        {
            entries.Add(entry.Value);
        }

        return entries;
    }

    private static async Task<RoundRun> AtNoticeAsync(RoundHouse house)
    {
        var run = new RoundRun(house, applications: 6, expertsOfEachParty: 4);
        await run.LaunchAsync();
        await run.ApplyAsync();
        await run.CloseCallAsync();
        await run.RecommendAsync();
        await run.DecideEligibilityAsync();
        await run.DrawAsync();
        await run.ReviewAsync();
        await run.ApproveAsync();
        return run;
    }
}
