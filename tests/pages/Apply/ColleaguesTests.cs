namespace Funding.Pages.Tests.Apply;

public sealed class ColleaguesTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task Sharing_with_an_address_tells_nothing_of_who_is_behind_it()
    {
        var round = await host.SharedAsync(h => h.LaunchedAsync());
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("curious@college.example");
        var actor = Cast.ActorOf("curious@college.example", Role.Applicant);
        var draft = await round.Get<ApplicationCommands>().CreateAsync(
            actor,
            round.Id,
            new NewApplication(Cast.ApplicationId(5)[..18], "之江职业技术学院", round.Programme.Subject.Kinds[1].Id, round.Desk));
        var page = await visitor.GetAsync($"/apply/{round.Id}/{draft.Id}/colleagues");
        foreach (var address in (string[])[Cast.Officer.Name, "unknown@funding.example"])
            Assert.Equal(
                HttpStatusCode.SeeOther, (await visitor.SubmitAsync(page, new Dictionary<string, string> { ["email"] = address })).Status);

        var shown = await visitor.GetAsync($"/apply/{round.Id}/{draft.Id}/colleagues");
        var rows = shown.Page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent.Trim()).ToList();
        Assert.Equal(["curious@college.example", Cast.Officer.Name, "unknown@funding.example"], rows);
        Assert.DoesNotContain("周审查", shown.Text, StringComparison.Ordinal);
    }
}
