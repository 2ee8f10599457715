namespace Funding.Pages.Tests.Api;

public sealed class DeadlineTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_last_second_counts_and_the_next_one_does_not()
    {
        var round = await RoundDriver.LaunchAsync(host, 3);
        await round.FillAsync(1);
        await round.FillAsync(2);
        host.Clock.Advance(await round.CallClosesAsync() - TimeSpan.FromSeconds(1) - host.Clock.GetUtcNow());
        Assert.Equal("submitted", (string?)(await round.TrySubmitAsync(1)).Ok().Json["state"]);

        host.Clock.Advance(TimeSpan.FromSeconds(2));
        var late = await round.ApplicantAsync(2);
        var refused = (await late.PostAsync(round.Application(2, "/submit"), RoundDriver.Declared)).Must(HttpStatusCode.Conflict);
        Assert.Equal("call-closed", refused.Code);
        Assert.NotEmpty((await late.GetAsync(round.Application(2, "/answers"))).Ok().Json["fields"]!.AsObject());
        Assert.Equal("call-closed", (await round.CreateAsync(3)).Must(HttpStatusCode.Conflict).Code);
    }

    [Fact]
    public async Task A_desk_stays_within_its_limit_however_many_click_at_once()
    {
        var round = await RoundDriver.LaunchAsync(host, 4);
        foreach (var number in Enumerable.Range(11, 4))
        {
            await round.SubmitAsync(number, "quzhou");
        }

        await round.SubmitAsync(15, "ningbo");
        await round.ReachAsync("recommend");
        var desk = await host.AsAsync(Role.Recommender, "qz@desks.example", "quzhou");
        var clicks = await Task.WhenAll(Enumerable.Range(11, 4).Select(n => desk.PutAsync(
            $"rounds/{round.Id}/recommendations/{Samples.Code(n)}-1", new { })));

        Assert.Equal(2, clicks.Count(c => c.Status == HttpStatusCode.OK));
        Assert.All(clicks.Where(c => c.Status != HttpStatusCode.OK), c => Assert.Equal("desk-limit", c.Must(HttpStatusCode.Conflict).Code));
        Assert.Equal(2, (await desk.GetAsync($"rounds/{round.Id}/desk")).Ok().Json["quota"]!["ranked"]!.AsArray().Count);
        Assert.Equal(
            "application-not-found",
            (await desk.PutAsync($"rounds/{round.Id}/recommendations/{Samples.Code(15)}-1", new { })).Must(HttpStatusCode.NotFound).Code);
        Assert.Equal(
            "rank-order",
            (await desk.PutAsync($"rounds/{round.Id}/recommendations", new { order = new[] { $"{Samples.Code(15)}-1" } })).Must(
                HttpStatusCode.UnprocessableEntity).Code);
    }
}
