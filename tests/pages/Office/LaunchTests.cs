using AngleSharp.Html.Dom;

namespace Funding.Pages.Tests.Office;

public sealed class LaunchTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Form = "/office/launch?programme=mixed-ownership-colleges&opens=2027-03-01";

    [Fact]
    public async Task An_administrator_launches_what_was_checked_and_an_officer_cannot()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Form)).Status);
        var start = await officer.GetAsync("/office");
        Assert.Null(start.Page.QuerySelector("a[href='/office/launch']"));

        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        var page = await administrator.GetAsync(Form);
        var fields = Fields(page);
        Assert.Equal("2027-03-01", fields["opens"]);
        fields["noticeNumber"] = "";
        fields["closes.recommend"] = "2027-03-02";
        var refused = await administrator.PostAsync("/office/launch/check?programme=mixed-ownership-colleges", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.GetElementById("noticeNumber-error"));
        Assert.NotNull(refused.Page.GetElementById("closes-recommend-error"));

        fields = Fields(page);
        fields["noticeNumber"] = "教申〔2027〕3号";
        var check = await administrator.PostAsync("/office/launch/check?programme=mixed-ownership-colleges", fields);
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Contains("mixed-ownership-colleges-2027-1", check.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/office/rounds/mixed-ownership-colleges-2027-1")).Status);

        // The button alone launches nothing.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.SubmitAsync(check, new Dictionary<string, string>())).Status);
        var typed = Hidden(check);
        typed["form-token"] = start.Token();
        Assert.NotEqual(HttpStatusCode.SeeOther, (await officer.PostAsync("/office/launch", typed)).Status);
        var launched = await administrator.SubmitAsync(check, new Dictionary<string, string> { ["confirmation"] = "27-1" });
        Assert.Equal("/office/rounds/mixed-ownership-colleges-2027-1", launched.Location);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(launched.Location!)).Status);
    }

    [Fact]
    public async Task A_deadline_moves_only_when_another_administrator_types_the_number()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        using var first = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        var changes = $"/office/rounds/{round.Id}/changes";
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(changes)).Status);
        var before = await round.RoundAsync();
        var day = before.CloseOf(CallStage.Kind).AddDays(5);

        var asked = new Dictionary<string, string>
        {
            ["stage"] = CollegeStages.Call.Id,
            ["newDay"] = day.ToString("yyyy-MM-dd"),
            ["reason"] = "多所院校请求延长申报期。",
        };
        var check = await first.SubmitAsync(await first.GetAsync(changes), asked, "form[action$='/check']");
        var proposed = await first.SubmitAsync(check, new Dictionary<string, string>(), "form[action$='/extend']");
        Assert.Equal(HttpStatusCode.SeeOther, proposed.Status);
        var own = await first.GetAsync(proposed.Location!);
        Assert.Null(own.Page.QuerySelector("main form"));
        var answer = new Dictionary<string, string> { ["decision"] = "accept", ["confirmation"] = "26-1" };
        var alone = await first.PostAsync(proposed.Location!, new Dictionary<string, string>(answer) { ["form-token"] = own.Token() });
        Assert.Equal(HttpStatusCode.Forbidden, alone.Status);
        Assert.Equal(before.CloseOf(CallStage.Kind), (await round.RoundAsync()).CloseOf(CallStage.Kind));

        Assert.Contains(
            proposed.Location!, (await second.GetAsync("/office")).Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var page = await second.GetAsync(proposed.Location!);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await second.SubmitAsync(page, new Dictionary<string, string>(answer) { ["confirmation"] = "2026" })).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await second.SubmitAsync(page, answer)).Status);
        var after = await round.RoundAsync();
        Assert.Equal(
            (day, before.CloseOf(CommitteeStage.Kind).AddDays(5)), (after.CloseOf(CallStage.Kind), after.CloseOf(CommitteeStage.Kind)));
        Assert.Equal(HttpStatusCode.Conflict, (await second.SubmitAsync(page, answer)).Status);
    }

    /// <summary>Without ticks: then the first two holders of the role are the committee.</summary>
    private static Dictionary<string, string> Fields(Answer page) =>
        page.Page.QuerySelectorAll("form[action*='/launch/check'] input")
            .Cast<IHtmlInputElement>()
            .Where(i => i.Type != "checkbox")
            .ToDictionary(i => i.Name!, i => i.Value);

    private static Dictionary<string, string> Hidden(Answer page) =>
        page.Page.QuerySelectorAll("main form input[type=hidden]")
            .GroupBy(i => i.GetAttribute("name")!)
            .ToDictionary(g => g.Key, g => g.First().GetAttribute("value")!);
}
