[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Funding.Workflows.Tests.Applications;

/// <summary>Organisations that strangers register, on each storage adapter.</summary>
public abstract class OrganisationQuotaSuite(Func<StorageParts> fresh) : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private StorageParts storage = null!;
    private OrganisationStore store = null!;
    private OrganisationStore elsewhere = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        storage = fresh();
        (store, elsewhere) = (Fresh(), Fresh());
        return ValueTask.CompletedTask;

        OrganisationStore Fresh() => new(storage.Tables, new(
            storage.Tables, Options.Create(new StrangerLimits { OrganisationsPerPerson = 3, OrganisationsPerDay = 5 }), clock));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return storage.DisposeAsync();
    }

    [Fact]
    public async Task One_person_registers_so_many_and_finds_those_again()
    {
        foreach (var code in (string[])["A1", "A2", "A3", "A1"])
            await store.ClaimAsync(code, code, "p1", Token);
        var refused = await RefusedAsync(() => store.ClaimAsync("A4", "A4", "p1", Token));
        Assert.Equal(("organisations-limit", RefusalKind.Conflict), (refused.Code, refused.Kind));
        Assert.Contains("3", refused.Chinese, StringComparison.Ordinal);
        Assert.Null(await store.FindAsync("A4", Token));
    }

    [Fact]
    public async Task Beside_each_other_no_more_are_registered_than_the_limit()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => TryAsync(() => store.ClaimAsync($"B{n}", "B", "p1", Token))));
        Assert.Equal(3, asked.Count(a => a));
    }

    [Fact]
    public async Task An_organisation_of_others_costs_no_place()
    {
        await store.ClaimAsync("C1", "C1", "p1", Token);
        for (var time = 0; time < 5; time++)
            Assert.Equal("organisation-of-others", (await RefusedAsync(() => store.ClaimAsync("C1", "C1", "p2", Token))).Code);
        await store.AddMemberAsync("C1", "p2", Token);
        foreach (var code in (string[])["C1", "C2", "C3", "C4"])
            await store.ClaimAsync(code, code, "p2", Token);
    }

    [Fact]
    public async Task Everybody_together_registers_so_many_a_day_and_goes_on_the_next()
    {
        for (var number = 0; number < 5; number++)
            await store.ClaimAsync($"D{number}", "D", $"p{number}", Token);
        var refused = await RefusedAsync(() => store.ClaimAsync("D9", "D", "p9", Token));
        Assert.Equal(("organisations-today", RefusalKind.TooMany), (refused.Code, refused.Kind));
        clock.Advance(TimeSpan.FromDays(1));
        await store.ClaimAsync("D9", "D", "p9", Token);
    }

    [Fact]
    public async Task What_another_host_registered_counts_as_well()
    {
        await store.ClaimAsync("E0", "E", "p0", Token);
        foreach (var code in (string[])["E1", "E2", "E3"])
            await elsewhere.ClaimAsync(code, "E", "p1", Token);
        Assert.Equal("organisations-limit", (await RefusedAsync(() => store.ClaimAsync("E4", "E", "p1", Token))).Code);
        await store.ClaimAsync("E5", "E", "p2", Token);
        Assert.Equal("organisations-today", (await RefusedAsync(() => elsewhere.ClaimAsync("E6", "E", "p3", Token))).Code);
        Assert.Equal("organisations-today", (await RefusedAsync(() => store.ClaimAsync("E6", "E", "p3", Token))).Code);
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
