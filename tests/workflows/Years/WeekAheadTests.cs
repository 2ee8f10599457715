namespace Funding.Workflows.Tests.Years;

public sealed class WeekAheadTests
{
    private static readonly YearView Nothing = new(2026, new(2026, 3, 2), [], [], [], [], false);

    [Theory]
    [InlineData("2026-03-02", "2026-03-02")] // Monday
    [InlineData("2026-03-03", null)]
    [InlineData("2026-03-07", null)] // Saturday
    [InlineData("2026-04-06", null)] // Monday, 清明节
    [InlineData("2026-04-07", "2026-04-06")]
    public void The_mail_is_due_on_the_first_working_day_of_a_week(string day, string? monday) => Assert.Equal(
        monday is null ? null : Day(monday), WeekAhead.DueOn(Day(day), ShippedCatalogue.Catalogue.WorkingCalendar));

    [Fact]
    public void A_week_that_is_off_from_Monday_to_Sunday_has_none()
    {
        var off = Enumerable.Range(0, 7).Select(new DateOnly(2026, 10, 5).AddDays).ToList();
        var calendar = new WorkingCalendar([new CalendarYear(2026, false, off, [], "国办发明电〔2025〕7号")]);

        Assert.All(off.Append(new(2026, 10, 12)), d => Assert.Equal(d.Day == 12 ? d : null, WeekAhead.DueOn(d, calendar)));
    }

    [Fact]
    public void What_waits_for_others_and_what_one_asked_for_oneself_is_no_line()
    {
        Matter[] matters = [Waiting(WaitedParty.Administrator), Waiting(WaitedParty.Holder)];
        var year = Nothing with { Lanes = [Lane("d1"), Lane("d2")] };

        var lines = WeekAhead.Of([], matters, year, "me", draft => draft == "d1" ? "me" : "other");

        Assert.Equal(2, lines.Count);
        Assert.Contains("2026-3-9", lines[0].Zh.Replace("年", "-").Replace("月", "-"), StringComparison.Ordinal);
        Assert.Empty(WeekAhead.Of([], [Waiting(WaitedParty.Holder)], Nothing, "me", _ => null));
    }

    [Fact]
    public void Beyond_thirty_lines_the_last_one_counts_the_rest()
    {
        var lines = WeekAhead.Of([], Enumerable.Repeat(Waiting(WaitedParty.Administrator), 45), Nothing, "me", _ => null);

        Assert.Equal(WeekAhead.MostLines, lines.Count);
        Assert.Contains("16", lines[^1].En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_administrator_is_told_once_a_week_in_office_hours_and_nobody_where_nothing_waits()
    {
        await using var house = new RoundHouse(engineInMemory: true, officeHours: true);
        await house.StartAsync();
        foreach (var administrator in new[] { Cast.Administrator, Cast.SecondAdministrator })
        {
            await house.Get<PeopleStore>().GrantAsync(administrator.Name, new RoleGrant(Role.Administrator, null), "沈管理");
        }

        Assert.Equal(0, await house.Get<WeekMailWriter>().RunAsync());
        var draft = await house.Get<LaunchDraftCommands>().CreateAsync(
            Cast.Administrator, ShippedCatalogue.Colleges.Id,
            new Dictionary<string, IReadOnlyList<string>> { ["opens"] = ["2026-01-05"], ["year"] = ["2026"] });
        Assert.Equal(2, await house.Get<WeekMailWriter>().RunAsync());
        await house.Get<WeekMailWriter>().RunAsync();
        await house.SettleAsync();

        var sent = await house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>("mail:system", KeyRange.Prefix("sent:"))
            .Select(s => s.Value).Where(s => s.Request.Template == "WeekAhead").ToListAsync();
        Assert.Equal(2, sent.Count);
        Assert.NotNull(draft.Id);
    }

    private static YearLane Lane(string draft) => new(
        "p", new("项目", "Programme"), LaneState.Proposed, draft,
        [new(new("call"), "call", new(2026, 3, 9), new(2026, 4, 9))], null, 0);

    private static Matter Waiting(WaitedParty party) =>
        new("home", "key", "kind", party, new("核对账户", "Check an account"), null, new(2026, 3, 9)) { Organisation = "之江学院" };

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
