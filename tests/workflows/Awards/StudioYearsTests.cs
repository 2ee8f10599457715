namespace Funding.Workflows.Tests.Awards;

/// <summary>Skill-master studios, from the call to the assessment three years later, through the commands.</summary>
public sealed class StudioYearsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_of_one_occupation_are_awarded_started_with_a_grant_and_one_of_them_fails_at_the_end_of_the_term()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var years = new CollegeYears(house, Studios.Programme, Studios.Answered, places: 3);
        await years.AnnounceAsync();

        var round = await years.Player.RoundAsync();
        Assert.Equal(RoundStanding.Announced, round.Standing);
        var ranked = await years.Player.RowsAsync<RankedApplication>($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:");
        Assert.All(ranked, r => Assert.Equal("occupation=6-18-01-01", r.Entry.Groups));
        Assert.Equal(
            [StandingReason.WithinPlaces, StandingReason.WithinPlaces, StandingReason.CapReached, StandingReason.CapReached],
            ranked.OrderBy(r => r.Entry.Rank).Select(r => r.Entry.Reason));
        using var file = new StreamReader(await house.Get<RankingQueries>().OpenPublicFileAsync(years.Player.Id, Stop));
        var published = PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(await file.ReadToEndAsync(Stop)));
        Assert.True(RankingVerifier.Verify(published, round.RankingHash).Holds);
        Assert.Contains(
            "\"format\":\"funding/ranking/v3\"", RankingHash.CanonicalText(published.Inputs, published.Result), StringComparison.Ordinal);

        var award = await years.AwardAsync(1);
        Assert.Equal("省人力社保厅", award.Home.Lead!.Zh);
        Assert.All(
            await house.Get<GrantActs>().AmountsAsync(years.Player.Id, round.RankingVersion, Stop),
            a => Assert.Equal(100_000m, a.Amount.Value));

        await years.LiveAsync(new(2030, 6, 1), () => Task.CompletedTask);
        foreach (var number in new[] { 1, 2 })
        {
            award = await years.AwardAsync(number);
            var first = award.Home.Term.AwardedOn.Year;
            Assert.Equal(
                [$"acceptance:{first + 3}", .. Enumerable.Range(first + 1, 3).Select(y => $"yearly:{y}")],
                award.Duties.Where(d => d.Value.Kind is AcceptanceSettings.Kind or MonitoringSettings.Kind)
                    .Select(d => $"{d.Value.Key}").Order(StringComparer.Ordinal));
            Assert.All(award.Duties.Where(d => d.Value.Kind != PaymentSettings.Kind), d => Assert.True(d.Value.Passed, $"{d.Value.Key}"));
            var final = await house.Get<ReportStore>().FindAsync(award.ViewOf(
                award.Duties.Single(d => d.Value.Kind == AcceptanceSettings.Kind).Value));
            Assert.Equal(number == 1 ? "excellent" : "failed", final!.Value.Grade);
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }
}
