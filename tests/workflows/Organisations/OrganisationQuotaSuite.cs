[assembly: AssemblyFixture(typeof(Funding.Tests.Support.Storage.AzuriteFixture))]

namespace Funding.Workflows.Tests.Organisations;

/// <summary>Claims that strangers make, on each storage adapter.</summary>
public abstract class OrganisationQuotaSuite(Func<StorageParts> fresh) : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private readonly StrangerLimits limits = new() { OrganisationsPerPerson = 3, OrganisationsPerDay = 5 };
    private StorageParts storage = null!;
    private OrganisationQuota quota = null!;
    private OrganisationQuota elsewhere = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        storage = fresh();
        (quota, elsewhere) = (
            new(storage.Tables, Options.Create(limits), clock), new(storage.Tables, Options.Create(limits), clock));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        quota.Dispose();
        elsewhere.Dispose();
        return storage.DisposeAsync();
    }

    [Fact]
    public async Task One_person_claims_so_many_and_the_same_one_again()
    {
        foreach (var code in (string[])["A1", "A2", "A3", "A1"])
            await quota.TakeAsync("p1", code, Token);
        var refused = await RefusedAsync(() => quota.TakeAsync("p1", "A4", Token));
        Assert.Equal(("organisations-limit", RefusalKind.Conflict), (refused.Code, refused.Kind));
        Assert.Contains("3", refused.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_each_other_no_more_are_claimed_than_the_limit()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => TryAsync(() => quota.TakeAsync("p1", $"B{n}", Token))));
        Assert.Equal(3, asked.Count(a => a));
    }

    [Fact]
    public async Task One_that_is_confirmed_or_given_up_counts_no_more_and_one_that_was_refused_does()
    {
        foreach (var code in (string[])["C1", "C2", "C3"])
            await quota.TakeAsync("p1", code, Token);
        await quota.GiveBackAsync("p1", "C1", keeps: false, Token);
        await quota.GiveBackAsync("p1", "C2", keeps: true, Token);
        await quota.TakeAsync("p1", "C4", Token);
        Assert.Equal("organisations-limit", (await RefusedAsync(() => quota.TakeAsync("p1", "C5", Token))).Code);
    }

    [Fact]
    public async Task Everybody_together_claims_so_many_a_day_and_goes_on_the_next()
    {
        for (var number = 0; number < 5; number++)
            await quota.TakeAsync($"p{number}", $"D{number}", Token);
        var refused = await RefusedAsync(() => quota.TakeAsync("p9", "D9", Token));
        Assert.Equal(("organisations-today", RefusalKind.TooMany), (refused.Code, refused.Kind));
        clock.Advance(TimeSpan.FromDays(1));
        await quota.TakeAsync("p9", "D9", Token);
    }

    [Fact]
    public async Task So_many_are_open_at_once_and_each_decision_makes_room_for_one()
    {
        limits.OpenClaims = 2;
        await quota.TakeAsync("p1", "E1", Token);
        await quota.TakeAsync("p2", "E1", Token);
        Assert.Equal("claims-open", (await RefusedAsync(() => quota.TakeAsync("p3", "E1", Token))).Code);
        await quota.GiveBackAsync("p1", "E1", keeps: true, Token);
        await quota.GiveBackAsync("p1", "E1", keeps: true, Token);
        await quota.TakeAsync("p3", "E1", Token);
        Assert.Equal("claims-open", (await RefusedAsync(() => quota.TakeAsync("p4", "E1", Token))).Code);
    }

    [Fact]
    public async Task What_another_host_takes_counts_as_well()
    {
        await quota.TakeAsync("p0", "F0", Token);
        foreach (var code in (string[])["F1", "F2", "F3"])
            await elsewhere.TakeAsync("p1", code, Token);
        Assert.Equal("organisations-limit", (await RefusedAsync(() => quota.TakeAsync("p1", "F4", Token))).Code);
        await quota.TakeAsync("p2", "F5", Token);
        Assert.Equal("organisations-today", (await RefusedAsync(() => elsewhere.TakeAsync("p3", "F6", Token))).Code);
        Assert.Equal("organisations-today", (await RefusedAsync(() => quota.TakeAsync("p3", "F6", Token))).Code);
    }

    private static async Task<Refusal> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0];

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}

public sealed class OrganisationQuotaOnSqlite() : OrganisationQuotaSuite(StorageParts.OnSqlite);

public sealed class OrganisationQuotaOnAzurite(Funding.Tests.Support.Storage.AzuriteFixture azurite)
    : OrganisationQuotaSuite(() => AzuriteParts.On(azurite.FreshAsync().GetAwaiter().GetResult()));
