namespace Funding.Local;

/// <summary>Puts the app together for one machine: Kestrel on loopback, the embedded engine, SQLite or a storage account.</summary>
public static class LocalHost
{
    /// <param name="folderLock">The data folder's lock, held by the caller for as long as the host runs.</param>
    public static WebApplication Build(LocalOptions options, DataFolderLock folderLock)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = typeof(LocalHost).Assembly.GetName().Name });
        builder.Configuration.AddEnvironmentVariables("FUNDING_");
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"))
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddSimpleConsole(console => console.SingleLine = true);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64L << 20;
        }).UseUrls(options.Address);
        var services = builder.Services;
        services.AddRouting();
        services.AddSingleton(options.Clock);
        services.AddSingleton(FundingActivities.Registry());
        services.AddEmbeddedEngine(engine =>
        {
            engine.Converter = new JsonDataConverter(FundingJson.Options);
            engine.DefaultVersion = OrchestrationVersions.Newest;
            engine.BeforeActivity = (scope, stop) => scope.GetRequiredService<ActivityStop>().Token = stop;
            engine.DataFolder = options.DataFolder;
            engine.FolderLock = folderLock;
        });
        options.AddStorage(services);
        var storage = builder.Configuration.GetSection("Storage");
        services.Configure<SqliteStorageOptions>(storage).Configure<DiskRoomOptions>(storage);
        services.Configure<StrangerLimits>(builder.Configuration.GetSection("Limits"));
        services.Configure<WebhookOptions>(builder.Configuration.GetSection("Webhooks"));
        services.AddDiskRoom((DiskUse.Data, options.DataFolder), (DiskUse.Temporary, Path.GetTempPath()));
        options.AddKinds(services);
        services.AddCatalogue(options.ProgrammesFolder);
        services.Configure<LetterOptions>(builder.Configuration.GetSection("Letters"));
        services.AddDocuments(documents => builder.Configuration.GetSection("Documents").Bind(documents));
        var keys = Path.Combine(options.DataFolder, "keys");
        InstallationKeys.Make(keys);
        services.AddLinks(LinkKeyFile.Open(keys), builder.Configuration.GetSection("Limits:SignIn").Get<SignInLimits>()?.Demand());
        var mail = MailSettings.Of(builder.Configuration, options);
        services.AddMail(mail);
        services.AddPublicSite(mail.PublicBaseUrl);
        var contact = SiteContact.Of(builder.Configuration.GetSection("Portal:Contact"), mail.Environment);
        if (options.Demonstration)
            (contact.Phone, contact.Email, contact.Supervision) = ("0000-00000000", "office@funding.example", "0000-00000001");
        services.AddSingleton(IdentityKeyFile.In(keys)).AddSingleton(PaymentOptions.Of(builder.Configuration.GetSection("Payments")));
        services.AddFunding().AddRehearsals();
        if (options.Clock is RehearsalClock)
            services.AddSingleton<LaunchSecrets, RehearsedSecrets>();
        services.AddDataProtection().PersistKeysToFileSystem(InstallationKeys.ProtectionFolder(keys));
        services.AddPortal(portal =>
        {
            portal.Demonstration = options.Demonstration;
            portal.Contact = contact;
            portal.SecureCookies = mail.PublicBaseUrl.Scheme == Uri.UriSchemeHttps;
        });
        services.AddSms(SmsOptions.Of(builder.Configuration.GetSection("Sms"), mail.Environment));
        services.AddOpenIdSignIn(OpenIdOptions.Of(builder.Configuration.GetSection("OpenId")));
        services.AddSingleton<IReadiness, EnginePart>();
        services.AddSingleton<IReadiness>(new KeysPart(keys));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Housekeeping>(provider, options.HousekeepingAfter));

        var app = builder.Build();
        app.UsePublicSite(mail.PublicBaseUrl);
        if (options.CallSecret is { } secret)
            app.UseCommandCalls(secret);
        app.UsePortal();
        app.MapPortal();
        return app;
    }
}
