namespace Funding.Tests.Support.Storage;

/// <summary>
/// One Azurite for the test assembly, started at the first use. Where Node is missing tests are skipped with the reason;
/// with CI=true they fail. Declare it with <c>[assembly: AssemblyFixture(typeof(AzuriteFixture))]</c>.
/// </summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private readonly Lock gate = new();
    private Task<AzuriteProcess>? running;

    /// <summary>Options of a table and a container of their own. Skips the test where Azurite cannot run.</summary>
    public async Task<AzureStorageOptions> FreshAsync()
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        return new() { ConnectionString = await ConnectionStringAsync(), TableName = name, ContainerName = name };
    }

    public async Task<string> ConnectionStringAsync()
    {
        if (await AzuriteProcess.WhyNotAsync() is { } reason)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(reason);
            Assert.Skip(reason);
        }

        Task<AzuriteProcess> task;
        lock (gate)
            task = running ??= AzuriteProcess.StartAsync();
        return (await task).ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        // Once, also when a test stopped it before.
        if (Interlocked.Exchange(ref running, null) is { } started)
            (await started).Dispose();
    }
}
