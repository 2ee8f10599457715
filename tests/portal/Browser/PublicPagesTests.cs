using Funding.Portal.Tests.Public;

namespace Funding.Portal.Tests.Browser;

/// <summary>The pages of outcomes in a real browser.</summary>
public sealed class PublicPagesTests(OutcomeWorld world, Browsers browsers) : IClassFixture<OutcomeWorld>, IClassFixture<Browsers>
{
    [Theory]
    [InlineData(1280, "zh")]
    [InlineData(390, "zh")]
    [InlineData(1280, "en")]
    [InlineData(390, "en")]
    public async Task Every_page_of_outcomes_holds_up(int width, string language)
    {
        await world.SeedAsync();
        var page = await browsers.OpenAsync(width);
        const string announced = "rounds/mixed-ownership-colleges-2025-1";
        foreach (var (path, name) in new[]
        {
            ("notices", "notices"), ("rounds/mixed-ownership-colleges-2026-1/notice", "notice"), ("results", "archive"), ($"{announced}/results", "results"), ($"{announced}/ranking", "ranking"),
            ($"{announced}/draw", "draw"), (announced, "round"), ("certificates", "check"), ($"certificates/{OutcomeWorld.Code}", "certificate"), ($"certificates/{OutcomeWorld.Code}/print", "certificate-print"),
            ("audit", "audit"), ("programmes", "programmes"), ("programmes/mixed-ownership-colleges", "programme"),
        })
            await page.ExamineAsync($"{world.Address}{path}?lang={language}", $"outcome-{name}-{width}-{language}");
    }
}
