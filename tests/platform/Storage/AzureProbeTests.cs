namespace Funding.Platform.Tests.Storage;

/// <summary>An Azurite of its own, because it is stopped.</summary>
public sealed class AzureProbeTests
{
    [Fact]
    public async Task It_asks_at_most_once_in_thirty_seconds_and_tells_when_the_account_is_gone()
    {
        await using var azurite = new AzuriteFixture();
        await using var services = new ServiceCollection().AddAzureStorage(await azurite.FreshAsync()).BuildServiceProvider();
        var clock = new FakeTimeProvider();
        using var probe = new AzureProbe(services.GetRequiredService<ITableStore>(), services.GetRequiredService<IBlobStore>(), clock);
        var meter = services.GetRequiredService<StorageMeter>();

        var many = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => probe.ReasonAsync().AsTask()));
        var first = meter.Total.Sum;
        clock.Advance(AzureProbe.Pause);
        var again = await probe.ReasonAsync();
        var second = meter.Total.Sum;
        await azurite.DisposeAsync();
        var cached = await probe.ReasonAsync();
        clock.Advance(AzureProbe.Pause);
        var tables = await probe.ReasonAsync();
        clock.Advance(AzureProbe.Pause);
        var both = await probe.ReasonAsync();

        Assert.All(many, Assert.Null);
        Assert.Equal((null, null), (again, cached));
        Assert.Equal((1, 2), (first, second));
        Assert.StartsWith("tables:", tables, StringComparison.Ordinal);
        Assert.StartsWith("tables:", both, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", tables, StringComparison.Ordinal);
    }
}
