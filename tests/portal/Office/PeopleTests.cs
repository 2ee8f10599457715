using Funding.Services.Links;
using Funding.Services.People;

namespace Funding.Portal.Tests.Office;

/// <summary>Persons and the links that their mails carried.</summary>
public sealed class PeopleTests(StageHost host) : IClassFixture<StageHost>
{
    [Fact]
    public async Task An_applicants_link_is_found_from_the_application_and_revoked()
    {
        var round = await (await (await host.Fresh().LaunchAsync()).WithStaffAsync()).SubmittedAsync(1);
        await round.SettleAsync();
        const string applicant = "applicant1@college.example";
        var link = await host.LinkAsync(applicant, LinkPurpose.Apply, round.Id);
        using var officer = await host.OfficeAsync(round, RoundBuilder.Officer);
        using var administrator = await host.OfficeAsync(round, RoundBuilder.Administrator);
        var application = $"/office/rounds/{round.Id}/applications/{RoundBuilder.ApplicationId(1)}";
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
}
