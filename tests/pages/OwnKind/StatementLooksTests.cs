namespace Funding.Pages.Tests.OwnKind;

/// <summary>What the kind shows, in a browser, on a desk and on a phone, in both languages.</summary>
public sealed class StatementLooksTests(StatementHost host, Browsers browsers) : IClassFixture<StatementHost>, IClassFixture<Browsers>
{
    [Fact]
    public async Task Task_page_waiting_list_and_overview_fit_every_window_and_can_be_read_by_everybody()
    {
        var round = await host.SigningAsync(2);
        var applicant = new[]
        {
            "/apply",
            $"/apply/{round.Id}/{Cast.ApplicationId(1)}",
            $"/apply/rounds/{round.Id}/sign/{Cast.ApplicationId(1)}",
        };
        var office = new[] { "/office", $"/office/rounds/{round.Id}", $"/office/rounds/{round.Id}/sign" };
        foreach (var (email, pages, who) in new[]
        {
            ("applicant1@college.example", applicant, "apply"),
            (Cast.Officer.Name, office, "office"),
        })
        {
            var link = await new Visitor(host).NewestLinkAsync(email);
            foreach (var width in new[] { 1280, 390 })
            {
                var page = await browsers.OpenAsync(width);
                await page.GotoAsync(host.Address + link[1..]);
                await page.FillAsync("#email", email);
                await page.ClickAsync("main button");
                foreach (var (index, path) in pages.Index())
                    foreach (var language in new[] { "en", "zh" })
                        await page.ExamineAsync(
                            $"{host.Address}{path[1..]}?lang={language}", $"statement-{who}-{index}-{width}-{language}");
            }
        }
    }
}
