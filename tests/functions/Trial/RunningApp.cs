using Funding.Functions.Hosting;
using Funding.Functions.Orchestration;
using Funding.Services.Activities;
using Funding.Services.Catalogue;
using Funding.Services.Documents;
using Funding.Services.Links;
using Funding.Services.Mail;
using Funding.Services.Storage.Azure;
using Funding.Workflows.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Trial;

/// <summary>
/// An app that runs under a Functions host somewhere, tried from outside. <c>FUNDING_TRIAL_ADDRESSES</c> names its hosts, with
/// commas; the app's own settings are read as it reads them. docs/deploying.md says how a trial is run.
/// </summary>
internal sealed class RunningApp : IDisposable
{
    private readonly ServiceProvider services;

    private RunningApp(IReadOnlyList<Uri> hosts, FundingSettings settings)
    {
        Hosts = hosts;
        Http = Client(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Clock = settings.Clock is { } clock ? new ScaledClock(clock.Domain, clock.System, clock.Factor) : TimeProvider.System;
        Opens = Workflows.Time.ShanghaiTime.DayOf(settings.Clock is { } c ? new DateTimeOffset(c.Domain) : Clock.GetUtcNow());
        services = new ServiceCollection()
            .AddSingleton(Clock)
            .AddSingleton<OrchestrationClient, NoEngine>()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
            .AddAzureStorage(settings.Storage)
            .AddCatalogue(Path.Combine(AppContext.BaseDirectory, "programmes"))
            .AddDocuments()
            .AddLinks(settings.Links)
            .AddMail(settings.Mail)
            .AddFunding()
            .BuildServiceProvider();
    }

    public IReadOnlyList<Uri> Hosts { get; }

    /// <summary>Goes to the hosts by turns, and to another while one is down.</summary>
    public HttpClient Http { get; }

    /// <summary>The same with cookies of its own, following redirects.</summary>
    public HttpClient Browser() => Client(new SocketsHttpHandler());

    public TimeProvider Clock { get; }

    /// <summary>First day of the rehearsed call.</summary>
    public DateOnly Opens { get; }

    /// <summary>The rows of the app, for what only the owner of the data may do: the first token, the launch with a given seed.</summary>
    public IServiceProvider Services => services;

    /// <summary>Skips the test where no app is named.</summary>
    public static RunningApp Named()
    {
        var addresses = Environment.GetEnvironmentVariable("FUNDING_TRIAL_ADDRESSES");
        if (string.IsNullOrEmpty(addresses))
            Assert.Skip("No running app: FUNDING_TRIAL_ADDRESSES is not set.");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables(FundingSettings.Prefix).Build();
        return new RunningApp([.. addresses.Split(',').Select(a => new Uri(a))], FundingSettings.Read(configuration));
    }

    private HttpClient Client(SocketsHttpHandler inner) => new(new Failover(Hosts) { InnerHandler = inner }) { BaseAddress = Hosts[0], Timeout = TimeSpan.FromMinutes(5) };

    public void Dispose()
    {
        Http.Dispose();
        services.Dispose();
    }
}
