namespace Funding.Workflows.Tests.Awards;

/// <summary>Whom awards wait for, on one list over all of them, and the office's reminders, with real office hours.</summary>
public sealed class AwardWaitsTests : IAsyncLifetime
{
    private readonly RoundHouse house = new(engineInMemory: true, officeHours: true);
    private CollegeYears colleges = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string First => colleges.AwardId(1);

    public async ValueTask InitializeAsync()
    {
        colleges = new CollegeYears(house);
        await colleges.AnnounceAsync();
        await house.SettleAsync(Stop);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_holders_of_two_awards_are_listed_until_they_have_proposed_and_then_officers_are()
    {
        Assert.Equal(
            [(First, WaitedParty.Holder), (colleges.AwardId(2), WaitedParty.Holder)],
            (await ListedAsync()).Select(m => (m.Home, m.Party)).Order());
        var line = (await ListedAsync()).First(m => m.Home == First);
        var duty = CollegeYears.BookDutyOf(await colleges.AwardAsync(1));
        Assert.Equal(duty.OpenedOn, line.Since);
        Assert.Equal(duty.Closes, line.Until);
        Assert.Equal("agreement", line.Kind);

        await colleges.ProposeAsync(1);
        await house.SettleAsync(Stop);
        var open = Assert.Single(await ListedAsync(), m => m.Home == First);
        Assert.Equal(WaitedParty.Officer, open.Party);
        Assert.Null(open.Until);
        var found = (await house.Get<AwardWaitStore>().FindAsync(First, open.Key, Stop))!;
        Assert.Equal(
            new[] { Cast.Officer.PersonId, Cast.SecondOfficer.PersonId }.Order(), found.Waited.Persons.Select(p => p.PersonId).Order());
        Assert.Null(await house.Get<AwardWaitStore>().FindAsync(First, line.Key, Stop));
    }

    [Fact]
    public async Task One_click_is_one_mail_a_day_on_record_and_none_after_the_last_day()
    {
        var key = (await ListedAsync()).First(m => m.Home == First).Key;
        // The request itself went on this day.
        Assert.Equal("reminder-that-day", await TryAsync(First, key));
        await NextMorningAsync();
        var clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TryAsync(First, key)));
        Assert.Equal(["", "reminder-that-day", "reminder-that-day"], clicks.Order());
        await house.SettleAsync(Stop);
        var holder = (await colleges.AwardAsync(1)).Home.Editors;
        Assert.Equal(holder, (await colleges.SentAsync("TaskBookReminder")).Select(m => m.PersonId));
        var note = Assert.Single(await AuditedAsync(First, "reminder-sent"));
        Assert.Equal((Cast.Administrator.PersonId, "agreement", "TaskBookReminder"), (note.Actor, note.Facts["stage"], note.Facts["mail"]));

