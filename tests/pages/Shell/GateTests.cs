namespace Funding.Pages.Tests.Shell;

public sealed class GateTests(TrialHost host) : IClassFixture<TrialHost>
{
    [Fact]
    public void Every_endpoint_of_ours_names_its_audience()
    {
        var endpoints = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();

        Assert.True(endpoints.Count > 10);
        // One to read and one to act at each, whichever kinds of stages have pages there.
        Assert.Equal(4, endpoints.Count(e => e.RoutePattern.RawText is "/apply/rounds/{round}/{stage}/{application}"
            or "/office/rounds/{round}/{stage}"));
        Assert.Equal("/trial/closed", Assert.Single(endpoints, e => e.Metadata.GetMetadata<AudienceRule>() is null).RoutePattern.RawText);
    }

    [Fact]
    public async Task An_endpoint_without_an_audience_is_not_found()
    {
        using var visitor = new Visitor(host);
        var answer = await visitor.GetAsync("/trial/closed");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("nobody", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_signed_in_goes_to_sign_in_and_comes_back()
    {
        using var visitor = new Visitor(host);
        await host.Services.GetRequiredService<PeopleStore>().GrantAsync("officer@funding.example", new RoleGrant(Role.Officer));

        var sent = await visitor.GetAsync("/trial/office?from=a%26b");
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal("/signin?return=%2Ftrial%2Foffice%3Ffrom%3Da%2526b", sent.Location);

        Assert.Equal(
            "/trial/office?from=a%26b", (await visitor.SignInAsync("officer@funding.example", "/trial/office?from=a%26b")).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/trial/office")).Status);
    }

    [Fact]
    public async Task Signed_in_without_the_role_is_told_so()
    {
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("applicant@funding.example");

        var answer = await visitor.GetAsync("/trial/office");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("没有访问权限", answer.Heading);
        Assert.Contains("applicant@funding.example", answer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_at_the_next_click()
    {
        using var visitor = new Visitor(host);
        var people = host.Services.GetRequiredService<PeopleStore>();
        var grant = new RoleGrant(Role.Administrator);
        var person = await people.GrantAsync("leaver@funding.example", grant);
        await visitor.SignInAsync(person.Email);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/trial/office")).Status);

        await people.RevokeAsync(person.Id, grant);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/trial/office")).Status);
        await people.ChangeAsync(person.Id, p => p with { Disabled = true });
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.GetAsync("/trial/office")).Status);
    }

    [Fact]
    public async Task A_post_after_the_session_ended_keeps_what_was_typed()
    {
        using var visitor = new Visitor(host);
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var answer = await visitor.PostAsync("/trial/office/act", new Dictionary<string, string> { ["reason"] = "写了很久的理由" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("写了很久的理由", answer.Page.QuerySelector("input[name=reason]")!.GetAttribute("value"));
    }
}
