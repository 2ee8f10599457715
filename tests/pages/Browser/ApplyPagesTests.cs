using Microsoft.Playwright;

namespace Funding.Pages.Tests.Browser;

/// <summary>The applicant's pages in a real browser: what the scripts add.</summary>
public sealed class ApplyPagesTests(ApplyWorld world, Browsers browsers) : IClassFixture<ApplyWorld>, IClassFixture<Browsers>
{
    private async Task<string> SignedInAsync(IPage page, string who, Visitor visitor)
    {
        var round = await world.LaunchAsync();
        var address = await world.ApplyAsync(visitor, round, $"{who}@school.example", world.FreshCode());
        await TakeSessionAsync(page, visitor);
        return address;
    }

    private Task TakeSessionAsync(IPage page, Visitor visitor) => page.Context.AddCookiesAsync(
        visitor.Cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = world.Address.ToString() }));

    private string Url(string path) => world.Address + path[1..];

    [Fact]
    public async Task What_is_typed_is_saved_without_a_button_and_survives_a_lost_connection()
    {
        using var visitor = new Visitor(world);
        var page = await browsers.OpenAsync(1280);
        var address = await SignedInAsync(page, "autosave", visitor);
        await page.GotoAsync($"{Url(address)}/form/overview");
        await page.FillAsync("#college-name", "自动保存的学院");
        await page.WaitForSelectorAsync("[data-saved-note]:has-text('已自动保存')");
        Assert.Equal(
            "自动保存的学院", (await visitor.GetAsync($"{address}/form/overview")).Page.QuerySelector("#college-name")!.GetAttribute("value"));

        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#college-name", "断线时输入的学院");
        await page.WaitForSelectorAsync("[data-saved-note].wrong");
        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        Assert.Equal("断线时输入的学院", await page.InputValueAsync("#college-name"));
        await page.WaitForSelectorAsync("[data-saved-note]:has-text('已自动保存')");
        Assert.Equal(
            "断线时输入的学院", (await visitor.GetAsync($"{address}/form/overview")).Page.QuerySelector("#college-name")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("zh", "产业特色学院名称", "已自动保存")]
    [InlineData("en", "Name of the industry college", "Saved automatically")]
    public async Task Autosave_names_what_cannot_be_used_and_calls_it_saved_only_once_it_can(string language, string field, string saved)
    {
        using var visitor = new Visitor(world);
        var page = await browsers.OpenAsync(1280);
        var address = await SignedInAsync(page, $"unusable-{language}", visitor);
        await page.GotoAsync($"{Url(address)}/form/overview?lang={language}");
        await page.FillAsync("#college-name", "短");
        await page.WaitForSelectorAsync($"[data-saved-note].wrong:has-text('{field}')");
        Assert.DoesNotContain(saved, await page.TextContentAsync("[data-saved-note]"));
        Assert.Equal(
            "短", (await visitor.GetAsync($"{address}/form/overview")).Page.QuerySelector("#college-name")!.GetAttribute("value"));

        await page.FillAsync("#college-name", "自动保存的学院");
        await page.WaitForSelectorAsync($"[data-saved-note]:not(.wrong):has-text('{saved}')");
    }

    [Fact]
    public async Task Autosave_stops_at_a_colleagues_text_instead_of_overwriting_it()
    {
        using var visitor = new Visitor(world);
        var page = await browsers.OpenAsync(1280);
        var address = await SignedInAsync(page, "conflict", visitor);
        await page.GotoAsync($"{Url(address)}/form/overview");
        await visitor.SubmitAsync(
            await visitor.GetAsync($"{address}/form/overview"), new Dictionary<string, string> { ["college-name"] = "同事写的" });
        await page.FillAsync("#college-name", "我写的");
        await page.WaitForSelectorAsync("[data-saved-note].wrong");

        Assert.Equal("我写的", await page.InputValueAsync("#college-name"));
        Assert.Equal(
            "同事写的", (await visitor.GetAsync($"{address}/form/overview")).Page.QuerySelector("#college-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_shares_sum_is_exact_while_they_are_typed()
    {
        using var visitor = new Visitor(world);
        var page = await browsers.OpenAsync(390);
        var address = await SignedInAsync(page, "sum", visitor);
        await page.GotoAsync($"{Url(address)}/owners");
        await page.FillAsync("#owners-0--sharePercent", "33.33");
        await page.FillAsync("#owners-1--sharePercent", "66.66");
        Assert.Contains("0.01", await page.TextContentAsync("[data-share-sum]"));
        await page.FillAsync("#owners-1--sharePercent", "66.67");
        Assert.Contains("100%", await page.TextContentAsync("[data-share-sum]"));
    }

    [Fact]
    public async Task A_large_file_goes_on_where_it_was_broken_off()
    {
        using var visitor = new Visitor(world);
        var page = await browsers.OpenAsync(1280);
        var address = await SignedInAsync(page, "chunks", visitor);
        var file = Path.Combine(Directory.CreateTempSubdirectory("funding-upload-").FullName, "合作协议.pdf");
        await File.WriteAllBytesAsync(file, ApplyWorld.Pdf(25 << 20));
        var sent = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
                sent.Add(request.Url[(request.Url.LastIndexOf('/') + 1)..]);
        };
        await page.RouteAsync("**/chunks/3", route => route.AbortAsync());
        const string slot = "form.upload:has([data-slot=cooperation-agreement])";
        await page.GotoAsync($"{Url(address)}/documents");
        await page.SetInputFilesAsync($"{slot} input[type=file]", file);
        await page.ClickAsync($"{slot} button");
        await page.WaitForSelectorAsync($"{slot} [role=status]:has-text('重试')");

        await page.ReloadAsync();
        await page.UnrouteAsync("**/chunks/3");
        await page.WaitForSelectorAsync($"{slot} [role=status]:has-text('合作协议.pdf')");
        sent.Clear();
        await page.SetInputFilesAsync($"{slot} input[type=file]", file);
        await page.ClickAsync($"{slot} button");
        await page.WaitForSelectorAsync(".files a:has-text('合作协议.pdf')");
        Assert.Equal(["3", "4", "5", "6"], sent);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_refused_file_says_why_in_its_place()
    {
        using var visitor = new Visitor(world);
        var page = await browsers.OpenAsync(1280);
        var address = await SignedInAsync(page, "refused", visitor);
        const string slot = "form.upload:has([data-slot=cooperation-agreement])";
        await page.GotoAsync($"{Url(address)}/documents");
        await page.SetInputFilesAsync(
            $"{slot} input[type=file]",
            new FilePayload { Name = "agreement.pdf", MimeType = "application/pdf", Buffer = "<html></html>"u8.ToArray() });
        await page.ClickAsync($"{slot} button");
        await page.WaitForSelectorAsync($"{slot} [role=status].wrong");
        Assert.False(await page.IsDisabledAsync($"{slot} button"));
    }
}
