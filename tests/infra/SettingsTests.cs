namespace Funding.Infra.Tests;

/// <summary>What the app is told, held against what docs/deploying.md says that it reads.</summary>
public sealed partial class SettingsTests(Templates templates)
{
    public static TheoryData<string> Environments => [.. Templates.Environments];

    [Theory, MemberData(nameof(Environments))]
    public void Every_connection_is_made_with_the_apps_identity(string environment)
    {
        var settings = Settings(environment);
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]);
        Assert.All(
            ["AzureWebJobsStorage__clientId", "FUNDING_Storage__ClientId", "FUNDING_Telemetry__ClientId"],
            name => Assert.EndsWith(".clientId]", settings[name], StringComparison.Ordinal));
        Assert.DoesNotContain("AzureWebJobsStorage", settings.Keys);
        Assert.DoesNotContain("FUNDING_Storage__ConnectionString", settings.Keys);
        Assert.DoesNotContain(settings.Keys, name => name.StartsWith("WEBSITE_CONTENT", StringComparison.Ordinal));
        Assert.All(
            settings.Values,
            value => Assert.DoesNotMatch("(?i)AccountKey=|SharedAccessSignature|[?&]sig=|InstrumentationKey=[0-9a-f]", value));
        if (settings.TryGetValue("DURABLE_TASK_SCHEDULER_CONNECTION_STRING", out var scheduler))
            Assert.Contains(";Authentication=ManagedIdentity;ClientID=", scheduler, StringComparison.Ordinal);
        var site = templates.Of(environment).Single(r => r.Type == "Microsoft.Web/sites");
        Assert.Contains("id-funding", site.Text("keyVaultReferenceIdentity"), StringComparison.Ordinal);
        if (environment != "prod-china")
            Assert.Equal("UserAssignedIdentity", site.Text("functionAppConfig.deployment.storage.authentication.type"));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Secrets_are_references_to_the_vault(string environment)
    {
        var settings = Settings(environment);
        var vault = templates.Of(environment).Single(r => r.Type == "Microsoft.KeyVault/vaults").Id.Split('/')[^1];
        var secret = environment == "prod-china" ? "FUNDING_Mail__SmtpPassword" : "FUNDING_Mail__SendGridKey";
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=mail)", settings[secret]);
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=links)", settings["FUNDING_Links__KeyRing"]);
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=keys)", settings["FUNDING_Keys__Certificate"]);
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=identity)", settings["FUNDING_Identity__Key"]);
        Assert.All(settings.Values, value => Assert.DoesNotContain("not-the-real", value, StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_environment_adds_is_set_and_what_it_leaves_out_is_not()
    {
        var settings = Settings(Templates.Options);
        var vault = templates.Of(Templates.Options).Single(r => r.Type == "Microsoft.KeyVault/vaults").Id.Split('/')[^1];
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=openid)", settings["FUNDING_OpenId__ClientSecret"]);
        Assert.Equal($"@Microsoft.KeyVault(VaultName={vault};SecretName=sms)", settings["FUNDING_Sms__Secret"]);
        Assert.Equal(
            ("https://sign-in.example.edu.cn", "2000", "true", "200000"),
            (settings["FUNDING_OpenId__Authority"], settings["FUNDING_Sms__PerDay"], settings["FUNDING_Webhooks__Enabled"],
                settings["FUNDING_Payments__CodeAbove"]));
        Assert.DoesNotContain("FUNDING_Sms__PerPersonAndDay", settings.Keys);
        Assert.DoesNotContain("FUNDING_Payments__AccountRestDays", settings.Keys);
        string[] sections = ["FUNDING_OpenId__", "FUNDING_Sms__", "FUNDING_Webhooks__", "FUNDING_Payments__"];
        Assert.All(Templates.Shipped, environment =>
        {
            Assert.DoesNotContain(Settings(environment).Keys, name => sections.Any(s => name.StartsWith(s, StringComparison.Ordinal)));
            Assert.Equal(4, Secrets(environment));
        });
        Assert.Equal(6, Secrets(Templates.Options));

        int Secrets(string environment) => templates.Of(environment).Count(r => r.Type == "Microsoft.KeyVault/vaults/secrets");
    }

    /// <summary>They write whole addresses, and the address of a mail's link holds its token.</summary>
    [Theory, MemberData(nameof(Environments))]
    public void The_platforms_own_telemetry_and_request_logs_are_off(string environment)
    {
        Assert.DoesNotContain(Settings(environment).Keys, name => name.StartsWith("APPLICATIONINSIGHTS_", StringComparison.Ordinal)
            || name.StartsWith("APPINSIGHTS_", StringComparison.Ordinal)
            || name.StartsWith("OTEL_", StringComparison.Ordinal));
        Assert.DoesNotContain(templates.Of(environment), r => r.Type == "Microsoft.Insights/diagnosticSettings"
            && r.Id.StartsWith("Microsoft.Web/", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Each_setting_is_one_that_the_app_reads(string environment)
    {
        var told = Told();
        Assert.All(
            Settings(environment).Keys.Where(name => name.StartsWith("FUNDING_", StringComparison.Ordinal)),
            name => Assert.Contains(Digits().Replace(name, "__0"), told.Keys));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Each_setting_that_the_app_needs_is_given(string environment)
    {
        var needed = Told().Where(t => t.Value.StartsWith("yes", StringComparison.Ordinal)).Select(t => t.Key).ToList();
        Assert.True(needed.Count >= 8);
        Assert.Empty(needed.Except(Settings(environment).Keys));
    }

    private Dictionary<string, string> Settings(string environment) =>
        templates
            .Of(environment)
            .Single(r => r.Type == "Microsoft.Web/sites/config" && r.Id.EndsWith("/appsettings", StringComparison.Ordinal))
            .Json.GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);

    /// <summary>
    /// Names in the app's table of docs/deploying.md with the column that says when they are needed; "…" stands for the section of the name
    /// before.
    /// </summary>
    private static Dictionary<string, string> Told()
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in File.ReadLines(Path.Combine(Repository.Root, "docs", "deploying.md")).Where(l => l.StartsWith(
            "| `FUNDING_", StringComparison.Ordinal)))
        {
            var cells = row.Trim('|').Split('|');
            var section = "";
            foreach (Match name in Names().Matches(cells[0]))
            {
                var whole = name.Groups[1].Value.Replace("…__", "__", StringComparison.Ordinal);
                if (whole.StartsWith('…'))
                    whole = section + whole[1..];
                else if (whole.StartsWith("__", StringComparison.Ordinal))
                    continue;
                section = whole[..(whole.LastIndexOf("__", StringComparison.Ordinal) + 2)];
                told[whole] = cells[^1].Trim();
            }
        }

        return told;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Names();

    [GeneratedRegex(@"__\d+$")]
    private static partial Regex Digits();
}
