namespace Funding.Platform.Tests.Links;

public sealed class SlidingWindowTests(LinkHouse desk) : IClassFixture<LinkHouse>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private SlidingWindow Counter => new(desk.Store, desk.Clock);

    [Fact]
    public async Task The_place_is_free_again_exactly_when_the_window_has_passed()
    {
        var key = Guid.NewGuid().ToString();
        Assert.Null(await TakeAsync(key, 1));
        desk.Clock.Advance(Window - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(1), await TakeAsync(key, 1));
        desk.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await TakeAsync(key, 1));
    }

    [Fact]
    public async Task No_window_ever_holds_more_than_the_limit_and_none_is_refused_below_it() =>
        await Gen.Select(Gen.Int[1, 5], Gen.Int[0, 400].Array[1, 30]).SampleAsync(async (limit, waits) =>
        {
            var key = Guid.NewGuid().ToString();
            var taken = new List<DateTimeOffset>();
            foreach (var seconds in waits)
            {
                desk.Clock.Advance(TimeSpan.FromSeconds(seconds));
                var now = desk.Clock.GetUtcNow();
                var inWindow = taken.Count(at => at > now - Window);
                var wait = await TakeAsync(key, limit);
                Assert.Equal(inWindow < limit, wait is null);
                if (wait is null)
                    taken.Add(now);
                else
                    Assert.True(taken.Count(at => at > now + wait - Window) < limit
                        && taken.Count(at => at > now + wait - Window - TimeSpan.FromTicks(1)) >= limit);
            }
        }, iter: 60, threads: 1);

    [Fact]
    public async Task Simultaneous_takers_share_the_places()
    {
        var key = Guid.NewGuid().ToString();
        var waits = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TakeAsync(key, 5)));
        Assert.Equal(5, waits.Count(wait => wait is null));
    }

    [Fact]
    public async Task Old_rows_go_and_recent_ones_stay()
    {
        var scope = "scope-" + Guid.NewGuid().ToString("N");
        await Counter.TakeAsync(scope, "old", 3, Window);
        desk.Clock.Advance(Window);
        await Counter.TakeAsync(scope, "recent", 1, Window);
        Assert.Equal(1, await Counter.PruneAsync(scope, Window));
        Assert.NotNull(await Counter.TakeAsync(scope, "recent", 1, Window));
    }

    private Task<TimeSpan?> TakeAsync(string key, int limit) => Counter.TakeAsync("test", key, limit, Window);
}