        var last = CollegeYears.BookDutyOf(await colleges.AwardAsync(1)).Closes!.Value;
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(last).AddHours(10), Stop);
        await house.SettleAsync(Stop);
        Assert.Equal("reminder-over", await TryAsync(First, key));
        Assert.Equal("reminder-not-waited", await TryAsync("nowhere", key));
        Assert.Equal("reminder-not-waited", await TryAsync(First, "nothing"));
    }

    [Fact]
    public async Task The_reminder_of_the_office_takes_the_place_of_the_one_that_would_go_by_itself_that_day()
    {
        var line = (await ListedAsync()).First(m => m.Home == First);
        var own = line.Until!.Value.AddDays(-AgreementDuty.ReminderDays);
        await house.AdvanceToAsync(ShanghaiTime.StartOf(own).AddHours(-3), Stop);
        await house.SettleAsync(Stop);
        Assert.Equal("", await TryAsync(First, line.Key));
        await house.AdvanceToAsync(ShanghaiTime.StartOf(own).AddHours(1), Stop);
        await house.Get<DueHomes>().StartAsync(Stop);
        await house.AdvanceToAsync(ShanghaiTime.StartOf(line.Until.Value).AddHours(12), Stop);
        await house.SettleAsync(Stop);
        Assert.Equal(
            (await colleges.AwardAsync(1)).Home.Editors.Concat((await colleges.AwardAsync(2)).Home.Editors).Order(),
            (await colleges.SentAsync("TaskBookReminder")).Select(m => m.PersonId).Order());
    }

    [Fact]
    public async Task All_of_a_kind_are_reminded_in_one_go_and_only_by_administrators()
    {
        await NextMorningAsync();
        var commands = house.Get<MatterCommands>();
        var done = await commands.RemindAllAsync(Cast.Administrator, "agreement", Stop);
        Assert.Equal((2, 0, 0), (done.Sent, done.Barred.Count, done.Left));
        Assert.Equal(2, (await commands.RemindAllAsync(Cast.Administrator, "agreement", Stop)).Barred[ReminderBar.ThatDay]);
        Assert.Equal(0, (await commands.RemindAllAsync(Cast.Administrator, "acceptance", Stop)).Sent);
        await Assert.ThrowsAsync<RefusedException>(() => commands.RemindAllAsync(Cast.Administrator, "nothing", Stop));
        foreach (var actor in new[] { Cast.Officer, Cast.Chair, Cast.Applicant(1) })
        {
            await Assert.ThrowsAsync<RefusedException>(() => commands.RemindAllAsync(actor, "agreement", Stop));
            await Assert.ThrowsAsync<RefusedException>(() => house.Get<MatterQueries>().AllAsync(actor, Stop));
        }
    }

    [Fact]
    public async Task A_holder_is_waited_for_while_it_is_heard_and_then_the_administrators_who_did_not_give_notice()
    {
        await house.Get<PeopleStore>().GrantAsync(Cast.SecondAdministrator.Name, new RoleGrant(Role.Administrator));
        var changes = house.Get<AwardChangeCommands>();
        await changes.GiveNoticeAsync(Cast.Administrator, First, 5, new("材料与事实不符。", "教撤〔2026〕1号"), Stop);
        await house.SettleAsync(Stop);
        var heard = Assert.Single(await ListedAsync(), m => m.Kind == "withdrawal");
        Assert.Equal(WaitedParty.Holder, heard.Party);
        await NextMorningAsync();
        Assert.Equal("", await TryAsync(First, heard.Key));

        // Nobody acts: the list changes by itself when the days are over.
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(heard.Until!.Value).AddHours(10), Stop);
        await house.Get<DueHomes>().StartAsync(Stop);
        await house.SettleAsync(Stop);
        var decides = Assert.Single(await ListedAsync(), m => m.Kind == "withdrawal");
        Assert.Equal(WaitedParty.Administrator, decides.Party);
        var found = (await house.Get<AwardWaitStore>().FindAsync(First, decides.Key, Stop))!;
        Assert.DoesNotContain(found.Waited.Persons, p => p.PersonId == Cast.Administrator.PersonId);
        Assert.Contains(found.Waited.Persons, p => p.PersonId == Cast.SecondAdministrator.PersonId);
        Assert.Equal("", await TryAsync(First, decides.Key));

        await changes.WithdrawAsync(Cast.SecondAdministrator, First, new("期满未陈述。", "教撤〔2026〕2号"), First[^4..], Stop);
        await house.SettleAsync(Stop);
        Assert.DoesNotContain(await ListedAsync(), m => m.Home == First);
    }

    private async Task NextMorningAsync()
    {
        var day = house.Get<WorkingCalendar>().AddWorkingDays(ShanghaiTime.DayOf(house.Clock.GetUtcNow()), 2);
        await house.AdvanceToAsync(ShanghaiTime.StartOf(day).AddHours(10), Stop);
        await house.SettleAsync(Stop);
    }

    private Task<IReadOnlyList<Matter>> ListedAsync() => house.Get<AwardWaitStore>().AllAsync(Stop);

    private async Task<string> TryAsync(string home, string key)
    {
        try
        {
            var kind = (await ListedAsync()).FirstOrDefault(m => m.Home == home && m.Key == key)?.Kind ?? "agreement";
            await house.Get<MatterCommands>().RemindAsync(Cast.Administrator, kind, home, key, Stop);
            return "";
        }
        catch (RefusedException refused)
        {
            return refused.Refusals[0].Code;
        }
    }

    private async Task<IReadOnlyList<AuditNote>> AuditedAsync(string award, string action) =>
        await house.Get<ITableStore>()
            .EnumerateAsync<AuditEntry>(AwardKeys.Partition(award), KeyRange.Prefix(AuditKeys.Entry), Stop)
            .Select(e => e.Value.Note).Where(n => n.Action == action).ToListAsync(Stop);
}
