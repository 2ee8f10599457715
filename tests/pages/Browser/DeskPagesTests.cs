using Microsoft.Playwright;

namespace Funding.Pages.Tests.Browser;

/// <summary>The desks as recommenders, experts and committee members see them, in a browser: what the scripts add.</summary>
public sealed class DeskPagesTests(StageHost host, Browsers browsers) : IClassFixture<StageHost>, IClassFixture<Browsers>
{
    [Fact]
    public async Task Scripts_of_the_desks_save_the_order_and_add_up_the_scores()
    {
        var round = host.Fresh(applications: 3, places: 2);
        await round.LaunchAsync();
        await round.ToAsync(CollegeStages.Recommendation);
        var recommender = Cast.Recommender(round.Desk);
        foreach (var number in new[] { 2, 1 })
            await round.Get<RecommendationCommands>().RecommendAsync(recommender, round.Id, Cast.ApplicationId(number));
        await OrderAsync(round);

        await round.ToAsync(CollegeStages.Review);
        var sheet = (await round.SheetsAsync())[0];
        var email = (await round.Get<PeopleStore>().FindAsync(sheet.ExpertId))!.Value.Email;
        var expert = Cast.ActorOf(email, Role.Expert);
        await round.Get<SheetCommands>().AcceptAsync(expert, round.Id, sheet.ApplicationId);
        await round.Get<SheetCommands>().SaveAsync(
            expert,
            round.Id,
            sheet.ApplicationId,
            new SheetEntry(
                PanelReviewSettings.CriteriaOf(round.Programme).Take(3).ToDictionary(c => c.Id, string? (_) => "8.5"),
                new Dictionary<string, string?>()));
        await ScoreAsync(round, email, $"review/{round.Id}/applications/{sheet.ApplicationId}");
    }

    private async Task<IPage> EnterAsync(RoundPlayer round, string email, LinkPurpose purpose, int width)
    {
        var page = await browsers.OpenAsync(width);
        await page.GotoAsync(host.Address + (await host.LinkAsync(email, purpose, round.Id))[1..]);
        await page.FillAsync("#email", email);
        await page.ClickAsync("main button");
        return page;
    }

    private async Task OrderAsync(RoundPlayer round)
    {
        var page = await EnterAsync(round, Cast.Recommender(round.Desk).Name, LinkPurpose.RecommendDesk, 1280);
        await page.ClickAsync(".ranked-item:last-child button[name=up]");
        await Assertions.Expect(page.Locator("[data-order-status]")).ToContainTextAsync("1");
        await page.ReloadAsync();
        Assert.Equal(Cast.ApplicationId(1), await page.Locator(".ranked input[name=order]").First.InputValueAsync());
    }

    private async Task ScoreAsync(RoundPlayer round, string email, string address)
    {
        var page = await EnterAsync(round, email, LinkPurpose.ReviewDesk, 1280);
        await page.GotoAsync($"{host.Address}{address}");
        await page.FillAsync("#scores-integration", "９.5");
        await Assertions.Expect(page.Locator("[data-total]")).ToContainTextAsync("62.5000");
        await page.FillAsync("#scores-service", "11");
        await Assertions.Expect(page.Locator("[data-total]")).ToContainTextAsync("2");
        await page.ClickAsync("button[value=check]");
        Assert.Equal("11", await page.InputValueAsync("#scores-service"));
        Assert.True(await page.IsVisibleAsync("#scores-service-error"));
    }
}
