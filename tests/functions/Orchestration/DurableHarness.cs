using DurableTask.Core;
using Grpc.Net.Client;

namespace Funding.Functions.Tests.Orchestration;

/// <summary>
/// Durable Task's own dispatcher, and its client through the test host's gRPC server, over a backend, as the Functions host's code
/// takes them. A restart ends them all, and starts them with new code on what the backend has kept.
/// </summary>
internal sealed class DurableHarness(IDurableBackend backend) : IEngineHarness
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);
    private readonly SteppedClock clock = new(new DateTime(2026, 3, 1, 1, 0, 0, DateTimeKind.Utc));
    private readonly HeldTimers timers = new();
    private SteppedService service = null!;
    private WebApplication? server;
    private TaskHubWorker? worker;
    private ServiceProvider services = null!;
    private GrpcChannel? channel;

    public DurableTaskClient Client { get; private set; } = null!;

    public DateTime UtcNow => clock.Now;

    public int? HistoryLength(string instanceId) => service.HistoryOf(instanceId)?.Length;

    public async Task StartAsync(DurableTaskRegistry registry, string version = "1")
    {
        var (inner, client) = await backend.OpenAsync();
        service = new SteppedService(inner, client, timers, clock);
        services = new ServiceCollection().BuildServiceProvider();
        var tasks = new RegisteredTasks(registry, services, clock, version);
        worker = new TaskHubWorker(service, tasks, tasks, NullLoggerFactory.Instance)
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails
        };
        await worker.StartAsync();
        server = await ServeAsync(client);
        channel = GrpcChannel.ForAddress(server.Urls.Single());
        var clients = new DurableClientSource();
        var form = EmbeddedHarness.Form;
        var options = new GrpcDurableTaskClientOptions { Channel = channel, DataConverter = form, DefaultVersion = version };
        clients.Offer(new GrpcDurableTaskClient("test", options, NullLogger.Instance));
        Client = new TriggeredClient(clients, clock);
    }

    public async Task<bool> RestartAsync(DurableTaskRegistry registry, string version = "1")
    {
        await SettleAsync();
        await StopAsync();
        await StartAsync(registry, version);
        return true;
    }

    /// <summary>Steps from one due timer's moment to the next, so that each fires at its own.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await SettleAsync();
        var end = clock.Now + by;
        while (timers.NextDue is { } next && next <= end)
        {
            clock.Advance(next > clock.Now ? next - clock.Now : TimeSpan.Zero);
            await service.FireAsync(clock.Now);
            await SettleAsync();
        }

        clock.Advance(end - clock.Now);
        await SettleAsync();
    }

    public async Task SettleAsync()
    {
        service.Touch();
        await QuietAsync();
        while (timers.NextDue is { } due && due <= clock.Now)
        {
            await service.FireAsync(clock.Now);
            await QuietAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await backend.DisposeAsync();
    }

    private async Task QuietAsync()
    {
        do
        {
            await service.QuietAsync(Quiet);
        }
        while (!await backend.IsEmptyAsync());
    }

    /// <summary>The client's side alone: the worker's is the framework's own dispatcher, as in the Functions host.</summary>
    private async Task<WebApplication> ServeAsync(IOrchestrationServiceClient client)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0")
            .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.Configure<TaskHubGrpcServerOptions>(o => o.Mode = TaskHubGrpcServerMode.ApiServerOnly);
        builder.Services.AddSingleton<IOrchestrationService>(service).AddSingleton(client).AddSingleton<TaskHubGrpcServer>().AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<TaskHubGrpcServer>();
        await app.StartAsync();
        return app;
    }

    private async Task StopAsync()
    {
        if (worker is null)
            return;
        await worker.StopAsync(isForced: true);
        worker.Dispose();
        channel!.Dispose();
        await server!.StopAsync();
        await server.DisposeAsync();
        await services.DisposeAsync();
        worker = null;
    }
}
