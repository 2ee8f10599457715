namespace Funding.Workflows.Tests.Changes;

/// <summary>A stage that ends late moves the days after it, and whose day that is hears of it, once.</summary>
public sealed class LateEndsTests
{
    private static readonly string[] Office =
        ["admin@office.example", "chair@office.example", "officer2@office.example", "officer@office.example", "vice@office.example"];

    [Fact]
    public async Task A_late_eligibility_decision_is_told_to_committee_and_staff_and_to_no_applicant()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await ToEligibilityAsync(run);
        var before = await run.RoundAsync();
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(before.CloseOf(EligibilityStage.Kind).AddDays(10)));
        Assert.Empty(await house.ExtensionMailsAsync());

        await run.PassAsync();

        var after = await run.RoundAsync();
        var mails = await house.ExtensionMailsAsync();
        Assert.Equal(CollegeStages.Draw, after.Stage);
        Assert.Equal(Office, mails.Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        var chair = mails.Single(m => m.ToAddress == "chair@office.example");
        Assert.Contains("“形式审查”晚于原定日期结束", chair.Text, StringComparison.Ordinal);
        Assert.Contains("专家抽取的截止时间由", chair.Text, StringComparison.Ordinal);
        Moves(chair, before.Draw!.PublicValueDay, after.Draw!.PublicValueDay);
        Moves(chair, before, after, DrawStage.Kind);
        Moves(chair, before, after, CommitteeStage.Kind);
        Assert.DoesNotContain(mails, m => m.Text.Contains("形式审查截止", StringComparison.Ordinal));
        Assert.Single(await house.AuditedAsync("deadlines-moved"));
        Assert.Equal("5", Assert.Single(await house.AuditedAsync("deadlines-told")).Facts["persons"]);
    }

    [Fact]
    public async Task A_late_draw_is_told_to_committee_and_staff_and_to_no_expert_who_never_had_another_day()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await ToEligibilityAsync(run);
        await run.PassAsync();
        var before = await run.RoundAsync();
        Assert.Empty(await house.ExtensionMailsAsync());

        await run.DrawAsync(TimeSpan.FromDays(20));

        var after = await run.RoundAsync();
        var mails = await house.ExtensionMailsAsync();
        Assert.Equal(CollegeStages.Review, after.Stage);
        Assert.Equal(Office, mails.Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.Contains("“专家抽取”晚于原定日期结束", m.Text, StringComparison.Ordinal));
        Moves(mails.Single(m => m.ToAddress == "vice@office.example"), before, after, CommitteeStage.Kind);
        Moves(mails.Single(m => m.ToAddress == "admin@office.example"), before, after, PanelReviewStage.Kind);
    }

    [Fact]
    public async Task A_ranking_computed_again_later_is_on_record_and_told_to_those_who_vote()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house);
        await run.ToAsync(CollegeStages.Approval);
        await house.Get<ApprovalCommands>().ReturnAsync(Cast.Committee[0], CollegeStages.RoundId, "第 3 名与第 4 名的评分依据请复核。");
        await house.SettleAsync();
        var before = await run.RoundAsync();
        var moved = (await house.AuditedAsync("deadlines-moved")).Count;
        Assert.Empty(await house.ExtensionMailsAsync());
        await house.AdvanceToAsync(ShanghaiTime.CloseOf(before.CloseOf(CommitteeStage.Kind).AddDays(3)));

        await house.Get<ReturnedOrderCommands>().RankAgainAsync(Cast.Administrator, CollegeStages.RoundId, "已核对两份评分表，评分无误，重新排名。");
        await house.SettleAsync();

        var after = await run.RoundAsync();
        var mails = await house.ExtensionMailsAsync();
        Assert.Equal(CollegeStages.Approval, after.Stage);

        // The second administrator has confirmed the round's money.
        Assert.Equal(
            Office.Append(Cast.SecondAdministrator.Name).Order(StringComparer.Ordinal),
            mails.Select(m => m.ToAddress).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.Contains("“综合排序”晚于原定日期结束", m.Text, StringComparison.Ordinal));
        Moves(mails.Single(m => m.ToAddress == "chair@office.example"), before, after, CommitteeStage.Kind);
        Assert.Equal(moved + 1, (await house.AuditedAsync("deadlines-moved")).Count);
    }

    private static async Task ToEligibilityAsync(RoundPlayer run)
    {
        await run.ToAsync(CollegeStages.Eligibility);
    }

    private static void Moves(MailboxMail mail, Round before, Round after, string kind) =>
        Moves(mail, before.CloseOf(kind), after.CloseOf(kind));

    private static void Moves(MailboxMail mail, DateOnly old, DateOnly day)
    {
        Assert.True(day > old);
        Assert.Matches($"{old:yyyy年M月d日}（星期.） → {day:yyyy年M月d日}（星期.）", mail.Text);
    }
}
