using Funding.Engine;
using Funding.Portal;
using Funding.Services.Links;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Services.Storage.Sqlite;
using Funding.Workflows.Orchestration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Funding.Portal.Tests.Fixture;

/// <summary>The portal on Kestrel, loopback and a free port, over SQLite in a folder of its own.</summary>
public class PortalHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-portal-").FullName;
    private WebApplication app = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    protected virtual string EnvironmentName => Environments.Production;

    /// <summary>Endpoints that only a test has.</summary>
    protected virtual void MapMore(IEndpointRouteBuilder routes)
    {
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = EnvironmentName });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new OrchestrationRegistry());
        builder.Services.AddSqliteStorage(folder).AddEmbeddedEngine(_ => { }).AddOutbox();
        builder.Services.AddSingleton<PeopleStore>().AddSingleton<RoundStore>();
        builder.Services.AddLinks(LinkKeyRing.Generate()).AddMail(new MailOptions
        {
            Transport = MailTransportKind.Mailbox,
            Environment = MailEnvironment.Demonstration,
            FromAddress = "selection@funding.example",
            FromName = "省教育厅",
            FromNameEnglish = "Provincial Department of Education",
            PublicBaseUrl = new Uri("http://127.0.0.1"),
            ListenUrls = ["http://127.0.0.1"],
        });
        builder.Services.AddPortal(o => o.Demonstration = true);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")));
        app = builder.Build();
        app.UsePortal();
        app.MapPortal();
        MapMore(app);
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
