using Grpc.Net.Client;

namespace Funding.Functions.Tests.Orchestration;

/// <summary>An activity of the Azure host, as its trigger runs it.</summary>
public sealed class ActivityRunsTests : IDisposable
{
    private readonly GrpcChannel channel = GrpcChannel.ForAddress("http://127.0.0.1:1");
    private readonly DurableClientSource clients = new();

    [Fact]
    public async Task What_is_returned_beyond_the_limit_is_refused_by_name_and_less_passes()
    {
        Assert.Equal(60_000, (await RunAsync("Grow", 60_000)).GetString()!.Length);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("Grow", 70_000));
        Assert.Contains("'Grow' returned more than 65536 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_nothing_is_registered_for_is_refused_by_name() =>
        Assert.Contains(
            "'Missing'",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("Missing", 1))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task The_hosts_token_reaches_the_activity_and_its_client_the_rest_of_the_app()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("Heed", 1, stopping.Token));
        Assert.True(clients.IsReady);
    }

    public void Dispose() => channel.Dispose();

    private async Task<JsonElement> RunAsync(string name, int input, CancellationToken cancellation = default)
    {
        var tasks = new DurableTaskRegistry()
            .AddActivityFunc<int, string>("Grow", (_, size) => new string('x', size))
            .AddActivity<Heeding>("Heed");
        await using var services = new ServiceCollection().AddScoped<ActivityStop>().BuildServiceProvider();
        DurableTaskClient client = new GrpcDurableTaskClient(
            "none", new GrpcDurableTaskClientOptions { Channel = channel }, NullLogger.Instance);
        var runs = new ActivityRuns(tasks, services.GetRequiredService<IServiceScopeFactory>(), clients);
        return await runs.RunAsync(name, JsonSerializer.SerializeToElement(input), client, cancellation);
    }

    private sealed class Heeding(ActivityStop stop) : TaskActivity<int, int>
    {
        public override Task<int> RunAsync(TaskActivityContext context, int input)
        {
            stop.Token.ThrowIfCancellationRequested();
            return Task.FromResult(input);
        }
    }
}
