namespace Funding.Pages.Tests.Shell;

public sealed class ProblemTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Fact]
    public async Task A_fault_shows_a_reference_and_nothing_of_itself()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.GetAsync("/trial/fault?lang=en");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("Sorry, something went wrong", answer.Heading);
        Assert.Matches("^[0-9A-F]{10}$", answer.Page.QuerySelector(".reference")!.TextContent);
        Assert.DoesNotContain("secret detail", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_as_such_and_without_a_path()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.GetAsync("/trial/no-room?lang=en");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("no room left", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "页面不存在")]
    [InlineData("/signin/sent/more/and/more", HttpStatusCode.NotFound, "页面不存在")]
    [InlineData("/signin/not-a-token", HttpStatusCode.NotFound, "页面不存在")]
    public async Task A_wrong_address_gets_a_page(string path, HttpStatusCode status, string heading)
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.GetAsync(path);

        Assert.Equal(status, answer.Status);
        Assert.Equal(heading, answer.Heading);
    }

    [Fact]
    public async Task A_wrong_method_gets_a_page()
    {
        using var visitor = new Visitor(host);
        var answer = await Answer.OfAsync(await visitor.Http.DeleteAsync("/privacy"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("不支持此操作", answer.Heading);
    }

    [Fact]
    public async Task Below_api_a_problem_is_json()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.GetAsync("/api/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(
            new MediaTypeHeaderValue("application/problem+json").MediaType, answer.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Head_is_answered_like_get_without_a_body()
    {
        using var visitor = new Visitor(host);
        var answer = await Answer.OfAsync(await visitor.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/")));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Text);
    }
}
