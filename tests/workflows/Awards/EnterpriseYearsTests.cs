namespace Funding.Workflows.Tests.Awards;

/// <summary>The cultivation of integration enterprises, from the call to the acceptance three years later, through the commands.</summary>
public sealed class EnterpriseYearsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_reaches_the_threshold_is_cultivated_for_three_years_and_accepted_at_their_end()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var years = new CollegeYears(house, Enterprises.Programme, Enterprises.Answered);
        await years.AnnounceAsync();

        var round = await years.Player.RoundAsync();
        Assert.Equal(RoundStanding.Announced, round.Standing);
        var ranked = await years.Player.RowsAsync<RankedApplication>($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:");
        Assert.Equal(4, ranked.Count);
        Assert.All(ranked, r => Assert.Equal(r.Entry.Score >= 75, r.Entry.Standing == Standing.Selected));
        Assert.All(ranked, r => Assert.Equal(
            r.Entry.Score >= 75 ? StandingReason.ReachesThreshold : StandingReason.BelowMinimum, r.Entry.Reason));
        var selected = ranked.Count(r => r.Entry.Standing == Standing.Selected);
        Assert.True(selected >= 2, $"{selected} selected");
        var awards = await house.Get<AwardQueries>().OfRoundAsync(years.Player.Id, cancellation: Stop);
        Assert.Equal(Enumerable.Range(1, selected), awards.Items.Select(a => a.Value.Number));
        using var file = new StreamReader(await house.Get<RankingQueries>().OpenPublicFileAsync(years.Player.Id, Stop));
        var published = PublishedJson.Read<RankingFile>(Encoding.UTF8.GetBytes(await file.ReadToEndAsync(Stop)));
        Assert.True(RankingVerifier.Verify(published, round.RankingHash).Holds);

        await years.LiveAsync(new(2030, 6, 1), () => Task.CompletedTask);
        foreach (var number in new[] { 1, 2 })
        {
            var award = await years.AwardAsync(number);
            Assert.Equal(AwardStanding.Expired, award.Home.Standing);
            var first = award.Home.Term.AwardedOn.Year;
            Assert.Equal(
                [$"acceptance:{first + 3}", $"plan:{first}", .. Enumerable.Range(first + 1, 3).Select(y => $"yearly:{y}")],
                award.Duties.Select(d => $"{d.Value.Key}").Order(StringComparer.Ordinal));
            Assert.All(award.Duties, d => Assert.True(d.Value.Passed, $"{d.Value.Key}"));
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }
}
