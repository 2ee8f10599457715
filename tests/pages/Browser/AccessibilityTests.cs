namespace Funding.Pages.Tests.Browser;

public sealed class AccessibilityTests(TrialHost host, Browsers browsers) : IClassFixture<TrialHost>, IClassFixture<Browsers>
{
    [Theory]
    [InlineData("/trial/fault")]
    [InlineData("/nowhere")]
    [InlineData("/trial/refuse")]
    public async Task A_page_that_tells_what_went_wrong_is_accessible(string path)
    {
        foreach (var (width, language) in new[] { (1280, "zh"), (390, "en") })
            await (await browsers.OpenAsync(width)).ExamineAsync(
                $"{host.Address}{path[1..]}?lang={language}", $"problem-{path[1..].Replace('/', '-')}-{width}-{language}");
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

        Assert.Empty(await page.ExamineHereAsync($"public-refused-{width}-zh"));
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
}
