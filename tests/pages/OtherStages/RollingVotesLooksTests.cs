namespace Funding.Pages.Tests.OtherStages;

/// <summary>What members of the committee and the public see of cases one by one, on a desk and on a phone, in both languages.</summary>
public sealed class RollingVotesLooksTests(RollingVotesTests.Host host, Browsers browsers)
    : IClassFixture<RollingVotesTests.Host>, IClassFixture<Browsers>
{
    [Fact]
    public async Task Vote_notice_and_results_fit_every_window_and_can_be_read_by_everybody()
    {
        var round = await PlayedAsync();
        var cases = $"/approve/{round.Id}/cases";
        var member = new[]
        {
            "/approve",
            $"/approve/{round.Id}",
            $"{cases}/{Cast.ApplicationId(3)}",
            $"{cases}/{Cast.ApplicationId(3)}/conflict",
            $"{cases}/{Cast.ApplicationId(4)}?asked=approve.1",
            $"{cases}/{Cast.ApplicationId(5)}",
        };
        var everybody = new[] { "/notices", $"/rounds/{round.Id}", $"/rounds/{round.Id}/notice", $"/rounds/{round.Id}/results" };
        var office = new[] { $"/office/rounds/{round.Id}", $"/office/rounds/{round.Id}/applications/{Cast.ApplicationId(4)}" };
        foreach (var (email, pages, who) in new[]
        {
            (Cast.Chair.Name, member, "approve"), (Cast.Administrator.Name, office, "office"), (null, everybody, "public"),
        })
        {
            foreach (var width in new[] { 1280, 390 })
            {
                var page = await browsers.OpenAsync(width);
                if (email is not null)
                {
                    using var visitor = new Visitor(host);
                    var before = (await visitor.MailsAsync(email)).ToHashSet(StringComparer.Ordinal);
                    await visitor.SubmitAsync(
                        await visitor.GetAsync("/signin"), new Dictionary<string, string> { ["email"] = email });
                    await page.GotoAsync(host.Address + (await visitor.NewestLinkAsync(email, before))[1..]);
                    await page.FillAsync("#email", email);
                    await page.ClickAsync("main button");
                }

                foreach (var (index, path) in pages.Index())
                    foreach (var language in new[] { "en", "zh" })
                        await page.ExamineAsync(
                            $"{host.Address}{path[1..]}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}",
                            $"rolling-{who}-{index}-{width}-{language}");
            }
        }
    }

    /// <summary>One case awarded, one in notice, one waiting for two votes, one returned before, and one voted on by the reader.</summary>
    private async Task<RoundPlayer> PlayedAsync()
    {
        var round = new RoundPlayer(host.Services, host.Time) { Programme = host.Programme };
        await round.LaunchAsync();
        foreach (var number in new[] { 1, 2 })
        {
            await round.SubmitAsync(number);
            await round.SettleAsync();
            foreach (var voter in Cast.Committee)
                await round.ApproveAsync(voter, Cast.ApplicationId(number));
            await round.LaterAsync(number == 1 ? 9 : 1);
        }

        foreach (var number in new[] { 3, 4, 5 })
            await round.SubmitAsync(number);
        await round.SettleAsync();
        await host.Services.GetRequiredService<CaseVoteCommands>().ReturnAsync(
            Cast.Vice, round.Id, Cast.ApplicationId(4), "请补充说明第二项支出的用途，并附上合作协议。");
        await round.SettleAsync();
        await round.ApproveAsync(Cast.Chair, Cast.ApplicationId(5));
        return round;
    }
}
