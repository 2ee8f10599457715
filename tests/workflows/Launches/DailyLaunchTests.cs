namespace Funding.Workflows.Tests.Launches;

public sealed class DailyLaunchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_launch_day_launches_once_with_the_number_of_the_file_and_a_missed_day_is_made_up_for()
    {
        await using var house = await HouseAsync(committee: 3);
        var round = Assert.Single(await house.Get<DailyLaunch>().RunAsync(Stop));
        Assert.Equal(
            ("mixed-ownership-colleges-2026-1", "教申〔2026〕1号", new DateOnly(2026, 3, 2)),
            (round.Id, round.NoticeNumber, round.Opens));
        Assert.Equal((2, 1), (round.Committee.Count, round.Deputies.Count));
        Assert.Empty(await house.Get<DailyLaunch>().RunAsync(Stop));
    }

    [Fact]
    public async Task A_cancelled_round_is_not_launched_again_by_the_calendar()
    {
        await using var house = await HouseAsync(committee: 2);
        var round = Assert.Single(await house.Get<DailyLaunch>().RunAsync(Stop));
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(
            Cast.ActorOf("one@admin.example", Role.Administrator), round.Id, "通知有误，须重新发布。", Stop);
        await changes.DecideAsync(
            Cast.ActorOf("two@admin.example", Role.Administrator), round.Id, proposal.Id, true, round.Id[^4..], Stop);
        Assert.Empty(await house.Get<DailyLaunch>().RunAsync(Stop));
    }

    [Fact]
    public async Task After_the_days_of_grace_nothing_is_launched_by_itself()
    {
        await using var house = await HouseAsync(committee: 2);
        house.Clock.SetUtcNow(new(2026, 3, 8, 1, 0, 0, TimeSpan.FromHours(8)));
        Assert.Empty(await house.Get<DailyLaunch>().RunAsync(Stop));
    }

    [Fact]
    public async Task What_cannot_be_launched_is_told_the_administrators_once_a_day_and_launched_when_the_reason_is_gone()
    {
        await using var house = await HouseAsync(committee: 1);
        Assert.Empty(await house.Get<DailyLaunch>().RunAsync(Stop));
        Assert.Empty(await house.Get<DailyLaunch>().RunAsync(Stop));
        await house.SettleAsync(Stop);
        var mailbox = house.Get<Mailbox>();
        var entry = Assert.Single((await mailbox.ListAsync("one@admin.example", cancellation: Stop)).Entries);
        Assert.Contains("混合所有制", entry.Subject, StringComparison.Ordinal);
        Assert.Contains("至少需要两名评审委员会成员", (await mailbox.FindAsync(entry.Id, Stop))!.Text, StringComparison.Ordinal);

        await house.Get<PeopleStore>().GrantAsync("late@committee.example", new RoleGrant(Role.Committee), "委员", cancellation: Stop);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(CollegeStages.Call, Assert.Single(await house.Get<DailyLaunch>().RunAsync(Stop)).Stage);
    }

    /// <summary>On the second of March, the day after the programme's launch day.</summary>
    private static async Task<RoundHouse> HouseAsync(int committee)
    {
        var house = new RoundHouse(engineInMemory: true);
        await house.StartAsync(Stop);
        foreach (var name in new[] { "one", "two" })
        {
            await house.Get<PeopleStore>().GrantAsync($"{name}@admin.example", new RoleGrant(Role.Administrator), name, cancellation: Stop);
        }

        for (var member = 1; member <= committee; member++)
        {
            await house.Get<PeopleStore>().GrantAsync(
                $"member{member}@committee.example", new RoleGrant(Role.Committee), $"委员{member}", cancellation: Stop);
        }

        return house;
    }
}
