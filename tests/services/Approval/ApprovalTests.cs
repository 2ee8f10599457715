using Funding.Services.Approval;
using Funding.Services.Mail;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Tests.Support.Rounds;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Services.Tests.Approval;

public sealed class ApprovalTests
{
    [Fact]
    public async Task A_returned_ranking_waits_for_the_office_and_is_ranked_again_on_record()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var first = await run.RoundAsync();

        await house.Get<ApprovalCommands>().ReturnAsync(RoundRun.Committee[0], RoundRun.RoundId, "请核对第三名的评分表。");
        await house.SettleAsync();
        var held = await run.RoundAsync();
        await house.Get<ApprovalCommands>().RankAgainAsync(RoundRun.Administrator, RoundRun.RoundId, "已逐份核对，评分无误。");
        await house.SettleAsync();
        var again = await run.RoundAsync();

        Assert.Equal((RoundStage.Ranking, true), (held.Stage, held.RankingOnHold));
        Assert.Equal((RoundStage.Approval, 2), (again.Stage, again.RankingVersion));
        Assert.Equal(first.RankingHash, again.RankingHash);
    }

    [Fact]
    public async Task A_vote_stands_and_one_member_alone_opens_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var typed = (await run.RoundAsync()).RankingHash![^4..];
        var approvals = house.Get<ApprovalCommands>();

        await approvals.ApproveAsync(RoundRun.Committee[0], RoundRun.RoundId, typed);
        var twice = await Assert.ThrowsAsync<RefusedException>(() => approvals.ApproveAsync(RoundRun.Committee[0], RoundRun.RoundId, typed));
        await house.SettleAsync();

        Assert.Equal("voted-already", twice.Refusals[0].Code);
        Assert.Equal(RoundStage.Approval, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task Something_else_typed_approves_nothing()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await AtApprovalAsync(house);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<ApprovalCommands>().ApproveAsync(RoundRun.Committee[0], RoundRun.RoundId, "zzzz"));

        Assert.Equal("confirmation-mismatch", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task A_deputy_may_vote_only_once_called()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var deputy = RoundRun.ActorOf("deputy@office.example", Role.Committee);
        await house.Get<PeopleStore>().GrantAsync(deputy.Name, new RoleGrant(Role.Committee), "替补委员");
        var run = await AtApprovalAsync(house);
        var round = await run.RoundAsync();
        var approvals = house.Get<ApprovalCommands>();

        var early = await Assert.ThrowsAsync<RefusedException>(() => approvals.ApproveAsync(deputy, RoundRun.RoundId, round.RankingHash![^4..]));
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(round.Dates.ApprovalCloses) + TimeSpan.FromMinutes(1));
        await approvals.ApproveAsync(deputy, RoundRun.RoundId, round.RankingHash![^4..]);
        await approvals.ApproveAsync(RoundRun.Committee[0], RoundRun.RoundId, round.RankingHash![^4..]);
        await house.SettleAsync();

        Assert.Equal("approval-not-yours", early.Refusals[0].Code);
        Assert.NotEmpty((await house.Get<Mailbox>().ListAsync("deputy@office.example", 10)).Entries);
        Assert.Equal(RoundStage.PublicNotice, (await run.RoundAsync()).Stage);
    }

    [Fact]
    public async Task Extending_or_cancelling_takes_two_administrators()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = await AtApprovalAsync(house);
        var round = await run.RoundAsync();
        var changes = house.Get<RoundChangeCommands>();
        var second = RoundRun.ActorOf("admin2@office.example", Role.Administrator);

        var proposal = await changes.ProposeExtensionAsync(RoundRun.Administrator, RoundRun.RoundId, RoundStage.Approval, round.Dates.ApprovalCloses.AddDays(5), "委员出差，申请延期。");
        var alone = await Assert.ThrowsAsync<RefusedException>(() => changes.DecideAsync(RoundRun.Administrator, RoundRun.RoundId, proposal.Id, true, RoundRun.RoundId[^4..]));
        var extended = await changes.DecideAsync(second, RoundRun.RoundId, proposal.Id, true, RoundRun.RoundId[^4..]);
        var cancel = await changes.ProposeCancellationAsync(RoundRun.Administrator, RoundRun.RoundId, "政策调整，本轮撤销。");
        await changes.DecideAsync(second, RoundRun.RoundId, cancel.Id, true, RoundRun.RoundId[^4..]);
        await house.SettleAsync();
        var next = await house.Get<LaunchCommands>().LaunchAsync(RoundRun.Administrator, new LaunchRequest { ProgrammeId = run.Programme.Id, Year = 2026, NoticeNumber = "教申〔2026〕9号" });

        Assert.Equal("second-administrator", alone.Refusals[0].Code);
        Assert.Equal(round.Dates.ApprovalCloses.AddDays(5), extended.Dates.ApprovalCloses);
        Assert.Equal(RoundStage.Cancelled, (await run.RoundAsync()).Stage);
        Assert.Equal(2, next.Batch);
    }

    private static async Task<RoundRun> AtApprovalAsync(RoundHouse house)
    {
        var run = new RoundRun(house, applications: 5, expertsOfEachParty: 4);
        await run.LaunchAsync();
        await run.ApplyAsync();
        await run.CloseCallAsync();
        await run.RecommendAsync();
        await run.DecideEligibilityAsync();
        await run.DrawAsync();
        await run.ReviewAsync();
        return run;
    }
}
