namespace Funding.Platform.Tests.Links;

public sealed class LinkRetentionTests : IAsyncDisposable
{
    private readonly LinkHouse desk = new();

    [Fact]
    public async Task Long_expired_links_go_with_their_index_and_the_others_stay()
    {
        var old = new List<LinkRecord>();
        for (var i = 0; i < 5; i++)
            old.Add(await desk.Links.IssueAsync("p1", desk.Terms()));
        desk.Clock.Advance(TimeSpan.FromDays(30));
        var live = await desk.Links.IssueAsync("p1", desk.Terms());
        Assert.Equal(5, await new LinkRetention(desk.Store).PruneAsync(desk.Clock.GetUtcNow()));
        Assert.Equal(0, await new LinkRetention(desk.Store).PruneAsync(desk.Clock.GetUtcNow()));

        Assert.Equal([live], (await desk.Links.ListByPersonAsync("p1")).Links);
        Assert.Single((await desk.Store.QueryAsync("link-person:p1", KeyRange.All)).Rows);
        foreach (var link in old)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.Links.FindAsync(
                desk.Links.TokenOf(link), LinkPurpose.ReviewDesk));
            Assert.Equal(LinkRefusals.Malformed, refused.Refusals[0]);
        }
    }

    [Fact]
    public async Task A_run_stopped_in_between_is_finished_by_the_next()
    {
        var link = await desk.Links.IssueAsync("p1", desk.Terms());
        desk.Clock.Advance(TimeSpan.FromDays(30));
        var index = (await desk.Store.QueryAsync("link-person:p1", KeyRange.All)).Rows[0];
        await desk.Store.CommitAsync("link-person:p1", new DeleteRow(index.Key));
        Assert.Equal(1, await new LinkRetention(desk.Store).PruneAsync(desk.Clock.GetUtcNow()));
        Assert.Null(await desk.Links.FindByIdAsync(link.Id));
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
