using Funding.Services.Links;
using Funding.Services.Review;
using Funding.Tests.Support.Rounds;
using Funding.Workflows.Review;
using Funding.Workflows.Roles;
using Microsoft.Playwright;

namespace Funding.Portal.Tests.Browser;

/// <summary>The desks as recommenders, experts and committee members see them, in a browser: axe, width, policy, scripts.</summary>
public sealed class DeskPagesTests(StageHost host, Browsers browsers) : IClassFixture<StageHost>, IClassFixture<Browsers>
{
    private static readonly (int Width, string Language)[] Views = [(1280, "zh"), (1280, "en"), (390, "zh"), (390, "en")];

    [Fact]
    public async Task Every_desk_page_is_accessible_at_both_widths_in_both_languages()
    {
        var round = host.Fresh();
        await round.LaunchAsync(places: 2);
        await round.SubmittedAsync(5);
        await round.CallClosedAsync();
        var recommender = RoundBuilder.ActorOf(round.Recommender, Role.Recommender, round.Desk);
        foreach (var number in new[] { 2, 1 })
            await round.Get<Funding.Services.Recommendation.RecommendationCommands>().RecommendAsync(recommender, round.Id, RoundBuilder.ApplicationId(number));
        await LookAsync(round, round.Recommender, LinkPurpose.RecommendDesk, "recommend",
            ("desk", "recommend"), ("round", $"recommend/{round.Id}"), ("application", $"recommend/{round.Id}/applications/{RoundBuilder.ApplicationId(3)}"));
        await OrderAsync(round);

        await round.RecommendedAsync(4);
        await LookAsync(round, round.Recommender, LinkPurpose.RecommendDesk, "recommend-closed", ("round", $"recommend/{round.Id}"));
        await round.EligibleAsync();
        await round.AtDrawAsync();
        await LookAsync(round, RoundBuilder.Chair, LinkPurpose.PublicValue, "approve", ("desk", "approve"), ("value", $"approve/{round.Id}/public-value"), ("early", $"approve/{round.Id}"), ("conflict", $"approve/{round.Id}/conflict"));
        await round.DrawnAsync();

        var sheets = (await round.SheetsAsync()).GroupBy(s => s.ExpertId).MaxBy(g => g.Count())!.ToList();
        var email = (await round.Get<Funding.Services.People.PeopleStore>().FindAsync(sheets[0].ExpertId))!.Value.Email;
        var expert = RoundBuilder.ActorOf(email, Role.Expert);
        var commands = round.Get<SheetCommands>();
        await commands.AcceptAsync(expert, round.Id, sheets[0].ApplicationId);
        await commands.SaveAsync(expert, round.Id, sheets[0].ApplicationId, new SheetEntry(round.Programme.Rubric.Criteria.Take(3).ToDictionary(c => c.Id, string? (_) => "8.5"), new Dictionary<string, string?> { ["integration"] = "校企共建实训基地，课程与岗位对接紧密。" }));
        var address = $"review/{round.Id}/applications/{sheets[0].ApplicationId}";
        await LookAsync(round, email, LinkPurpose.ReviewDesk, "review", ("start", "review"), ("desk", $"review/{round.Id}"), ("answer", $"review/{round.Id}/answer"), ("conflict", $"review/{round.Id}/conflict"),
            ("application", address), ("unanswered", $"review/{round.Id}/applications/{sheets[1].ApplicationId}"), ("recuse", $"{address}/recuse"), ("check", $"{address}/check"));
        await ScoreAsync(round, email, address);

        await round.RankedAsync();
        await LookAsync(round, email, LinkPurpose.ReviewDesk, "review-signed", ("desk", $"review/{round.Id}"), ("application", address), ("print", $"{address}/print"));
        await LookAsync(round, RoundBuilder.Chair, LinkPurpose.Approve, "approve-ranked", ("desk", "approve"), ("ranking", $"approve/{round.Id}"));
    }

    private async Task LookAsync(RoundBuilder round, string email, LinkPurpose purpose, string name, params (string Name, string Path)[] pages)
    {
        foreach (var (width, language) in Views)
        {
            var page = await EnterAsync(round, email, purpose, width);
            foreach (var (of, path) in pages)
                await page.ExamineAsync($"{host.Address}{path}?lang={language}", $"{name}-{of}-{width}-{language}");
        }
    }

    private async Task<IPage> EnterAsync(RoundBuilder round, string email, LinkPurpose purpose, int width)
    {
        var page = await browsers.OpenAsync(width);
        await page.GotoAsync(host.Address + (await host.LinkAsync(email, purpose, round.Id))[1..]);
        await page.FillAsync("#email", email);
        await page.ClickAsync("main button");
        return page;
    }

    private async Task OrderAsync(RoundBuilder round)
    {
        var page = await EnterAsync(round, round.Recommender, LinkPurpose.RecommendDesk, 1280);
        await page.ClickAsync(".ranked-item:last-child button[name=up]");
        await Assertions.Expect(page.Locator("[data-order-status]")).ToContainTextAsync("1");
        await page.ReloadAsync();
        Assert.Equal(RoundBuilder.ApplicationId(1), await page.Locator(".ranked input[name=order]").First.InputValueAsync());
    }

    private async Task ScoreAsync(RoundBuilder round, string email, string address)
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
