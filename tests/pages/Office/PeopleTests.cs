namespace Funding.Pages.Tests.Office;

/// <summary>Persons and the links that their mails carried.</summary>
public sealed class PeopleTests(StageHost host, Browsers browsers) : IClassFixture<StageHost>, IClassFixture<Browsers>
{
    [Fact]
    public async Task An_applicants_link_is_found_from_the_application_and_revoked()
    {
        var round = await host.AppliedAsync();
        await round.SettleAsync();
        const string applicant = "applicant1@college.example";
        var link = await host.LinkAsync(applicant, LinkPurpose.Apply, round.Id);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        var application = $"/office/rounds/{round.Id}/applications/{Cast.ApplicationId(1)}";
        var person = $"/office/people/{Person.IdOf(applicant)}";

        Assert.Null((await officer.GetAsync(application)).Page.QuerySelector($"main a[href='{person}']"));
        Assert.NotNull((await administrator.GetAsync(application)).Page.QuerySelector($"main a[href='{person}']"));
        using var reader = new Visitor(host);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(link)).Status);
        for (var page = await administrator.GetAsync(person); page.Page.QuerySelector("form[action$='/links/revoke']") is not null; page =
            await administrator.GetAsync(person))
            Assert.Equal(
                HttpStatusCode.SeeOther,
                (await administrator.SubmitAsync(page, new Dictionary<string, string>(), "form[action$='/links/revoke']")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await reader.GetAsync(link)).Status);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_mark_of_a_namesake_is_whole_on_a_telephone(string language)
    {
        var people = host.Services.GetRequiredService<PeopleStore>();
        await people.GrantAsync("people@funding.example", new RoleGrant(Role.Administrator), "钱管理");
        foreach (var email in (string[])["li.ming@dept.example", "liming@mail.example"])
            await people.GrantAsync(email, new RoleGrant(Role.Officer), "李明");
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("people@funding.example");
        var page = await browsers.OpenAsync(390);
        await page.Context.AddCookiesAsync(visitor.Cookies.Select(c => new Microsoft.Playwright.Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Url = host.Address.ToString()
        }));
        await page.GotoAsync($"{host.Address}office/people?role=Officer&lang={language}");

        Assert.Equal(2, await page.Locator("td .tag").CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            [...document.querySelectorAll('td .tag')].filter(tag =>
              tag.getBoundingClientRect().right > tag.closest('tr').getBoundingClientRect().right).length
            """));
    }
}
