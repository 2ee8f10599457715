namespace Funding.Workflows.Tests.Rounds;

public sealed class WholeRoundTests
{
    [Fact]
    public async Task A_round_walks_from_its_launch_to_its_announcement()
    {
        await using var house = new RoundHouse();
        var run = new RoundPlayer(house);

        await run.PlayAsync();

        var round = await run.RoundAsync();
        Assert.Equal(RoundStanding.Announced, round.Standing);
        var awards = await house.Get<AwardQueries>().OfRoundAsync(run.Id, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], awards.Items.Select(a => a.Value.Number));
        Assert.Equal(awards.Items.Select(a => a.Value.Rank).Order(), awards.Items.Select(a => a.Value.Rank));
        Assert.Null(AuditChain.Verify(await house.RowsAsync<AuditEntry>(AuditKeys.Entry)));
    }
}
