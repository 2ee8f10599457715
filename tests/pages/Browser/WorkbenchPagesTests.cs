using Microsoft.Playwright;

namespace Funding.Pages.Tests.Browser;

/// <summary>The sheet in a real browser: what the scripts add.</summary>
public sealed class WorkbenchPagesTests(AskingHost host, Browsers browsers) : IClassFixture<AskingHost>, IClassFixture<Browsers>
{
    private static async Task<RoundPlayer> BuildAsync(StageHost host)
    {
        var round = host.Fresh(applications: 2);
        round.Attached = slot => ($"{slot.Label.Zh}.pdf", SampleApplication.PdfWith(""));
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Review);
        return round;
    }

    [Fact]
    public async Task What_is_typed_on_a_sheet_is_saved_by_itself_and_counted_in_sight()
    {
        var (page, round, sheet) = await OpenAsync(Party.School, 1280);
        await page.FillAsync("#scores-integration", "8.5");
        Assert.Equal("8.5", await page.TextContentAsync("[data-score-of=integration]"));
        Assert.StartsWith("25.5000", await page.TextContentAsync("[data-total]"));
        await page.WaitForSelectorAsync("[data-saved-note]:has-text('已自动保存')");
        Assert.Equal(8.5m, (await StoredAsync(round, sheet)).Scores["integration"]);

        await page.FillAsync("#scores-skills", "11");
        Assert.Equal("有误", await page.TextContentAsync("[data-score-of=skills]"));
        await page.WaitForSelectorAsync("[data-saved-note].wrong:has-text('技能水平')");
        Assert.DoesNotContain("skills", (await StoredAsync(round, sheet)).Scores.Keys);

        // Saved elsewhere meanwhile: it stops, says so, and overwrites nothing.
        await page.FillAsync("#scores-skills", "7");
        await page.WaitForSelectorAsync("[data-saved-note]:not(.wrong):has-text('已自动保存')");
        await round.Get<SheetCommands>().SaveAsync(
            Cast.ExpertOf(sheet.ExpertId), round.Id, sheet.ApplicationId,
            new SheetEntry(new Dictionary<string, string?> { ["skills"] = "2" }, new Dictionary<string, string?>()));
        await page.FillAsync("#scores-skills", "9");
        await page.WaitForSelectorAsync("[data-saved-note].wrong:has-text('在别处改动')");
        Assert.Equal(2, (await StoredAsync(round, sheet)).Scores["skills"]);
    }

    [Fact]
    public async Task Another_document_comes_beside_the_sheet_without_losing_what_is_typed()
    {
        var (page, round, sheet) = await OpenAsync(Party.Industry, 1280, viewer: true);
        var seen = await round.Get<ExpertReviews>().ReadAsync(Cast.ExpertOf(sheet.ExpertId), round.Id, sheet.ApplicationId);
        var documents = seen.Application.Documents.Where(DocumentFile.CanShow).ToList();
        Assert.True(await page.IsHiddenAsync("#document"));
        await page.FillAsync("#comments-overall", "边看边写");
        foreach (var document in documents.Take(2))
        {
            await page.ClickAsync($"#dossier [data-view='{document.Id}']");
            Assert.Contains($"/documents/{document.Id}/view#", await page.GetAttributeAsync("object", "data"));
            Assert.EndsWith($"/documents/{document.Id}", await page.GetAttributeAsync("[data-beside-download]", "href"));
            Assert.Contains($"document={document.Id}", page.Url, StringComparison.Ordinal);
            Assert.Equal("document", await page.EvaluateAsync<string>("document.activeElement.id"));
        }

        await page.ClickAsync("[data-beside-close]");
        Assert.True(await page.IsHiddenAsync("#document"));
        Assert.Equal("边看边写", await page.InputValueAsync("#comments-overall"));
    }

    [Fact]
    public async Task A_comment_that_the_file_asks_for_is_said_beside_the_field_shown_as_missing_and_asked_at_the_check()
    {
        var (page, round, sheet) = await OpenAsync(Party.Government, 390);
        Assert.Equal("3分及以下或9分及以上的，签署前须写评语。", await page.TextContentAsync("#comments-integration-hint"));
        Assert.Equal(0, await page.Locator("#comments-skills-hint").CountAsync());
        foreach (var criterion in PanelReviewSettings.CriteriaOf(round.Programme))
            await page.FillAsync($"#scores-{criterion.Id}", "9");
        Assert.Equal("9 缺评语", await page.TextContentAsync("[data-score-of=integration]"));
        Assert.Equal("9", await page.TextContentAsync("[data-score-of=skills]"));
        await page.ClickAsync("button[value=check]");
        Assert.Equal("“产教融合”评为 9 分，须写评语说明理由。", (await page.TextContentAsync(".notice li"))!.Trim());
        Assert.Equal(0, await page.Locator("#confirmation").CountAsync());

        await page.ClickAsync(".notice li a");
        Assert.EndsWith("#comments-integration", page.Url, StringComparison.Ordinal);
        await page.FillAsync("#comments-integration", "校企共建，证据充分。");
        Assert.Equal("9", await page.TextContentAsync("[data-score-of=integration]"));
        await page.ClickAsync("button[value=check]");
        await page.WaitForSelectorAsync("#confirmation");
    }

    [Fact]
    public async Task Where_the_browser_has_no_viewer_no_link_promises_one()
    {
        var (page, _, _) = await OpenAsync(Party.Enterprise, 390);
        await page.WaitForFunctionAsync("navigator.pdfViewerEnabled === false");
        Assert.Equal(0, await page.Locator("#dossier [data-view]:visible").CountAsync());
        Assert.NotEqual(0, await page.Locator("#dossier a[href*='/documents/']:visible").CountAsync());
    }

    private async Task<(IPage Page, RoundPlayer Round, ReviewSheet Sheet)> OpenAsync(Party party, int width, bool viewer = false)
    {
        var page = await browsers.OpenAsync(width);
        var round = await host.SharedAsync(BuildAsync);
        var sheet = (await round.SheetsAsync()).First(s => s.Seat == party && s.State == ReviewState.Assigned);
        await round.Get<SheetCommands>().AcceptAsync(Cast.ExpertOf(sheet.ExpertId), round.Id, sheet.ApplicationId);
        var email = (await round.Get<PeopleStore>().FindAsync(sheet.ExpertId))!.Value.Email;
        using var visitor = await host.EnterAsync(email, LinkPurpose.ReviewDesk, round.Id);
        await page.Context.AddCookiesAsync(visitor.Cookies.Select(c => new Microsoft.Playwright.Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Url = host.Address.ToString()
        }));
        await page.AddInitScriptAsync(
            $"Object.defineProperty(navigator, 'pdfViewerEnabled', {{ value: {(viewer ? "true" : "false")} }})");
        await page.GotoAsync($"{host.Address}review/{round.Id}/applications/{sheet.ApplicationId}?lang=zh");
        return (page, round, sheet);
    }

    private static async Task<ReviewSheet> StoredAsync(RoundPlayer round, ReviewSheet sheet) =>
        (await round.SheetsAsync()).Single(s => s.ExpertId == sheet.ExpertId && s.ApplicationId == sheet.ApplicationId);
}
