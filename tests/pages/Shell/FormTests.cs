using AngleSharp.Html.Dom;

namespace Funding.Pages.Tests.Shell;

public sealed class FormTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Fact]
    public async Task A_post_without_our_token_is_not_carried_out_and_offers_the_text_again()
    {
        using var visitor = new Visitor(host);
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var answer = await visitor.PostAsync("/trial/refuse", new Dictionary<string, string> { ["email"] = "a@b.cn" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("a@b.cn", answer.Page.QuerySelector("input[name=email]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync(answer, new Dictionary<string, string>())).Status);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task A_post_from_another_site_is_not_offered_again(string header, string value)
    {
        using var visitor = new Visitor(host);
        visitor.Http.DefaultRequestHeaders.Add(header, value);
        var answer = await visitor.PostAsync("/trial/refuse", new Dictionary<string, string> { ["email"] = "planted@b.cn" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("planted", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_shows_summary_field_and_typed_text()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.SubmitAsync(
            await visitor.GetAsync("/trial/refuse"), new Dictionary<string, string> { ["email"] = "\"><b>x</b>@b.cn" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith("错误：", answer.Title, StringComparison.Ordinal);
        var links = answer.Page.QuerySelectorAll(".errors a").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal("#email", links[0].GetAttribute("href"));
        Assert.Equal("请换一个邮箱。", links[0].TextContent);
        Assert.Equal("/privacy", links[1].GetAttribute("href"));
        var field = answer.Page.QuerySelector("#email")!;
        Assert.Equal("\"><b>x</b>@b.cn", field.GetAttribute("value"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(answer.Page.GetElementById(id)));
        Assert.Contains("请换一个邮箱。", answer.Page.GetElementById("email-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_whole_act_has_the_status_of_its_kind()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.SubmitAsync(await visitor.GetAsync("/trial/refuse?lang=en"), new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.StartsWith("Error: ", answer.Title, StringComparison.Ordinal);
        Assert.Contains("It has closed.", answer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_gets_its_page()
    {
        using var visitor = new Visitor(host);
        visitor.Http.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await visitor.PostAsync("/trial/refuse", new Dictionary<string, string> { ["email"] = new('x', 3 << 20) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("提交的内容过大", answer.Heading);
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_no_fault_of_ours()
    {
        using var visitor = new Visitor(host);
        using var torn = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nbroken off"u8.ToArray());
        torn.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/trial/refuse") { Content = torn };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        var answer = await Answer.OfAsync(await visitor.Http.SendAsync(request));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task The_message_of_an_act_is_shown_once()
    {
        using var visitor = new Visitor(host);
        Assert.Equal("/", (await visitor.GetAsync("/trial/crawl")).Location);

        Assert.Contains("做完了", (await visitor.GetAsync("/")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("做完了", (await visitor.GetAsync("/")).Main, StringComparison.Ordinal);
    }
}
