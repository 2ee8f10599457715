using static Funding.Tests.Support.Rounds.CollegeStages;

namespace Funding.Workflows.Tests.Stages;

/// <summary>An administrator reminds whom a round waits for, with real office hours.</summary>
public sealed class RemindingTests : IAsyncLifetime
{
    private readonly RoundHouse house = new(engineInMemory: true, officeHours: true);
    private RoundPlayer run = null!;

    private static string ChairsVote => ApprovalActs.KeyOf(Cast.Chair.PersonId);

    public ValueTask InitializeAsync()
    {
        run = new RoundPlayer(house) { Applications = 2, Places = 1, Experts = _ => 4 };
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Two_clicks_at_once_are_one_mail_on_record_with_who_reminded_whom_of_what()
    {
        await AtApprovalAsync();
        await run.AdvanceToAsync(house.Get<OfficeHours>().Next(run.Time.Now));
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(Approval, ChairsVote)));
        Assert.Equal(["", .. Enumerable.Repeat("reminder-that-day", 3)], clicks.Order());
        await run.SettleAsync();

        Assert.Equal([Cast.Chair.PersonId], (await house.SentAsync(MailTemplates.ApprovalReminder)).Select(m => m.PersonId));
        var note = Assert.Single(await house.AuditedAsync("reminder-sent"));
        Assert.Equal((Cast.Administrator.PersonId, ChairsVote), (note.Actor, note.Subject));
        Assert.Equal((Cast.Chair.PersonId, "approve"), (note.Facts["persons"], note.Facts["stage"]));
    }

    [Fact]
    public async Task A_reminder_that_went_by_itself_counts_for_its_day_and_the_refusal_says_so()
    {
        await AtApprovalAsync();
        await run.AdvanceToAsync(ShanghaiTime.StartOf(LastDay) + TimeSpan.FromHours(10));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => RemindAsync(Approval, ChairsVote));
        Assert.Equal("reminder-that-day", refused.Refusals[0].Code);
        Assert.Contains("自动提醒", refused.Refusals[0].Chinese, StringComparison.Ordinal);
        await run.AdvanceToAsync(ShanghaiTime.CloseOf(LastDay) + TimeSpan.FromHours(1));
        Assert.Equal("reminder-over", await TryAsync(Approval, ChairsVote));
    }

    [Fact]
    public async Task A_reminder_of_the_evening_before_takes_the_place_of_the_one_that_goes_by_itself()
    {
        await AtApprovalAsync();
        await run.AdvanceToAsync(ShanghaiTime.StartOf(LastDay) - TimeSpan.FromHours(2));
        Assert.Equal(ShanghaiTime.StartOf(LastDay) + OfficeHours.Opens, await RemindAsync(Approval, ChairsVote));
        await run.AdvanceToAsync(ShanghaiTime.StartOf(LastDay) + TimeSpan.FromHours(12));
        Assert.Equal(
            Cast.Committee.Select(m => m.PersonId).Order(),
            (await house.SentAsync(MailTemplates.ApprovalReminder)).Select(m => m.PersonId).Order());
    }

    [Fact]
    public async Task Who_has_done_it_meanwhile_is_not_reminded_and_is_on_no_list()
    {
        await AtApprovalAsync();
        Assert.Contains(await WaitedAsync(Approval), w => w.Key == ChairsVote);
        await run.ApproveAsync(Cast.Chair);
        Assert.Equal("reminder-not-waited", await TryAsync(Approval, ChairsVote));
        Assert.DoesNotContain(await WaitedAsync(Approval), w => w.Key == ChairsVote);
        Assert.Equal("reminder-not-waited", await TryAsync(CollegeStages.Review, ChairsVote));
        Assert.Equal("reminder-not-waited", await TryAsync(new("nowhere"), ""));
        Assert.Empty(await house.SentAsync(MailTemplates.ApprovalReminder));
    }

    [Fact]
    public async Task A_member_with_a_conflict_is_named_and_reminded_like_any_other_who_has_not_voted()
    {
        await AtApprovalAsync();
        var before = (await WaitedAsync(Approval)).Select(w => w.Key).ToList();
        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.Chair, run.Id, Cast.CodeOf(1), "本人与该单位有合作。");
        Assert.Equal(before, (await WaitedAsync(Approval)).Select(w => w.Key));
        Assert.Equal("", await TryAsync(Approval, ChairsVote));
    }

    [Fact]
    public async Task Officers_who_may_decide_on_an_objection_are_reminded_and_nobody_says_who_they_are()
    {
        await run.ToAsync(PublicNotice);
        await run.SettleAsync();
        var entry = (await run.RowsAsync<NoticeEntry>(RoundKeys.NoticeEntries))[0].ApplicationId;
        var objection = await run.Get<ObjectionFiling>().FileAsync(
            Cast.Citizen, run.Id, entry, "张三", "0571-88001122", "该学院申报材料中的企业出资证明与公示的股权结构不一致，请予核查。", []);
        await run.SettleAsync();

        var waited = Assert.Single(await WaitedAsync(PublicNotice));
        Assert.Empty(waited.Persons);
        Assert.Equal(objection.DueOn, waited.Until);
        await run.LaterAsync(1);
        await RemindAsync(PublicNotice, waited.Key);
        await run.LaterAsync(4);

        // The other officer decided at the eligibility check.
        Assert.Equal(
            await house.Get<ObjectionDuty>().OfficersAsync(await run.RoundAsync(), await run.ApplicationAsync(entry), objection),
            (await house.SentAsync(MailTemplates.ObjectionReminder)).Select(m => m.PersonId));
        Assert.False(Assert.Single(await house.AuditedAsync("reminder-sent")).Facts.ContainsKey("persons"));
    }

    [Fact]
    public async Task Everybody_of_a_stage_is_reminded_once_and_the_answer_says_how_many_and_why_not()
    {
        await run.ToAsync(CollegeStages.Review);
        await run.SettleAsync();
        await run.LaterAsync(1);
        var waiting = (await WaitedAsync(CollegeStages.Review)).Count(w => w.Reminder is not null);
        var commands = house.Get<ReminderCommands>();
        var all = await commands.RemindAllAsync(Cast.Administrator, run.Id, "review");
        Assert.Equal((waiting, 0), (all.Sent, all.Left));
        var again = await commands.RemindAllAsync(Cast.Administrator, run.Id, "review");
        Assert.Equal((0, waiting), (again.Sent, again.Barred[ReminderBar.ThatDay]));
        await run.SettleAsync();
        Assert.Equal(waiting, (await house.AuditedAsync("reminder-sent")).Count);
    }

    [Fact]
    public async Task Only_administrators_remind()
    {
        await AtApprovalAsync();
        foreach (var actor in new[] { Cast.Officer, Cast.Chair, Cast.Applicant(1) })
        {
            await Assert.ThrowsAsync<RefusedException>(
                () => house.Get<ReminderCommands>().RemindAsync(actor, run.Id, "approve", ChairsVote));
            await Assert.ThrowsAsync<RefusedException>(() => house.Get<ReminderCommands>().RemindAllAsync(actor, run.Id, "approve"));
        }
    }

    private DateOnly LastDay { get; set; }

    private async Task AtApprovalAsync()
    {
        await run.ToAsync(Approval);
        await run.SettleAsync();
        LastDay = (await run.RoundAsync()).CloseOf(CommitteeStage.Kind);
    }

    private async Task<List<Waited>> WaitedAsync(StageKey stage) =>
        await house.Get<StageFaces>().WaitedAsync(await run.RoundAsync(), stage).ToListAsync();

    private Task<DateTimeOffset> RemindAsync(StageKey stage, string key) =>
        house.Get<ReminderCommands>().RemindAsync(Cast.Administrator, run.Id, stage.Id, key);

    /// <returns>The refusal's code; empty where the reminder was taken.</returns>
    private async Task<string> TryAsync(StageKey stage, string key)
    {
        try
        {
            await RemindAsync(stage, key);
            return "";
        }
        catch (RefusedException refused)
        {
            return refused.Refusals[0].Code;
        }
    }
}
