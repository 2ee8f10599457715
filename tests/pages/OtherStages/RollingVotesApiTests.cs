namespace Funding.Pages.Tests.OtherStages;

/// <summary>Votes on applications one by one, by a token.</summary>
public sealed class RollingVotesApiTests(RollingVotesTests.Host host) : IClassFixture<RollingVotesTests.Host>
{
    [Fact]
    public async Task A_member_votes_by_the_api_and_a_conflict_leaves_nothing_to_see()
    {
        var round = new RoundPlayer(host.Services, host.Time) { Programme = host.Programme };
        await round.LaunchAsync();
        foreach (var number in new[] { 1, 2, 3 })
            await round.SubmitAsync(number);
        await round.SettleAsync();
        using var chair = await ClientAsync(Cast.Chair.Name, Role.Committee);
        var cases = $"/api/v1/rounds/{round.Id}/approval/cases";
        Assert.Equal([1, 2, 3], await LinesAsync(chair, cases));
        Assert.Equal([2], await LinesAsync(chair, $"{cases}?q={Cast.ApplicationId(2)}"));
        Assert.Equal([3], await LinesAsync(chair, $"{cases}?continuation={Cast.ApplicationId(2)}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chair.GetAsync($"{cases}?q={new string('x', 101)}")).StatusCode);

        var approved = await SendAsync(
            chair, $"{cases}/{Cast.ApplicationId(1)}/approve", new { confirmation = Cast.ApplicationId(1)[^4..] });
        var returned = await SendAsync(chair, $"{cases}/{Cast.ApplicationId(2)}/return", new { reason = "请补充说明第二项支出的用途。" });
        var declared = await SendAsync(
            chair, $"/api/v1/rounds/{round.Id}/conflicts", new { organisation = Cast.CodeOf(3), reason = "配偶在该单位任职。" });
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NoContent], [approved, returned, declared]);
        await round.SettleAsync();

        // The second has come back for another vote.
        Assert.Equal([2], await LinesAsync(chair, cases));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await SendAsync(chair, $"{cases}/{Cast.ApplicationId(3)}/approve", new { confirmation = Cast.ApplicationId(3)[^4..] }));
        Assert.Equal(
            HttpStatusCode.Conflict,
            await SendAsync(chair, $"{cases}/{Cast.ApplicationId(1)}/return", new { reason = "请补充说明第二项支出的用途。" }));
        using var officer = await ClientAsync(Cast.Officer.Name, Role.Officer);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(cases)).StatusCode);
    }

    private static async Task<IEnumerable<int>> LinesAsync(HttpClient member, string cases) =>
        JsonNode.Parse(await member.GetStringAsync(cases))!["items"]!.AsArray()
            .Select(line => Enumerable.Range(1, 3).Single(n => Cast.ApplicationId(n) == (string)line!["application"]!));

    private static async Task<HttpStatusCode> SendAsync(HttpClient member, string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return (await member.PostAsync(path, content)).StatusCode;
    }

    private async Task<HttpClient> ClientAsync(string email, Role role)
    {
        var token = await host.Services.GetRequiredService<ApiTokens>().IssueAsync(email, role, null, TimeSpan.FromDays(2));
        return new HttpClient
        {
            BaseAddress = host.Address,
            DefaultRequestHeaders = { Authorization = new("Bearer", token.Text) },
        };
    }
}
