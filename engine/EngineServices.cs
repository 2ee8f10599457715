namespace Funding.Engine;

public static class EngineServices
{
    /// <summary>
    /// Adds the engine as itself and as the <see cref="DurableTaskClient"/>, started and stopped with the host. Needs a
    /// registered <see cref="DurableTaskRegistry"/>; takes the domain clock from a registered <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services, Action<EmbeddedEngineOptions> configure)
    {
        services.AddSingleton(provider =>
        {
            var options = new EmbeddedEngineOptions();
            configure(options);
            return new EmbeddedEngine(
                provider.GetRequiredService<DurableTaskRegistry>(), provider, provider.GetService<TimeProvider>() ?? TimeProvider.System,
                options, provider.GetRequiredService<ILoggerFactory>());
        });
        services.AddSingleton<DurableTaskClient>(provider => provider.GetRequiredService<EmbeddedEngine>());
        services.AddHostedService<EngineHostedService>();
        return services;
    }

    private sealed class EngineHostedService(EmbeddedEngine engine) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync();
    }
}
