namespace Funding.Workflows.Tests.Rounds;

/// <summary>The files of programmes and desks change while a round runs: it goes on as it was launched.</summary>
public sealed class LaterFilesTests : IDisposable
{
    private const string Gone = "ningbo";
    private readonly string folder = Directory.CreateTempSubdirectory("funding-later-round-").FullName;
    private readonly LaterFiles later = new(Gone);

    public void Dispose()
    {
        later.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_round_whose_programme_and_desk_are_gone_from_the_files_runs_to_its_end_with_the_same_ranking()
    {
        await using var house = await AppliedThenRestartedAsync();
        var run = new RoundPlayer(house);

        await run.LeaveAsync();
        await run.PlayAsync();

        var round = await run.RoundAsync();
        Assert.Equal(RoundStanding.Announced, round.Standing);
        Assert.DoesNotContain("后来的学院", round.Name.Zh, StringComparison.Ordinal);
        var asked = Assert.Single(await MailsAsync(house, "ningbo@city.example"), m => m.Subject.Contains("请推荐", StringComparison.Ordinal));
        Assert.Contains("宁波市", (await house.Get<Mailbox>().FindAsync(asked.Id))!.Text, StringComparison.Ordinal);
        await using var undisturbed = new RoundHouse(engineInMemory: true);
        var same = new RoundPlayer(undisturbed);
        await same.PlayAsync();
        Assert.Equal((await same.RoundAsync()).RankingHash, round.RankingHash);
    }

    [Fact]
    public async Task What_a_desk_that_is_gone_did_not_recommend_is_refused_in_its_name_and_exported_under_it()
    {
        await using var house = await AppliedThenRestartedAsync();
        var run = new RoundPlayer(house);
        await run.LeaveAsync();
        await house.AdvanceToAsync(ShanghaiTime.CloseOf((await run.RoundAsync()).CloseOf(QuotaStage.Kind)).AddHours(1));

        var refused = Assert.Single(await MailsAsync(house, "applicant1@college.example"),
            m => m.Subject.Contains("推荐结果", StringComparison.Ordinal));
        Assert.Contains("宁波市", (await house.Get<Mailbox>().FindAsync(refused.Id))!.Text, StringComparison.Ordinal);
        var table = await house.Get<Exports>().ApplicationsAsync(Cast.Administrator, CollegeStages.RoundId, "zh", (_, value) => $"{value}");
        Assert.Contains("宁波市", (await table.Rows.ToListAsync()).SelectMany(r => r).Select(c => $"{c}"));
    }

    [Fact]
    public async Task Somebody_can_be_given_the_desk_that_is_gone_while_a_round_works_with_it_and_not_after()
    {
        await using var house = await AppliedThenRestartedAsync();
        var people = house.Get<PeopleCommands>();
        await people.GrantAsync(Cast.Administrator, "successor@city.example", new RoleGrant(Role.Recommender, Gone));
        Assert.Equal("宁波市", (await house.Get<DeskDirectory>().ListAsync()).NameOf(Gone).Zh);
        var nowhere = await Assert.ThrowsAsync<RefusedException>(() => people.GrantAsync(Cast.Administrator, "x@city.example",
            new RoleGrant(Role.Recommender, "nowhere")));

        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(Cast.Administrator, CollegeStages.RoundId, "政策调整，本轮撤销。");
        await changes.DecideAsync(Cast.ActorOf("admin2@office.example", Role.Administrator), CollegeStages.RoundId, proposal.Id, true,
            CollegeStages.RoundId[^4..]);
        await house.SettleAsync();
        var after = await Assert.ThrowsAsync<RefusedException>(() => people.GrantAsync(Cast.Administrator, "late@city.example",
            new RoleGrant(Role.Recommender, Gone)));

        Assert.Equal(("desk-unknown", "desk-unknown"), (nowhere.Refusals[0].Code, after.Refusals[0].Code));
        Assert.Equal(Gone, (await house.Get<DeskDirectory>().ListAsync()).NameOf(Gone).Zh);
    }

    private async Task<RoundHouse> AppliedThenRestartedAsync()
    {
        DateTimeOffset stopped;
        await using (var before = new RoundHouse(folder: folder))
        {
            var run = new RoundPlayer(before);
            await run.LaunchAsync();
            await run.ApplyAsync();
            stopped = before.Clock.GetUtcNow();
        }

        var after = new RoundHouse(folder: folder,
            configure: services => services.AddSingleton(later.Catalogue).AddSingleton(later.Catalogue.WorkingCalendar));
        after.Clock.SetUtcNow(stopped);
        await after.StartAsync();
        await after.SettleAsync();
        return after;
    }

    private static async Task<IReadOnlyList<MailboxEntry>> MailsAsync(RoundHouse house, string address) =>
        (await house.Get<Mailbox>().ListAsync(address, 100)).Entries;
}
