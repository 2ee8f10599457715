namespace Funding.Pages.Tests.Letters;

/// <summary>A document written and published by an administrator in the office, and read by everybody.</summary>
public sealed class LetterPagesTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task An_administrator_edits_looks_confirms_and_everybody_reads_and_downloads_it()
    {
        var round = await host.SharedAsync(h => h.LaunchedAsync());
        using var admin = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, round.Id);
        using var reader = new Visitor(host);
        var office = $"/office/rounds/{round.Id}/documents/call";
        var address = $"/rounds/{round.Id}/documents/call";
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);
        Assert.Contains("还没有发布公文", (await reader.GetAsync($"/rounds/{round.Id}/documents")).Main, StringComparison.Ordinal);

        // What is public by its stage waits to be published; what is not yet, does not.
        Assert.Equal([office], await DutiesAsync(admin, round.Id));

        var form = new Dictionary<string, string>
        {
            ["title"] = "关于申报的通知",
            ["body"] = "正文。\n# 范围\n#### 细目",
            ["phone"] = "0571-1",
            ["supervision"] = "0571-2",
            ["signature"] = "省教育厅",
            ["date"] = "2026-03-02",
            ["printedBy"] = "省教育厅办公室",
        };
        var typed = new Dictionary<string, string>(form) { ["title"] = "", ["phone"] = "新电话" };
        var refused = await admin.SubmitAsync(await admin.GetAsync(office), typed, $"form[action='{office}']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("新电话", refused.Page.QuerySelector("#phone")!.GetAttribute("value"));
        Assert.NotNull(refused.Page.QuerySelector("#title-error"));
        var saved = await admin.SubmitAsync(await admin.GetAsync(office), form, $"form[action='{office}']");
        Assert.Equal(office, saved.Location);
        var preview = await admin.GetAsync(office);
        Assert.Equal("关于申报的通知", preview.Page.QuerySelector(".letter h2")!.TextContent);
        Assert.Contains("一、范围", preview.Main, StringComparison.Ordinal);
        Assert.Contains("（1）细目", preview.Main, StringComparison.Ordinal);
        Assert.Equal(LetterDocx.ContentType, (await admin.Http.GetAsync($"{office}/draft.docx")).Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);

        var publish = $"form[action='{office}/publish']";
        var mistyped = await admin.SubmitAsync(preview, new Dictionary<string, string> { ["confirmation"] = "0000" }, publish);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.Status);
        var published = await admin.SubmitAsync(preview, new Dictionary<string, string> { ["confirmation"] = round.Id[^4..] }, publish);
        Assert.Equal(office, published.Location);
        Assert.Empty(await DutiesAsync(admin, round.Id));

        var page = await reader.GetAsync(address);
        Assert.Equal("关于申报的通知", page.Heading);
        Assert.Equal("zh-CN", page.Page.QuerySelector(".letter")!.GetAttribute("lang"));
        foreach (var (file, type) in new[] { ("document.docx", LetterDocx.ContentType), ("document.pdf", LetterPdf.ContentType) })
        {
            using var answer = await reader.Http.GetAsync($"{address}/1/{file}");
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Contains(Sha256Hex.Of(await answer.Content.ReadAsByteArrayAsync()), page.Main, StringComparison.Ordinal);
        }

        foreach (var absent in new[] { $"{address}/2", $"{address}/1/document.exe", $"{address}/0", $"/rounds/{round.Id}/documents/rank" })
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(absent)).Status);
    }

    [Fact]
    public async Task What_is_typed_is_text_on_the_page_and_never_markup()
    {
        var shared = await host.SharedAsync(h => h.LaunchedAsync());
        var commands = shared.Get<LetterCommands>();
        var desk = await shared.Get<LetterQueries>().GetAsync(Cast.Administrator, shared.Id, "notice");
        await commands.SaveAsync(Cast.Administrator, shared.Id, "notice", desk.Draft with
        {
            Title = "<script>alert(1)</script>",
            Body = "# <b>题</b>\n<img src=x>",
            Phone = "1",
            Supervision = "2",
        });
        using var admin = await host.EnterAsync(Cast.Administrator.Name, LinkPurpose.Office, shared.Id);
        var page = await admin.GetAsync($"/office/rounds/{shared.Id}/documents/notice");
        Assert.Equal("<script>alert(1)</script>", page.Page.QuerySelector(".letter h2")!.TextContent);
        Assert.Null(page.Page.QuerySelector(".letter script, .letter b, .letter img"));
        Assert.Null(page.Page.QuerySelector("form[action$='/publish']"));
    }

    private static async Task<IEnumerable<string>> DutiesAsync(Visitor reader, string round) =>
        (await reader.GetAsync("/office")).Page.QuerySelectorAll($"main li a[href^='/office/rounds/{round}/documents/']")
            .Select(a => a.GetAttribute("href")!);
}
