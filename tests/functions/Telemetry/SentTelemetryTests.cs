using Grpc.Net.Client;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Funding.Functions.Tests.Telemetry;

/// <summary>The host's services and pipeline with a real exporter, everything logged, and a collector that looks at each byte.</summary>
public sealed class SentTelemetryTests(AzuriteFixture azurite)
{
    private const string Email = "wang.xiaoming@college.example";
    private const string Phone = "13812345678";

    [Fact]
    public async Task What_is_sent_holds_no_token_address_or_number_and_one_trace_goes_from_the_click_to_the_mail()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await StartAsync(collector.Address);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(
            app.Urls.Single())
        };
        var browser = new Browser(http);
        await browser.SubmitAsync(await browser.GetAsync("/signin"), new() { ["email"] = Email });
        var link = await SignInMail.LinkAsync(app.Services, Email);
        var token = link.Split('/')[^1].Split('?')[0];
        await browser.GetAsync($"/link/review-desk/{token}?email={Email}&contact={Phone}");
        await browser.PostAsync(link, new() { ["email"] = Email, ["contact"] = Phone });
        Assert.Equal(
            HttpStatusCode.SeeOther, (await browser.SubmitAsync(await browser.GetAsync(link), new() { ["email"] = Email })).Status);
        Slip(app.Services, $"{link}?to={Email}&contact={Phone}");

        // What comes right after a commit goes on by itself; an exporter sends what is behind it by the time it is told.
        await app.Services.GetRequiredService<Dispatcher>().WhenIdleAsync(TestContext.Current.CancellationToken);
        Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush());
        Assert.True(app.Services.GetRequiredService<LoggerProvider>().ForceFlush());

        foreach (var signal in (string[])["traces", "metrics", "logs"])
        {
            var sent = collector.TextOf(signal);
            Assert.NotEmpty(sent);
            Assert.All(
                [token, token.Split('.')[1], Email, Phone],
                secret => Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase));
        }

        Assert.All(
            ["traces", "logs"],
            signal => Assert.All(
                ["(token)", "(address)", "(number)"], mask => Assert.Contains(mask, collector.TextOf(signal), StringComparison.Ordinal)));
        var spans = collector.Spans();
        var click = spans.Single(s => s.Name == "POST /signin");
        Assert.Contains((click.Trace, "effect mail"), spans);
        Assert.Contains(spans, s => s.Name == "harmless");
        Assert.DoesNotContain(spans, s => s.Name is "told" or "named");
    }

    /// <summary>What code of the app must not do, and a library may.</summary>
    private static void Slip(IServiceProvider services, string address)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Library");
#pragma warning disable CA1848, CA2254 // As careless as can be.
        log.LogWarning(
            new InvalidOperationException($"Refused: {address}", new FormatException(address)),
            $"No answer from {address} for {{Address}}",
            address);
#pragma warning restore CA1848, CA2254
        using var span = FundingTelemetry.Activities.StartActivity($"call {address}");
        span?.SetTag("url.full", address).SetTag("all", new[] { address }).SetStatus(ActivityStatusCode.Error, address);
        using var told = FundingTelemetry.Activities.StartActivity("told");
        told?.AddException(new InvalidOperationException(address));
        using var named = FundingTelemetry.Activities.StartActivity("named");
        named?.AddEvent(new ActivityEvent(address));
        using var harmless = FundingTelemetry.Activities.StartActivity("harmless");
        harmless?.AddEvent(new ActivityEvent("tried again"));
    }

    private async Task<WebApplication> StartAsync(string collector)
    {
        var storage = await azurite.FreshAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = storage.ConnectionString,
            ["Storage:TableName"] = storage.TableName,
            ["Storage:ContainerName"] = storage.ContainerName,
            ["Links:KeyRing"] = JsonSerializer.Serialize(new
            {
                current = "k1",
                keys = new { k1 = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) }
            }),
            ["Mail:Transport"] = "Mailbox",
            ["Mail:Environment"] = "Demonstration",
            ["Mail:PublicBaseUrl"] = "http://127.0.0.1:1",
            ["Mail:FromAddress"] = "funding@authority.example",
            ["Mail:FromName"] = "办公室",
            ["Mail:FromNameEnglish"] = "Office",
            ["Telemetry:Otlp"] = collector,
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddFundingHost(builder.Configuration);
        var app = builder.Build();
        var client = new GrpcDurableTaskClient(
            "none", new GrpcDurableTaskClientOptions { Channel = GrpcChannel.ForAddress("http://127.0.0.1:1") }, NullLogger.Instance);
        app.Run(request => app.Services.GetRequiredService<PortalPipeline>().RunAsync(request.Request, client));
        await app.StartAsync();
        return app;
    }
}
