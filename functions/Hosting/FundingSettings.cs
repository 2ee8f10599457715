using Azure.Core;
using Azure.Identity;

namespace Funding.Functions.Hosting;

/// <summary>The app's settings, read once at the start. <c>docs/deploying.md</c> lists them by name.</summary>
internal sealed record FundingSettings
{
    /// <summary>Of every setting's name.</summary>
    public const string Prefix = "FUNDING_";

    public required AzureStorageOptions Storage { get; init; }

    public required LinkKeyRing Links { get; init; }

    public required MailOptions Mail { get; init; }

    public required IdentityKey Identity { get; init; }

    public required PaymentOptions Payments { get; init; }

    public TelemetrySettings Telemetry { get; init; } = new(null, null, null);

    public ClockSettings? Clock { get; init; }

    public required KeyRenewal Keys { get; init; }

    public required KeyCertificates Certificates { get; init; }

    public SiteContact Contact { get; init; } = new();

    /// <summary>Null where no text message is sent.</summary>
    public SmsOptions? Sms { get; init; }

    /// <summary>Null where nobody signs in so.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>App Service authentication is on: the platform says so by a variable that no request can set.</summary>
    public bool PlatformSignIn { get; init; }

    /// <exception cref="InvalidOperationException">Names every setting that is missing or wrong; never repeats a secret.</exception>
    public static FundingSettings Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        T? Try<T>(string section, Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
            {
                problems.Add($"{Prefix}{section}: {e.Message}");
                return null;
            }
        }

        var storage = Try("Storage", () => StorageOf(configuration.GetSection("Storage")));
        var links = Try("Links__KeyRing", () => LinkKeyRing.Parse(Required(configuration, "Links:KeyRing")));
        var mail = Try("Mail", () => MailOf(configuration));
        var identity = Try("Identity__Key", () => IdentityKey.Of(configuration["Identity:Key"]));
        var payments = Try("Payments", () => PaymentOptions.Of(configuration.GetSection("Payments")));
        var telemetry = Try("Telemetry", () => TelemetryOf(configuration.GetSection("Telemetry")));
        var clock = mail is null ? null : Try("Clock", () => ClockSettings.Of(configuration.GetSection("Clock"), mail.Environment)!);
        var keys = Try("Keys__RenewOn", () => KeyRenewal.Of(configuration));
        var certificates = Try("Keys__Certificate", () => KeyCertificates.Of(configuration, storage is { ConnectionString: null }));
        var contact = mail is null
            ? null
            : Try("Portal__Contact", () => SiteContact.Of(configuration.GetSection("Portal:Contact"), mail.Environment));
        var openId = Try("OpenId", () => OpenIdOptions.Of(configuration.GetSection("OpenId"))!);
        var sms = mail is null ? null : Try("Sms", () => SmsOptions.Of(configuration.GetSection("Sms"), mail.Environment)!);
        if (problems.Count > 0)
            throw new InvalidOperationException("Settings:" + string.Concat(problems.Select(p => $"{Environment.NewLine}  {p}")));
        return new FundingSettings
        {
            Storage = storage!,
            Links = links!,
            Mail = mail!,
            Identity = identity!,
            Payments = payments!,
            Telemetry = telemetry!,
            Clock = clock,
            Keys = keys!,
            Certificates = certificates!,
            Contact = contact!,
            OpenId = openId,
            Sms = sms,
            PlatformSignIn = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], bool.TrueString, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static TelemetrySettings TelemetryOf(IConfigurationSection section)
    {
        var insights = section["ApplicationInsights"];
        if (insights is { Length: > 0 } && !insights.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("ApplicationInsights is no connection string");
        return new TelemetrySettings(
            insights is { Length: > 0 } ? insights : null,
            section["ClientId"] is { Length: > 0 } client ? Credential(client) : null,
            Address(section, "Otlp"));
    }

    /// <summary>The app's identity: the user-assigned one that is named, else the system-assigned.</summary>
    internal static TokenCredential Credential(string? clientId) =>
        new ManagedIdentityCredential(clientId is { Length: > 0 }
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned);

    private static AzureStorageOptions StorageOf(IConfigurationSection section)
    {
        var addresses = section["TableServiceUri"] is not null || section["BlobServiceUri"] is not null;
        var options = new AzureStorageOptions
        {
            ConnectionString = section["ConnectionString"],
            TableService = Address(section, "TableServiceUri"),
            BlobService = Address(section, "BlobServiceUri"),
            Credential = addresses ? Credential(section["ClientId"]) : null,
            TableName = section["TableName"] ?? "funding",
            ContainerName = section["ContainerName"] ?? "funding",
        };
        options.Demand();
        return options;
    }

    private static MailOptions MailOf(IConfiguration configuration)
    {
        var section = configuration.GetSection("Mail");
        T Choice<T>(string name)
            where T : struct, Enum =>
            Enum.TryParse<T>(Required(section, name), ignoreCase: true, out var value) && Enum.IsDefined(value)
                ? value : throw new InvalidOperationException($"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}");
        var site = Address(section, "PublicBaseUrl") ?? throw new InvalidOperationException("PublicBaseUrl is missing");
        return new MailOptions
        {
            Transport = Choice<MailTransportKind>("Transport"),
            Environment = Choice<MailEnvironment>("Environment"),
            PublicBaseUrl = site,

            // The platform listens for us: what the mailbox may show is judged by the site's own address.
            ListenUrls = [site.AbsoluteUri],
            FromAddress = Required(section, "FromAddress"),
            FromName = Required(section, "FromName"),
            FromNameEnglish = Required(section, "FromNameEnglish"),
        }.WithPeer(section).Demand();
    }

    internal static Uri? Address(IConfigurationSection section, string name) => section[name] is not { Length: > 0 } text
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : throw new InvalidOperationException($"{name} is no absolute address");

    private static string Required(IConfiguration section, string name) =>
        section[name] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{name.Replace(":", "__", StringComparison.Ordinal)} is missing");
}
