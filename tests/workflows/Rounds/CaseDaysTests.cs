namespace Funding.Workflows.Tests.Rounds;

/// <summary>The last day of a case is its own: counted from the day on which it came to the stage, by the known calendar.</summary>
public sealed class CaseDaysTests : IDisposable
{
    private static readonly StageKey Approve = new("approve");
    private readonly RollingGrants file = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_cases_that_came_on_two_days_have_two_last_days_and_an_extension_of_the_call_moves_neither()
    {
        await using var house = House();
        var play = await OpenAsync(house, 1);
        var first = await LastDayAsync(play, 1);
        await play.LaterAsync(2);
        await play.SubmitAsync(2);
        await play.SettleAsync();
        Assert.Equal(2, house.Get<WorkingCalendar>().WorkingDaysBetween(first, await LastDayAsync(play, 2)));

        var closes = (await play.RoundAsync()).CallCloses();
        var changes = house.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeExtensionAsync(
            Cast.Administrator, play.Id, new("call"), closes.AddDays(9), "申报单位要求延期。", Stop);
        await changes.DecideAsync(Cast.SecondAdministrator, play.Id, proposal.Id, true, play.Id[^4..], Stop);
        await play.SettleAsync();
        Assert.Equal(first, await LastDayAsync(play, 1));
        Assert.Equal(closes.AddDays(9), (await play.RoundAsync()).CallCloses());
    }

    [Fact]
    public async Task A_newer_calendar_moves_an_open_cases_day_to_a_later_one_and_never_to_an_earlier_one()
    {
        await using var house = House();
        var play = await OpenAsync(house, 1);
        var (given, today) = (await LastDayAsync(play, 1), ShanghaiTime.DayOf(play.Time.Now));
        Task FollowAsync(WorkingCalendar calendar) => new CaseDays(house.Get<ITableStore>(), calendar, house.Get<CommitWriter>())
            .FollowCalendarAsync(play.RoundAsync().GetAwaiter().GetResult(), today, Stop);

        var off = new WorkingCalendar([new(given.Year, false, [given], [], "notice")]);
        await FollowAsync(off);
        var moved = await LastDayAsync(play, 1);
        Assert.Equal(off.AddWorkingDays(today, CommitteeSettings.Of(file.Programme).WorkingDays), moved);
        Assert.True(moved > given);

        var weekends = Enumerable.Range(1, 20).Select(today.AddDays).Where(WorkingCalendar.IsWeekend).ToList();
        await FollowAsync(new WorkingCalendar([new(given.Year, false, [], weekends, "notice")]));
        Assert.Equal(moved, await LastDayAsync(play, 1));
        await play.SettleAsync();
        Assert.Single((await play.RowsAsync<AuditEntry>(AuditKeys.Entry)), e => e.Note.Action == "due-day-recomputed");
    }

    public void Dispose() => file.Dispose();

    private RoundHouse House() => new(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));

    private async Task<RoundPlayer> OpenAsync(RoundHouse house, int number)
    {
        var play = new RoundPlayer(house) { Programme = file.Programme, Places = null };
        await play.LaunchAsync();
        await house.Get<PeopleStore>().GrantAsync(Cast.SecondAdministrator.Name, new RoleGrant(Role.Administrator), "第二管理员");
        await play.SubmitAsync(number);
        await play.SettleAsync();
        return play;
    }

    private static async Task<DateOnly> LastDayAsync(RoundPlayer play, int number) => (await play.Get<OpenCases>().FindAsync(
        new CaseKey(play.Id, Approve, Cast.ApplicationId(number)), Stop))!.Value.Closes!.Value;
}
