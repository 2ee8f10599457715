namespace Funding.Pages.Tests.Office;

public sealed class ExtensionTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task Before_proposing_and_before_confirming_the_page_shows_the_days_the_holidays_and_how_many_it_tells()
    {
        var round = await host.SharedAsync(h => h.AppliedAsync());
        var page = $"/office/rounds/{round.Id}/changes";
        var before = await round.RoundAsync();
        var day = before.CloseOf(CallStage.Kind).AddDays(7);
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        var form = await first.GetAsync(page);
        Assert.Contains("按原有工作日数", form.Main, StringComparison.Ordinal);

        var typed = new Dictionary<string, string> { ["stage"] = "call", ["newDay"] = $"{day:yyyy-MM-dd}", ["reason"] = "台风影响，申请延期。" };
        var check = await first.SubmitAsync(form, typed, $"form[action='{page}/check']");
        Assert.Equal(HttpStatusCode.OK, check.Status);
        var calendar = round.Get<WorkingCalendar>();
        var after = DrawDays.Moved(before, RoundPlan.Extend(before.Stages, CollegeStages.Call, day, calendar), before.Opens, calendar);
        foreach (var text in new[] { Shown(before.CloseOf(CallStage.Kind)), Shown(day), Shown(after.CloseOf(QuotaStage.Kind)),
            Shown(after.CloseOf(PanelReviewStage.Kind)),
            Shown(after.CloseOf(CommitteeStage.Kind)), "周末", "法定节假日", "推荐期限变动的推荐员" })
        {
            Assert.Contains(text, check.Main, StringComparison.Ordinal);
        }

        var proposed = await first.SubmitAsync(check, new Dictionary<string, string>(), $"form[action='{page}/extend']");
        var proposal = proposed.Location!;
        Assert.StartsWith($"{page}/", proposal, StringComparison.Ordinal);
        var confirm = await second.GetAsync(proposal);
        Assert.Contains(Shown(after.CloseOf(CommitteeStage.Kind)), confirm.Main, StringComparison.Ordinal);
        var people = System.Text.RegularExpressions.Regex.Match(confirm.Main, @"确认后将通知 (\d+) 人").Groups[1].Value;
        var english = await second.GetAsync($"{proposal}?lang=en");
        Assert.Contains($"Once confirmed it tells {people} people", english.Main, StringComparison.Ordinal);
        Assert.Contains("(public holiday)", english.Main, StringComparison.Ordinal);

        var accepted = await second.SubmitAsync(await second.GetAsync($"{proposal}?lang=zh"), new Dictionary<string, string>
        {
            ["decision"] = "accept",
            ["confirmation"] = round.Id[^4..],
        }, $"form[action='{proposal}']");
        Assert.Equal($"/office/rounds/{round.Id}", accepted.Location);
        await round.SettleAsync();
        var mails = (await round.Get<Mailbox>().ListAsync(null, 100))
            .Entries.Where(m => m.Subject.Contains("延期通知", StringComparison.Ordinal)).ToList();
        Assert.Equal(people, $"{mails.Count}");
        Assert.Contains(Shown(after.CloseOf(CommitteeStage.Kind)), (await second.GetAsync(proposal)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_extended_is_refused_beside_what_was_typed()
    {
        var round = await host.SharedAsync(h => h.AppliedAsync());
        var page = $"/office/rounds/{round.Id}/changes";
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        var form = await first.GetAsync(page);

        var refused = await first.SubmitAsync(form, new Dictionary<string, string>
        {
            ["stage"] = "call",
            ["newDay"] = "2026-01-01",
            ["reason"] = "台风影响，申请延期。",
        }, $"form[action='{page}/check']");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.GetElementById("newDay-error"));
        Assert.Contains("台风影响", refused.Text, StringComparison.Ordinal);
    }

    internal static string Shown(DateOnly day) => $"{day:yyyy年M月d日}（星期{"日一二三四五六"[(int)day.DayOfWeek]}）";
}
