using Funding.Services.Links;
using Funding.Tests.Support.Rounds;

namespace Funding.Portal.Tests.Office;

/// <summary>Every page of the office in a browser: as a ranked round shows it, and while eligibility is checked.</summary>
public sealed class OfficePagesTests(StageHost host, Browsers browsers) : IClassFixture<StageHost>, IClassFixture<Browsers>
{
    [Theory]
    [InlineData(1280, "zh")]
    [InlineData(390, "zh")]
    [InlineData(1280, "en")]
    [InlineData(390, "en")]
    public async Task Axe_finds_nothing_serious(int width, string language)
    {
        var round = await host.SharedAsync(BuildAsync);
        var page = await browsers.OpenAsync(width);
        foreach (var (email, paths) in new[] { (RoundBuilder.Administrator, Administrator(round.Id)), (RoundBuilder.Officer, Officer(round.Id)) })
        {
            await page.GotoAsync(new Uri(host.Address, await host.LinkAsync(email, LinkPurpose.Office, round.Id)).ToString());
            await page.FillAsync("#email", email);
            await page.ClickAsync("main button[type=submit]");
            foreach (var (name, path) in paths)
            {
                await page.ExamineAsync(new Uri(host.Address, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"lang={language}").ToString(), $"office-{name}-{width}-{language}");
            }

            await page.Context.ClearCookiesAsync();
        }
    }

    private static (string Name, string Path)[] Administrator(string id) =>
    [
        ("start", "/office"), ("launch", "/office/launch?programme=mixed-ownership-colleges&opens=2027-03-01"), ("round", $"/office/rounds/{id}"), ("experts", $"/office/rounds/{id}/experts"),
        ("draw", $"/office/rounds/{id}/draw"), ("review", $"/office/rounds/{id}/review"), ("ranking", $"/office/rounds/{id}/ranking"), ("changes", $"/office/rounds/{id}/changes"), ("delivery", $"/office/rounds/{id}/delivery"),
        ("exports", $"/office/rounds/{id}/exports"), ("people", "/office/people?role=Committee"), ("person", $"/office/people/{Funding.Services.People.Person.IdOf(RoundBuilder.Administrator)}"), ("mailbox", "/mailbox"),
    ];

    private static (string Name, string Path)[] Officer(string id) =>
    [
        ("applications", $"/office/rounds/{id}/applications"), ("application", $"/office/rounds/{id}/applications/{RoundBuilder.ApplicationId(1)}"), ("objections", $"/office/rounds/{id}/objections"),
    ];

    private static async Task<RoundBuilder> BuildAsync(RoundBuilder round) =>
        await (await (await (await (await DecisionTests.BuildAsync(round)).EligibleAsync()).AtDrawAsync()).DrawnAsync()).RankedAsync();
}
