using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Funding.Pages.Tests.Office;

public sealed class ExportTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Live = "=HYPERLINK(\"http://evil.example\")";

    [Fact]
    public async Task A_live_formula_leaves_as_text_in_both_formats_and_only_to_an_administrator()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        var address = $"/office/rounds/{round.Id}/exports/applications";
        foreach (var path in new[]
        {
            $"{address}.csv",
            $"{address}.xlsx",
            $"/office/rounds/{round.Id}/exports",
            $"/office/rounds/{round.Id}/audit.ndjson"
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(path)).Status);
        }

        var csv = await administrator.Http.GetByteArrayAsync($"{address}.csv");
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        var text = Encoding.UTF8.GetString(csv);
        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", text, StringComparison.Ordinal);

        using var xlsx = SpreadsheetDocument.Open(new MemoryStream(await administrator.Http.GetByteArrayAsync($"{address}.xlsx")), false);
        var sheet = xlsx.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        var cell = sheet.Descendants<Cell>().First(c => c.InnerText == Live);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Equal(1u, cell.StyleIndex!.Value);
        Assert.True(13 <= sheet.Descendants<Row>().Count());

        var chain = await administrator.GetAsync($"/office/rounds/{round.Id}/audit.ndjson");
        Assert.Equal("application/x-ndjson", chain.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("round-launched", chain.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/office/rounds/{round.Id}/exports/secrets.csv")).Status);
    }

    [Fact]
    public async Task Pages_cost_the_same_with_ten_and_with_two_hundred_applications()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        var paths = new[]
        {
            "/office",
            $"/office/rounds/{round.Id}",
            $"/office/rounds/{round.Id}/applications",
            $"/office/rounds/{round.Id}/applications?state=Draft",
            $"/office/rounds/{round.Id}/review"
        };
        foreach (var path in paths)
        {
            // What a round keeps is read once a process.
            await administrator.GetAsync(path);
        }

        var few = new List<long>();
        foreach (var path in paths)
        {
            few.Add(await host.CostAsync(administrator, path));
        }

        await round.AddDraftsAsync(1000, 190);
        // A list that changed is read again once.
        await administrator.GetAsync(paths[2]);
        var many = new List<long>();
        foreach (var path in paths)
        {
            many.Add(await host.CostAsync(administrator, path));
        }

        Assert.Equal(few, many);
        var list = await administrator.GetAsync(paths[2]);
        Assert.Equal(50, list.Page.QuerySelectorAll("tbody tr").Length);
        var next = list.Page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        Assert.DoesNotContain(
            list.Page.QuerySelector("tbody tr code")!.TextContent, (await administrator.GetAsync(next)).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"{paths[2]}?page=nonsense&sort=wild&state=1")).Status);
    }

    [Fact]
    public async Task A_list_of_experts_is_refused_whole_with_every_row_or_applied_once()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        var bad = await UploadAsync(administrator, round.Id, "姓名,邮箱,单位,方\n甲,not-an-address,单位一,政府\n乙,b@example.cn,单位二,学会\n");
        Assert.Equal(2, bad.Page.QuerySelectorAll(".problems li").Length);
        Assert.Null(bad.Page.QuerySelector("form[action*='/import/']"));

        var good = await UploadAsync(administrator, round.Id, "姓名,邮箱,单位,方\n甲,a@example.cn,单位一,政府\n乙,b@example.cn,单位二,学校\n");
        var pool = $"/office/rounds/{round.Id}/experts";
        Assert.DoesNotContain("a@example.cn", (await administrator.GetAsync(pool)).Main, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await administrator.SubmitAsync(good, new Dictionary<string, string>(), "form[action*='/import/']")).Status);
        Assert.Contains("a@example.cn", (await administrator.GetAsync(pool)).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mailbox_shows_a_mail_in_a_frame_that_can_run_nothing()
    {
        var round = await host.SharedAsync(BuildAsync);
        using var visitor = new Visitor(host);
        await visitor.SubmitAsync(await visitor.GetAsync("/signin"), new Dictionary<string, string> { ["email"] = "mailbox@example.cn" });
        await visitor.NewestLinkAsync("mailbox@example.cn");
        var list = await visitor.GetAsync("/mailbox?to=mailbox@example.cn");
        var mail = list.Page.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var page = await visitor.GetAsync(mail);
        Assert.NotNull(page.Page.QuerySelector("iframe[sandbox]"));
        Assert.NotEmpty(page.Page.QuerySelectorAll(".mail-text a"));
        var html = await visitor.GetAsync($"{mail}/html");
        var policy = html.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.NotNull(host.Services.GetService<Mailbox>());
    }

    private static async Task<Answer> UploadAsync(Visitor visitor, string round, string csv)
    {
        var page = await visitor.GetAsync($"/office/rounds/{round}/experts");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "form-token" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "experts.csv" }
        };
        return await Answer.OfAsync(await visitor.Http.PostAsync($"/office/rounds/{round}/experts/check", form));
    }

    private static async Task<RoundPlayer> BuildAsync(StageHost host)
    {
        var round = await host.AppliedAsync(applications: 2);
        await round.AddDraftsAsync(1, 10, Live);
        return round;
    }
}
