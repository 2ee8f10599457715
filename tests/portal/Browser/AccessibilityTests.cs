using Funding.Portal.Tests.Shell;
using Funding.Services.Rounds;
using Funding.Workflows.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Portal.Tests.Browser;

public sealed class AccessibilityTests(TrialHost host, Browsers browsers) : IClassFixture<TrialHost>, IClassFixture<Browsers>
{
    public static TheoryData<string, int, string> Pages()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var path in new[] { "/", "/rounds", "/rounds/mixed-ownership-colleges-2026-1", "/roles", "/privacy", "/accessibility", "/signin", "/signin/sent", "/trial/refuse", "/trial/fault", "/nowhere" })
        {
            foreach (var width in new[] { 1280, 390 })
            {
                data.Add(path, width, "zh");
                data.Add(path, width, "en");
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_serious(string path, int width, string language)
    {
        var page = await browsers.OpenAsync(width);
        if (await host.Services.GetRequiredService<RoundStore>().FindAsync("mixed-ownership-colleges-2026-1") is null)
            await host.AddRoundAsync(2026, RoundStage.Call);
        await page.ExamineAsync($"{host.Address}{path[1..]}?lang={language}", $"public-{path[1..].Replace('/', '-')}-{width}-{language}");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_refused_form_leads_to_its_field(int width)
    {
        var page = await browsers.OpenAsync(width);
        await page.GotoAsync($"{host.Address}trial/refuse");
        await page.FillAsync("#email", "name@example.cn");
        await page.ClickAsync("main button");

        await page.ExamineAsync($"public-refused-{width}-zh");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.classList.contains('errors')"));
        await page.ClickAsync(".errors a");
        Assert.Equal("email", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task The_keyboard_reaches_the_main_content_first()
    {
        var page = await browsers.OpenAsync(1280);
        await page.GotoAsync(host.Address.ToString());
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    [InlineData("/signin")]
    public async Task Everything_to_press_is_24_pixels_or_stands_in_a_sentence(string path)
    {
        var page = await browsers.OpenAsync(390);
        await page.GotoAsync($"{host.Address}{path[1..]}");
        var small = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('a, button, input:not([type=hidden]), select')].filter(e => { const b = e.getBoundingClientRect(); return b.width > 0 && (b.height < 24 || b.width < 24) && !e.closest('p, .crumbs, .skip') && !e.matches('.skip'); }).map(e => e.outerHTML)");
        Assert.Empty(small);
    }
}
