using DurableTask.Core;
using Funding.Functions.Orchestration;
using Funding.Tests.Support.Orchestration;
using Funding.Workflows.Orchestration;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Funding.Functions.Tests.Orchestration;

/// <summary>
/// The adapter on Durable Task's own dispatcher, and on its client through the test host's gRPC server, over a backend. A restart
/// ends them all, and starts them with new code on what the backend has kept.
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

    public OrchestrationClient Client { get; private set; } = null!;

    public DateTime UtcNow => clock.Now;

    public async Task StartAsync(OrchestrationRegistry registry)
    {
        var (inner, client) = await backend.OpenAsync();
        service = new SteppedService(inner, client, timers, clock);
        services = new ServiceCollection()
            .AddSingleton(registry)
            .AddSingleton<DurableClock>(clock)
            .AddSingleton<OrchestrationRuns>()
            .BuildServiceProvider();
        var tasks = new RegisteredTasks(registry, services.GetRequiredService<OrchestrationRuns>());
        worker = new TaskHubWorker(service, tasks, tasks, NullLoggerFactory.Instance)
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails
        };
        await worker.StartAsync();
        server = await ServeAsync(client);
        channel = GrpcChannel.ForAddress(server.Urls.Single());
        var clients = new DurableClientSource();
        clients.Offer(new GrpcDurableTaskClient("test", new GrpcDurableTaskClientOptions { Channel = channel }, NullLogger.Instance));
        Client = new InspectedOrchestrations(clients, registry, clock, service);
    }

    public async Task<bool> RestartAsync(OrchestrationRegistry registry)
    {
        await SettleAsync();
        await StopAsync();
        await StartAsync(registry);
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
