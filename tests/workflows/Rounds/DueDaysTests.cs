namespace Funding.Workflows.Tests.Rounds;

/// <summary>An installation that began without the year's notice of holidays and is started again with it.</summary>
public sealed class DueDaysTests : IDisposable
{
    private const string Moved = "期限变更";
    private static readonly Actor Citizen = Cast.ActorOf("citizen@people.example", Role.Applicant);
    private readonly string folder = Directory.CreateTempSubdirectory("funding-due-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task A_correction_follows_a_newer_calendar_and_silence_is_refused_on_the_new_day_only()
    {
        var (asked, given) = await CorrectionAskedAsync();

        await using var after = Open(Off(given), asked);
        await after.StartAsync();
        await ReconcileTwiceAsync(after);
        var run = new RoundPlayer(after);
        var due = (await run.ApplicationAsync(Cast.ApplicationId(1))).Correction!.DueOn;
        await after.AdvanceToAsync(ShanghaiTime.CloseOf(given).AddHours(1));
        var onTheOldDay = (await run.ApplicationAsync(Cast.ApplicationId(1))).State;
        await after.AdvanceToAsync(ShanghaiTime.CloseOf(due));

        var length = EligibilitySettings.Of(run.Programme).CorrectionWorkingDays;
        Assert.Equal(Off(given).AddWorkingDays(ShanghaiTime.DayOf(asked), length), due);
        Assert.True(due > given);
        Assert.Equal(ApplicationState.UnderCorrection, onTheOldDay);
        Assert.Equal(ApplicationState.Ineligible, (await run.ApplicationAsync(Cast.ApplicationId(1))).State);
        Assert.Equal(1, await MailsAsync(after, "applicant1@college.example", Moved));
        Assert.Single(await after.AuditedAsync("due-day-recomputed"));
    }

    [Fact]
    public async Task A_calendar_that_makes_a_day_earlier_changes_none()
    {
        var (asked, given) = await CorrectionAskedAsync();

        var start = ShanghaiTime.DayOf(asked);
        var weekends = Enumerable.Range(1, given.DayNumber - start.DayNumber)
            .Select(start.AddDays)
            .Where(WorkingCalendar.IsWeekend)
            .ToList();
        await using var after = Open(new([new(given.Year, false, [], weekends, "notice")]), asked);
        await after.StartAsync();
        await ReconcileTwiceAsync(after);

        Assert.NotEmpty(weekends);
        Assert.Equal(given, (await new RoundPlayer(after).ApplicationAsync(Cast.ApplicationId(1))).Correction!.DueOn);
        Assert.Equal(0, await MailsAsync(after, "applicant1@college.example", Moved));
    }

    [Fact]
    public async Task Answers_of_experts_follow_and_an_answered_sheet_keeps_its_day()
    {
        DateTimeOffset drawn;
        DateOnly given;
        string expert;
        await using (var before = Open(WorkingCalendar.Weekly))
        {
            var run = await AtEligibilityAsync(before);
            await run.ToAsync(CollegeStages.Review);
            var sheets = await SheetsAsync(before);
            (given, expert) = (sheets[0].AnswerBy, sheets[0].ExpertId);
            await before.Get<SheetCommands>().AcceptAsync(
                Cast.ExpertOf(expert), CollegeStages.RoundId, sheets[0].ApplicationId);
            await before.SettleAsync();
            drawn = before.Clock.GetUtcNow();
        }

        await using var after = Open(Off(given), drawn);
        await after.StartAsync();
        await ReconcileTwiceAsync(after);
        var open = await SheetsAsync(after);
        await after.AdvanceToAsync(ShanghaiTime.CloseOf(given).AddHours(1));

        Assert.All(open.Where(s => s.State == ReviewState.Assigned), s => Assert.True(s.AnswerBy > given));
        Assert.All(open.Where(s => s.State == ReviewState.Accepted), s => Assert.Equal(given, s.AnswerBy));
        Assert.DoesNotContain(await SheetsAsync(after), s => s.State == ReviewState.Replaced);
        foreach (var silent in open.Where(s => s.State == ReviewState.Assigned).Select(s => s.ExpertId).Distinct())
        {
            var address = (await after.Get<PeopleStore>().FindAsync(silent))!.Value.Email;
            Assert.Equal(1, await MailsAsync(after, address, Moved));
        }
    }

    [Fact]
    public async Task Notice_periods_and_open_objections_follow_unless_the_new_day_is_over()
    {
        DateTimeOffset filed;
        Objection objection;
        await using (var before = Open(WorkingCalendar.Weekly))
        {
            var run = await AtEligibilityAsync(before);
            await run.ToAsync(CollegeStages.PublicNotice);
            var entry = (await before.Get<NoticeQueries>().EntriesAsync(CollegeStages.RoundId)).Items[0].Value;
            await before.Get<PeopleStore>().GetOrCreateAsync(Citizen.Name);
            objection = await before.Get<ObjectionCommands>().FileAsync(
                Citizen, CollegeStages.RoundId, entry.ApplicationId, new("张三", "0571-88001122", "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。", []));
            await before.SettleAsync();
            filed = before.Clock.GetUtcNow();
        }

        // Weeks after its day the objection waits still: a day off in between moves it to no day that is over.
        await using (var late = Open(Off(objection.DueOn), ShanghaiTime.CloseOf(objection.DueOn.AddDays(14))))
        {
            await late.Get<NoticeDueDays>().FollowCalendarAsync(await new RoundPlayer(late).RoundAsync(), CancellationToken.None);
            Assert.Equal(objection.DueOn, (await ObjectionAsync(late, objection.Id)).DueOn);
        }

        await using var after = Open(Off(objection.DueOn), filed);
        await after.StartAsync();
        await ReconcileTwiceAsync(after);

        Assert.True((await ObjectionAsync(after, objection.Id)).DueOn > objection.DueOn);
        var officer = await MailsAsync(after, Cast.SecondOfficer.Name, Moved);
        Assert.Equal(
            (1, 0, 1), (officer, await MailsAsync(after, Cast.Officer.Name, Moved), await MailsAsync(after, Citizen.Name, Moved)));
    }

    private RoundHouse Open(WorkingCalendar calendar, DateTimeOffset? at = null)
    {
        var house = new RoundHouse(folder: folder, configure: services => services.AddSingleton(calendar));
        if (at is { } moment)
        {
            house.Clock.SetUtcNow(moment);
        }

        return house;
    }

    /// <summary>A notice that makes the day and the two after it days off.</summary>
    private static WorkingCalendar Off(DateOnly day) =>
        new([new(day.Year, false, [.. Enumerable.Range(0, 3).Select(day.AddDays)], [], "notice")]);

    private static async Task<RoundPlayer> AtEligibilityAsync(RoundHouse house)
    {
        var run = new RoundPlayer(house) { Applications = 4, Experts = _ => 3 };
        await run.ToAsync(CollegeStages.Eligibility);
        return run;
    }

    /// <summary>By the weekly rule: when a correction was asked for, and its due day.</summary>
    private async Task<(DateTimeOffset Asked, DateOnly Given)> CorrectionAskedAsync()
    {
        await using var before = Open(WorkingCalendar.Weekly);
        await AtEligibilityAsync(before);
        var given = (await before.Get<EligibilityCommands>().AskForCorrectionAsync(
            Cast.Officer, CollegeStages.RoundId, Cast.ApplicationId(1), "请补充合作协议的盖章页。")).Correction!.DueOn;
        await before.SettleAsync();
        return (before.Clock.GetUtcNow(), given);
    }

    private static async Task ReconcileTwiceAsync(RoundHouse house)
    {
        await house.Get<Reconcile>().RunAsync(CollegeStages.RoundId);
        await house.Get<Reconcile>().RunAsync(CollegeStages.RoundId);
        await house.SettleAsync();
    }

    private static async Task<Objection> ObjectionAsync(RoundHouse house, string id) =>
        (await house.Get<ITableStore>().GetAsync<Objection>(RoundKeys.Partition(CollegeStages.RoundId), RoundKeys.Objection(id)))!.Value;

    private static Task<List<ReviewSheet>> SheetsAsync(RoundHouse house) => house.RowsAsync<ReviewSheet>(RoundKeys.SheetsByExpert);

    private static async Task<int> MailsAsync(RoundHouse house, string address, string word) =>
        (await house.Get<Mailbox>().ListAsync(address, 100)).Entries.Count(m => m.Subject.Contains(word, StringComparison.Ordinal));
}
