using static Funding.Workflows.Tests.Awards.Earlier.EarlierLists;

namespace Funding.Workflows.Tests.Awards.Earlier;

/// <summary>A list is checked, taken over as a batch, found everywhere, and taken back as one.</summary>
public sealed class EarlierImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_taken_over_once_and_its_awards_are_found_by_everybody()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        var imports = house.Get<EarlierImportCommands>();
        byte[] file = Csv(Enumerable.Range(1, 120).Select(n => Line(n)));

        var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", file, Stop);
        Assert.Empty(await house.Get<AwardRollStore>().ReadAsync(Stop));
        var batch = await imports.TakeOverAsync(Cast.Administrator, report.List!, Stop);
        Assert.Equal(batch, await imports.TakeOverAsync(Cast.Administrator, report.List!, Stop));
        await house.SettleAsync(Stop);

        var state = await house.Get<AwardBatchStore>().StateAsync(batch, Stop);
        Assert.Equal((120, 3, 3, false), (batch.Awards, batch.Parts, state.PartsMade, state.IsUnderWay));
        var register = await house.Get<AwardRollStore>().ReadAsync(Stop);
        Assert.Equal(120, register.Count);
        var home = (await house.Get<AwardStore>().GetAsync(register[0].Summary.Id, Stop)).Home;
        Assert.Equal((batch.Id, null, null), (home.Import, home.RoundId, home.SnapshotHash));
        Assert.NotNull(await house.Get<ITableStore>().GetAsync(AwardKeys.HolderPartition(home.Holder), home.Id, Stop));
        var certificates = house.Get<CertificateQueries>();
        var byNumber = (await certificates.FindAsync($" {home.CertificateNumber.ToLowerInvariant()}", Stop))!;
        Assert.Equal(home.Id, byNumber.AwardId);
        Assert.Equal(home.Id, (await certificates.FindAsync(home.VerificationCode, Stop))!.AwardId);
        Assert.False(byNumber.IsPrintable);

        var again = await imports.CheckAsync(Cast.Administrator, "名单.csv", file, Stop);
        Assert.All(again.Plan.Lines, line => Assert.True(line.IsHeld));
        Assert.Equal("award-list-nothing-new", await RefusedAsync(() => imports.TakeOverAsync(Cast.Administrator, again.List!, Stop)));
    }

    [Fact]
    public async Task A_batch_goes_back_as_a_whole_and_may_come_again()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        var imports = house.Get<EarlierImportCommands>();
        byte[] file = Csv(Line(1), Line(2));
        var first = await TakeOverAsync(house, file);
        var other = await TakeOverAsync(house, Csv(Line(1), Line(3)));
        Assert.Equal(1, other.Awards);
        var code = (await house.Get<AwardRollStore>().ReadAsync(Stop)).First(a => a.Summary.Import == first.Id).Summary;

        Assert.Equal(
            "reason-required", await RefusedAsync(() => imports.TakeBackAsync(Cast.Administrator, first.Id, "", first.Id[^4..], Stop)));
        Assert.Equal(
            "confirmation-mismatch", await RefusedAsync(() => imports.TakeBackAsync(Cast.Administrator, first.Id, "文号填错了", "", Stop)));
        await imports.TakeBackAsync(Cast.Administrator, first.Id, "名单用错了版本，重新导入。", first.Id[^4..], Stop);
        await house.SettleAsync(Stop);

        Assert.Equal([other.Id], (await house.Get<AwardRollStore>().ReadAsync(Stop)).Select(a => a.Summary.Import!));
        Assert.Null(await house.Get<AwardStore>().FindAsync(code.Id, Stop));
        Assert.Null(await house.Get<CertificateQueries>().FindAsync(code.VerificationCode, Stop));
        Assert.Null(await house.Get<ITableStore>().GetAsync(AwardKeys.HolderPartition(code.Holder), code.Id, Stop));
        Assert.Equal("award-list-taken-back", await RefusedAsync(
            () => imports.TakeBackAsync(Cast.Administrator, first.Id, "名单用错了版本，重新导入。", first.Id[^4..], Stop)));

        var second = await TakeOverAsync(house, file);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(3, (await house.Get<AwardRollStore>().ReadAsync(Stop)).Count);
        Assert.Equal(code.Id, (await house.Get<AwardStore>().GetAsync(code.Id, Stop)).Home.Id);
    }

    [Fact]
    public async Task A_batch_with_whose_award_something_was_done_stays()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        var batch = await TakeOverAsync(house, Csv(Line(1), Line(2)));
        var tables = house.Get<ITableStore>();
        var id = (await house.Get<AwardRollStore>().ReadAsync(Stop))[0].Summary.Id;
        var stored = (await tables.GetAsync<AwardHome>(AwardKeys.Partition(id), AwardKeys.Award, Stop))!;
        await tables.CommitAsync(AwardKeys.Partition(id), RowCodec.Replace(stored, stored.Value with { Acts = 1 }), Stop);

        Assert.Equal("award-list-touched", await RefusedAsync(() => house.Get<EarlierImportCommands>().TakeBackAsync(
            Cast.Administrator, batch.Id, "名单用错了版本，重新导入。", batch.Id[^4..], Stop)));
    }

    [Fact]
    public async Task Who_is_no_administrator_takes_nothing_over_and_a_faulty_list_is_not_kept()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        var imports = house.Get<EarlierImportCommands>();

        Assert.Equal("role-not-allowed", await RefusedAsync(() => imports.CheckAsync(Cast.Officer, "名单.csv", Csv(Line(1)), Stop)));
        Assert.Null((await imports.CheckAsync(Cast.Administrator, "名单.csv", Csv(Line(1), Line(2, until: "")), Stop)).List);
        Assert.Equal("award-list-unknown", await RefusedAsync(() => imports.TakeOverAsync(Cast.Administrator, new string('a', 64), Stop)));
        Assert.Equal("award-list-empty", await RefusedAsync(() => imports.CheckAsync(Cast.Administrator, "名单.csv", Csv(), Stop)));
        Assert.Equal("award-list-too-long", await RefusedAsync(() => imports.CheckAsync(
            Cast.Administrator, "名单.csv", Csv(Enumerable.Range(1, EarlierList.Most + 1).Select(n => Line(n))), Stop)));
    }

    [Fact]
    public async Task An_award_taken_over_expires_on_its_day_without_an_orchestration_until_then()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        await TakeOverAsync(house, Csv(Line(1, until: "2026-03-31"), Line(2, until: "2026-01-31"), Line(3)));
        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending));
        Assert.Equal(1, await ExpiredAsync());

        await house.AdvanceToAsync(ShanghaiTime.StartOf(new(2026, 4, 1)).AddHours(1), Stop);
        await house.Get<DueHomes>().StartAsync(Stop);
        await house.SettleAsync(Stop);

        Assert.Equal(2, await ExpiredAsync());

        async Task<int> ExpiredAsync() => (await house.Get<AwardRollStore>().ReadAsync(Stop))
            .Count(a => a.Summary.Standing == AwardStanding.Expired);
    }

    [Fact]
    public async Task The_nightly_look_writes_a_line_again_that_says_something_else_than_its_award()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        await TakeOverAsync(house, Csv(Line(1)));
        var line = (await house.Get<AwardRollStore>().ReadAsync(Stop))[0].Summary;
        await house.Get<ITableStore>().CommitAsync(
            AwardKeys.AwardsPartition, RowCodec.Upsert(line.Id, line with { Title = "旧名", ProgrammeName = Bilingual.Same("旧项目") }), Stop);

        for (var night = 0; night < AwardReconcile.Nights; night++)
        {
            await house.Get<AwardReconcile>().RunAsync(Stop);
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(line, (await house.Get<AwardRollStore>().ReadAsync(Stop))[0].Summary);
    }

    private static async Task<AwardBatch> TakeOverAsync(RoundHouse house, byte[] file)
    {
        var imports = house.Get<EarlierImportCommands>();
        var report = await imports.CheckAsync(Cast.Administrator, "名单.csv", file, Stop);
        Assert.Equal("", report.Plan.Problems.Codes());
        var batch = await imports.TakeOverAsync(Cast.Administrator, report.List!, Stop);
        await house.SettleAsync(Stop);
        return batch;
    }

    private static async Task<string> RefusedAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
