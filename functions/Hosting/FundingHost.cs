using Azure.Core.Serialization;

namespace Funding.Functions.Hosting;

/// <summary>Puts the app together for the Functions host.</summary>
internal static class FundingHost
{
    // Chunks of uploads are 8 MiB; the platform ends a request after 230 seconds anyway.
    private const long BodyLimit = 64L << 20;

    /// <exception cref="InvalidOperationException">Settings are missing or wrong; the message names each.</exception>
    public static IServiceCollection AddFundingHost(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = FundingSettings.Read(configuration);
        services.AddClock(settings.Clock);
        services.AddSingleton(FundingActivities.Registry());
        services.AddSingleton<DurableClientSource>();
        services.AddSingleton<DurableTaskClient, TriggeredClient>();
        services.AddSingleton<ActivityRuns>();
        services.AddAzureStorage(settings.Storage);
        services.Configure<DiskRoomOptions>(configuration.GetSection("Storage"));
        services.Configure<StrangerLimits>(configuration.GetSection("Limits"));
        services.Configure<WebhookOptions>(configuration.GetSection("Webhooks"));
        services.AddDiskRoom((DiskUse.Temporary, Path.GetTempPath()));
        services.AddCatalogue(Path.Combine(AppContext.BaseDirectory, "programmes"));
        services.Configure<LetterOptions>(configuration.GetSection("Letters"));
        services.AddDocuments(documents => configuration.GetSection("Documents").Bind(documents));
        var signIn = (configuration.GetSection("Limits:SignIn").Get<SignInLimits>() ?? new SignInLimits()).Demand();
        services.AddLinks(settings.Links, settings.Clock is { } clock ? InRealTime(signIn, clock.Factor) : signIn);
        services.AddMail(settings.Mail);
        services.AddSingleton(settings.Identity).AddSingleton(settings.Payments);
        services.AddFunding().AddRehearsals();
        if (settings.Clock is not null)
            services.AddSingleton<LaunchSecrets, RehearsedSecrets>();
        services.AddPortal(portal =>
        {
            portal.SecureCookies = settings.Mail.PublicBaseUrl.Scheme == Uri.UriSchemeHttps;
            portal.Demonstration = configuration.GetValue("Portal:Demonstration", false);
            portal.Contact = settings.Contact;
            portal.Authority = portal.Authority with
            {
                Zh = configuration["Portal:Authority"] ?? portal.Authority.Zh,
                En = configuration["Portal:AuthorityEnglish"] ?? portal.Authority.En,
            };
        });
        services.AddSms(settings.Sms);
        services.AddOpenIdSignIn(settings.OpenId);
        services.AddSingleton(settings.Keys);
        services.AddSingleton(settings.Certificates);
        settings.Certificates.AddTo(services);
        services.AddSingleton<BlobKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => provider.GetRequiredService<BlobKeys>());
        services.AddSingleton<IReadiness, BlobKeysPart>();
        services.AddSingleton<IReadiness, EnginePart>();
        services.AddSingleton<PortalPipeline>();
        if (settings.PlatformSignIn)
            PlatformSignIn.Register(services);
        return services.AddWeb().AddFundingTelemetry(settings.Telemetry);
    }

    /// <summary>The orchestrators for the extension's worker, which makes their triggers.</summary>
    public static void AddOrchestrators(this IDurableTaskWorkerBuilder worker, IConfiguration configuration) =>
        worker.AddTasks(tasks => Orchestrators.AddTo(tasks, DurableClockOf(FundingSettings.Read(configuration).Clock)));

    private static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.Configure<WorkerOptions>(worker => worker.Serializer = new JsonObjectSerializer(FundingJson.Options));
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });

        // The host forwards to this process over loopback; the platform's front end puts scheme and caller last in its headers.
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownIPNetworks.Add(new System.Net.IPNetwork(IPAddress.Loopback, 8));
            forwarded.KnownProxies.Add(IPAddress.IPv6Loopback);
        });
        return services;
    }

    /// <summary>Who types is not faster because the rounds are.</summary>
    private static SignInLimits InRealTime(SignInLimits usual, double factor) =>
        usual with { Lifetime = usual.Lifetime * factor, Window = usual.Window * factor };

    private static void AddClock(this IServiceCollection services, ClockSettings? clock)
    {
        services.AddSingleton(Scaled(clock) ?? TimeProvider.System);
        services.AddSingleton(DurableClockOf(clock));
    }

    private static ScaledClock? Scaled(ClockSettings? clock) =>
        clock is null ? null : new ScaledClock(clock.Domain, clock.System, clock.Factor);

    private static DurableClock DurableClockOf(ClockSettings? clock) => Scaled(clock)?.Durable ?? new DurableClock();
}
