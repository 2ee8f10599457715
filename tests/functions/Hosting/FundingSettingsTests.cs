namespace Funding.Functions.Tests.Hosting;

public sealed class FundingSettingsTests
{
    private const string Ring = """{"current":"k1","keys":{"k1":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}""";

    private static readonly Lazy<string> Certificate = new(() =>
    {
        using var certificate = BlobKeysTests.Certificate();
        return Convert.ToBase64String(certificate.Export(X509ContentType.Pfx));
    });

    [Fact]
    public void A_complete_set_is_read()
    {
        var settings = FundingSettings.Read(Configuration());
        Assert.Equal(new Uri("https://account.table.core.windows.net"), settings.Storage.TableService);
        Assert.Equal("k1", settings.Links.CurrentId);
        Assert.False(settings.PlatformSignIn);
        Assert.Null(settings.Clock);
    }

    [Fact]
    public void Every_problem_is_named_at_once_and_no_secret_is_repeated()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => FundingSettings.Read(Configuration(
            ("Storage:TableServiceUri", null),
            ("Links:KeyRing", """{"current":"k9","keys":{"k1":"c2VjcmV0"}}"""),
            ("Mail:Transport", "Pigeon"),
            ("Telemetry:Otlp", "collector"))));
        foreach (var name in (string[])[
            "FUNDING_Storage", "FUNDING_Links__KeyRing", "FUNDING_Mail", "Transport", "SendGrid", "FUNDING_Telemetry"
        ])
            Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_of_local_settings_lacks_only_the_key_ring()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(
            Path.Combine(Repository.Root, "functions", "local.settings.sample.json")));
        var values = sample.RootElement.GetProperty("Values").EnumerateObject()
            .Where(v => v.Name.StartsWith(FundingSettings.Prefix, StringComparison.Ordinal))
            .ToDictionary(
                v => v.Name[FundingSettings.Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), v => v.Value.GetString());
        Assert.True(values.TryAdd("Links:KeyRing", Ring));
        var settings = FundingSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        Assert.Equal(MailTransportKind.Mailbox, settings.Mail.Transport);
        Assert.Null(settings.Certificates.Current);
    }

    [Theory]
    [InlineData("True", true)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("1", false)]
    [InlineData(null, false)]
    public void Sign_in_headers_are_believed_only_when_the_platform_says_that_it_sets_them(string? setting, bool believed) =>
        Assert.Equal(believed, FundingSettings.Read(Configuration(("WEBSITE_AUTH_ENABLED", setting))).PlatformSignIn);

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Real_rounds_run_on_real_time(string environment) =>
        Assert.Contains("FUNDING_Clock", Assert.Throws<InvalidOperationException>(() => FundingSettings.Read(Configuration(
            ("Mail:Environment", environment),
            ("Mail:AllowedRecipientDomains:0", "example.cn"),
            ("Clock:Factor", "60"),
            ("Clock:Domain", "2026-03-01T01:00:00Z"),
            ("Clock:System", "2026-03-01T01:00:00Z")))).Message, StringComparison.Ordinal);

    [Fact]
    public void Production_does_not_start_before_every_page_can_say_how_the_owner_is_reached()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => FundingSettings.Read(Configuration(
            ("Portal:Contact:Phone", null), ("Portal:Contact:Supervision", " ")))).Message;
        Assert.Contains("FUNDING_Portal__Contact: Phone, Supervision", refused, StringComparison.Ordinal);
        Assert.Null(FundingSettings.Read(Configuration(
            ("Mail:Environment", "Staging"),
            ("Mail:AllowedRecipientDomains:0", "example.cn"),
            ("Portal:Contact:Phone", null))).Contact.Phone);
        Assert.Equal("office@example.edu.cn", FundingSettings.Read(Configuration()).Contact.Email);
    }

    [Fact]
    public void A_mailbox_is_refused_where_the_site_is_no_loopback_address() =>
        Assert.Contains("Mailbox", Assert.Throws<InvalidOperationException>(() => FundingSettings.Read(Configuration(
            ("Mail:Transport", "Mailbox"), ("Mail:Environment", "Demonstration")))).Message, StringComparison.Ordinal);

    internal static IConfiguration Configuration(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Storage:TableServiceUri"] = "https://account.table.core.windows.net",
            ["Storage:BlobServiceUri"] = "https://account.blob.core.windows.net",
            ["Links:KeyRing"] = Ring,
            [KeyCertificates.Setting] = Certificate.Value,
            ["Mail:Transport"] = "SendGrid",
            ["Mail:Environment"] = "Production",
            ["Mail:PublicBaseUrl"] = "https://funding.example.edu.cn",
            ["Mail:FromAddress"] = "funding@example.edu.cn",
            ["Mail:FromName"] = "省教育厅",
            ["Mail:FromNameEnglish"] = "Department of Education",
            ["Mail:SendGridKey"] = "SG.key",
            ["Portal:Contact:Phone"] = "0000-00000000",
            ["Portal:Contact:Email"] = "office@example.edu.cn",
            ["Portal:Contact:Supervision"] = "0000-00000001",
        };
        foreach (var (name, value) in changes)
            settings[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
