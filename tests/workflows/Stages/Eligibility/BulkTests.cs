namespace Funding.Workflows.Tests.Stages.Eligibility;

/// <summary>Many applications found eligible at once.</summary>
public sealed class BulkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_decided_for_itself_and_whoever_has_something_to_weigh_is_left()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 4 };
        await run.ToAsync(CollegeStages.Eligibility);
        await run.SettleAsync();
        var (bulk, round) = (house.Get<BulkCommands>(), CollegeStages.RoundId);
        string[] all = [.. Enumerable.Range(1, 4).Select(Cast.ApplicationId)];
        const string why = "规则核验全部通过，材料齐全。";
        Assert.Equal("role-not-allowed", await CodeAsync(() => bulk.PassAsync(Cast.Administrator, round, all, why, Stop)));
        Assert.Equal("bulk-number", await CodeAsync(() => bulk.PassAsync(Cast.Officer, round, [], why, Stop)));
        Assert.Equal("reason-required", await CodeAsync(() => bulk.PassAsync(Cast.Officer, round, all, "好", Stop)));

        await house.Get<CreditCommands>().TakeOverAsync(
            Cast.Administrator, new("信用中国", house.Get<CreditStore>().Today),
            Encoding.UTF8.GetBytes($"单位名称,统一社会信用代码\n甲公司,{Cast.CodeOf(2)}\n"), Stop);
        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.Officer, round, Cast.CodeOf(3), "曾任该校顾问。", Stop);
        var outcome = await bulk.PassAsync(Cast.Officer, round, all, why, Stop);
        Assert.Equal([all[0], all[3]], outcome.Done);
        Assert.Equal(2, outcome.Left.Count);
        Assert.Equal("bulk-risk", outcome.Left[0].Code);
        Assert.All(outcome.Left, refusal => Assert.Equal(CaseListPart.TickField, refusal.Field));
        Assert.Equal(
            [ApplicationState.Eligible, ApplicationState.Recommended, ApplicationState.Recommended, ApplicationState.Eligible],
            await Task.WhenAll(all.Select(async id => (await run.ApplicationAsync(id)).State)));

        // Looked into and found to be restored, it stands against nothing any more.
        await house.Get<CreditCommands>().RecordAsync(
            Cast.SecondOfficer, round, all[1], new(CreditOutcome.Restored, "经核对信用中国，已完成信用修复。"), Stop);
        Assert.Equal([all[1]], (await bulk.PassAsync(Cast.SecondOfficer, round, [all[1], all[0]], why, Stop)).Done);
    }

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
