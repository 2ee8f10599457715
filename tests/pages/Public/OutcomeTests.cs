namespace Funding.Pages.Tests.Public;

/// <summary>What everybody reads after a round, and objections to what is in its notice.</summary>
public sealed class OutcomeTests(OutcomeWorld world) : IClassFixture<OutcomeWorld>, IAsyncLifetime
{
    private const string Announced = "/rounds/mixed-ownership-colleges-2025-1";
    private const string InNotice = "/rounds/mixed-ownership-colleges-2026-1";
    private readonly Visitor visitor = new(world);

    public async ValueTask InitializeAsync() => await world.SeedAsync();

    public ValueTask DisposeAsync()
    {
        visitor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/notices", "2026年度")]
    [InlineData(InNotice + "/notice", "第2职业技术学院")]
    [InlineData(Announced + "/notice", "公示已结束")]
    [InlineData("/results", "2025年")]
    [InlineData(Announced + "/results", "第1职业技术学院")]
    [InlineData(Announced + "/ranking", "A-0003")]
    [InlineData(Announced + "/draw", "尚未抽取")]
    [InlineData("/audit", "321")]
    [InlineData("/programmes", "四（五）")]
    [InlineData("/programmes?q=jituan", "职业教育集团")]
    [InlineData("/programmes?q=xyzxyz", "没有符合条件的条目")]
    [InlineData("/programmes/mixed-ownership-colleges", "推荐限额")]
    public async Task Everybody_may_read(string path, string expected)
    {
        var page = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(expected, page.Main);
    }

    [Theory]
    [InlineData(InNotice + "/results")]
    [InlineData(InNotice + "/draw.json")]
    [InlineData("/rounds/none/ranking")]
    [InlineData("/programmes/none")]
    [InlineData("/certificates/ABCD2345EFGZ/qr.svg")]
    public async Task What_is_not_out_yet_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);

    [Fact]
    public async Task Who_was_not_selected_has_no_name_in_public()
    {
        var page = await visitor.GetAsync(Announced + "/ranking");
        Assert.DoesNotContain("第3职业技术学院", page.Text);
        Assert.DoesNotContain("第4职业技术学院", page.Text);
        var file = await visitor.Http.GetAsync(Announced + "/ranking.json");
        Assert.Equal("application/json", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_certificate_is_found_by_its_code_however_it_is_typed()
    {
        var found = await visitor.GetAsync("/certificates?code=abcd-2345%20efgh");
        Assert.Equal($"/certificates/{OutcomeWorld.Code}", found.Location);
        Assert.Contains("真实有效", (await visitor.GetAsync(found.Location!)).Main);
        Assert.Contains("没有这份证书", (await visitor.GetAsync("/certificates?code=ABCD2345EFGJ")).Main);
        Assert.DoesNotContain("<script>alert", (await visitor.GetAsync("/certificates?code=%3Cscript%3Ealert")).Text);
        var picture = await visitor.Http.GetAsync($"/certificates/{OutcomeWorld.Code}/qr.svg");
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains(
            "qr.svg",
            (await visitor.GetAsync($"/certificates/{OutcomeWorld.Code}/print")).Page.QuerySelector(".certificate img")!.GetAttribute(
                "src"));
    }

    [Fact]
    public async Task An_objection_needs_a_name_and_reasons_is_taken_once_and_freezes_that_entry_only()
    {
        var address = $"/apply/objections/mixed-ownership-colleges-2026-1/new/{OutcomeWorld.ApplicationOf(1)}";
        Assert.StartsWith("/signin", (await visitor.GetAsync(address)).Location);
        await visitor.SignInAsync("citizen@example.cn");
        var page = await visitor.GetAsync(address);
        var refused = await visitor.SubmitAsync(
            page, new Dictionary<string, string> { ["name"] = "", ["contact"] = "0571-88000000", ["reasons"] = "太短" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#name-error"));
        Assert.NotNull(refused.Page.QuerySelector("#reasons-error"));
        Assert.Equal("0571-88000000", refused.Page.QuerySelector("#contact")!.GetAttribute("value"));

        var typed = new Dictionary<string, string>
        {
            ["name"] = "张三",
            ["contact"] = "0571-88000000",
            ["reasons"] = "该单位申报材料中的在校生人数与公开的年度质量报告不一致，请核实。<b>"
        };
        var filed = await visitor.SubmitAsync(page, typed);
        Assert.Equal(HttpStatusCode.SeeOther, filed.Status);
        var receipt = await visitor.GetAsync(filed.Location!);
        Assert.Contains("异议已收到", receipt.Main);
        Assert.DoesNotContain("<b>", receipt.Page.QuerySelector("main")!.InnerHtml);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SubmitAsync(page, typed)).Status);
        Assert.Single((await visitor.GetAsync(InNotice + "/notice")).Page.QuerySelectorAll(".table .tag-notice"));

        using var other = new Visitor(world);
        await other.SignInAsync("other@example.cn");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(filed.Location!)).Status);
    }

    [Fact]
    public async Task The_applicant_reads_rank_score_and_comments_once_announced_and_nobody_else_does()
    {
        await visitor.SignInAsync("applicant@school.example");
        var result = await visitor.GetAsync($"/apply/mixed-ownership-colleges-2025-1/{OutcomeWorld.ApplicationOf(2)}/result");
        Assert.Contains("88.1234", result.Main);
        Assert.Contains("产教融合扎实。", result.Main);
        Assert.Contains(
            "结果尚未公布", (await visitor.GetAsync($"/apply/mixed-ownership-colleges-2026-1/{OutcomeWorld.ApplicationOf(2)}/result")).Main);
        using var other = new Visitor(world);
        await other.SignInAsync("curious@example.cn");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.GetAsync($"/apply/mixed-ownership-colleges-2025-1/{OutcomeWorld.ApplicationOf(2)}/result")).Status);
    }
}
