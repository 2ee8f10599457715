namespace Funding.Pages.Tests.Office;

/// <summary>The log of mails of a round and of a person, as an administrator reads it.</summary>
public sealed class MailLogPagesTests(StageHost host) : IClassFixture<StageHost>
{
    private const string Applicant = "applicant1@college.example";

    [Fact]
    public async Task An_administrator_reads_who_got_what_and_finds_no_token()
    {
        var round = await host.AppliedAsync(applications: 2);
        await round.SettleAsync();
        var log = $"/office/rounds/{round.Id}/mails";
        var person = $"/office/people/{Person.IdOf(Applicant)}";
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var officer = await host.OfficeAsync(round, Cast.Officer.Name);

        Assert.NotNull((await administrator.GetAsync($"/office/rounds/{round.Id}")).Page.QuerySelector($"nav a[href='{log}']"));
        Assert.NotNull((await administrator.GetAsync(person)).Page.QuerySelector($"main a[href='{person}/mails']"));
        Assert.Null((await officer.GetAsync($"/office/rounds/{round.Id}")).Page.QuerySelector($"nav a[href='{log}']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(log)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"{person}/mails")).Status);

        var page = await administrator.GetAsync(log);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(Applicant, page.Main, StringComparison.Ordinal);
        Assert.Contains("已发出", page.Main, StringComparison.Ordinal);
        Assert.Contains("SubmissionReceipt", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sent", (await administrator.GetAsync($"{log}?lang=en")).Main, StringComparison.Ordinal);

        var ofOne = await administrator.GetAsync($"{log}?find={Uri.EscapeDataString(Applicant)}&kind=SubmissionReceipt");
        Assert.Equal([Applicant], Addresses(ofOne).Distinct());
        Assert.Equal(2, Addresses(await administrator.GetAsync($"{log}?kind=SubmissionReceipt")).Length);
        foreach (var none in new[] { "find=nobody@college.example", "state=NotDelivered", "desk=zzz", "desk=%00", "kind=Nothing",
            $"desk={round.Desk}&find={Uri.EscapeDataString(Applicant)}" })
            Assert.Empty(Addresses(await administrator.GetAsync($"{log}?{none}")));
        Assert.Equal([Applicant], Addresses(await administrator.GetAsync($"{person}/mails")).Distinct());
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/office/people/nobody/mails")).Status);

        // Nothing on it opens anything.
        var links = host.Services.GetRequiredService<LinkService>();
        Assert.NotEmpty((await links.ListByPersonAsync(Person.IdOf(Applicant), 50, null)).Links);
        var tokens = (await links.ListByPersonAsync(Person.IdOf(Applicant), 50, null)).Links.Select(links.TokenOf).ToList();
        foreach (var path in new[] { log, $"{person}/mails" })
        {
            var text = (await administrator.GetAsync(path)).Text;
            Assert.DoesNotContain("/link/", text, StringComparison.Ordinal);
            Assert.All(tokens, token => Assert.DoesNotContain(token, text, StringComparison.Ordinal));
        }
    }

    private static string[] Addresses(Answer page) =>
        [.. page.Page.QuerySelectorAll("main td a[href$='/mails']").Select(a => a.TextContent.Trim()).Where(t => t.Contains('@'))];
}
