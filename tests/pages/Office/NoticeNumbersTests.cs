namespace Funding.Pages.Tests.Office;

public sealed class NoticeNumbersTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task The_office_says_beforehand_under_which_numbers_it_publishes_and_an_administrator_gives_them()
    {
        var round = await host.SharedAsync(h => h.StaffedAsync());
        var page = $"/office/rounds/{round.Id}";
        var launch = (await round.RoundAsync()).NoticeNumber;
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);

        var seen = await officer.GetAsync(page);
        Assert.Contains($"{launch}-公示", seen.Main, StringComparison.Ordinal);
        Assert.Null(seen.Page.QuerySelector($"a[href='{page}/numbers']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"{page}/numbers")).Status);

        var form = await administrator.GetAsync($"{page}/numbers");
        var refused = await administrator.SubmitAsync(
            form,
            new Dictionary<string, string> { ["publicNotice"] = launch, ["announcement"] = "教申〔2026〕99号" },
            $"form[action='{page}/numbers']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.GetElementById("publicNotice-error"));
        Assert.Equal("教申〔2026〕99号", refused.Page.GetElementById("announcement")!.GetAttribute("value"));

        var saved = await administrator.SubmitAsync(
            form, new Dictionary<string, string> { ["publicNotice"] = "教申〔2026〕31号" }, $"form[action='{page}/numbers']");
        Assert.Equal(page, saved.Location);
        var shown = (await administrator.GetAsync(page)).Main;
        Assert.Contains("教申〔2026〕31号", shown, StringComparison.Ordinal);
        Assert.Contains($"{launch}-公布", shown, StringComparison.Ordinal);
    }
}
