namespace Funding.Infra.Tests;

/// <summary>What must hold of each environment, whatever else changes.</summary>
public sealed class SecurityTests(Templates templates)
{
    public static TheoryData<string> Environments => [.. Templates.Environments];

    [Theory, MemberData(nameof(Environments))]
    public void No_account_takes_a_key_or_an_anonymous_reader_or_old_TLS(string environment)
    {
        var accounts = Of(environment, "Microsoft.Storage/storageAccounts");
        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            Assert.True(account.Is("allowSharedKeyAccess", false));
            Assert.True(account.Is("allowBlobPublicAccess", false));
            Assert.True(account.Is("allowCrossTenantReplication", false));
            Assert.True(account.Is("supportsHttpsTrafficOnly", true));
            Assert.Equal("TLS1_2", account.Text("minimumTlsVersion"));
        });
        Assert.All(
            Of(environment, "Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.Text("publicAccess")));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Documents_can_be_brought_back_and_their_old_versions_are_forgotten_in_time(string environment)
    {
        var service = templates.Of(environment).Single(r => r.Type == "Microsoft.Storage/storageAccounts/blobServices"
            && r.Id.Contains("data", StringComparison.Ordinal));
        Assert.True(service.Is("isVersioningEnabled", true));
        Assert.True(service.Is("deleteRetentionPolicy.enabled", true));
        Assert.True(service.Is("containerDeleteRetentionPolicy.enabled", true));
        var days = service.At("deleteRetentionPolicy.days").GetInt32();
        var rules = Of(environment, "Microsoft.Storage/storageAccounts/managementPolicies")
            .Single()
            .At("policy.rules")
            .EnumerateArray()
            .Select(r => r.GetProperty("definition").GetProperty("actions"));
        Assert.Contains(rules, r => r.TryGetProperty("version", out var version)
            && version.GetProperty("delete").GetProperty("daysAfterCreationGreaterThan").GetInt32() == days);
        Assert.DoesNotContain(rules, r => r.TryGetProperty("baseBlob", out var blob) && blob.TryGetProperty("delete", out _));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_app_speaks_https_alone_and_takes_no_password(string environment)
    {
        var site = Of(environment, "Microsoft.Web/sites").Single();
        Assert.True(site.Is("httpsOnly", true));
        Assert.Equal("1.2", site.Text("siteConfig.minTlsVersion"));
        Assert.Equal("1.2", site.Text("siteConfig.scmMinTlsVersion"));
        Assert.Equal("Disabled", site.Text("siteConfig.ftpsState"));
        Assert.True(site.Is("siteConfig.remoteDebuggingEnabled", false));
        Assert.Equal("UserAssigned", site.Json.GetProperty("identity").GetProperty("type").GetString());
        var policies = Of(environment, "Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(["ftp", "scm"], policies.Select(p => p.Id.Split('/')[^1]).Order());
        Assert.All(policies, policy => Assert.True(policy.Is("allow", false)));
        var signIn = Of(environment, "Microsoft.Web/sites/config").Single(c => c.Id.EndsWith("/authsettingsV2", StringComparison.Ordinal));
        Assert.True(signIn.Is("httpSettings.requireHttps", true));
        Assert.True(signIn.Is("login.tokenStore.enabled", false));
    }

    [Theory, MemberData(nameof(Environments))]
    public void The_vault_grants_by_role_and_cannot_be_purged(string environment)
    {
        var vault = Of(environment, "Microsoft.KeyVault/vaults").Single();
        Assert.True(vault.Is("enableRbacAuthorization", true));
        Assert.True(vault.Is("enablePurgeProtection", true));
        Assert.True(vault.Is("enabledForTemplateDeployment", false));
        Assert.Equal(JsonValueKind.Undefined, vault.At("accessPolicies").ValueKind);
        Assert.Contains(Of(environment, "Microsoft.Insights/diagnosticSettings"), d => d.Id.StartsWith(vault.Id, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Telemetry_takes_no_key_and_is_capped(string environment)
    {
        var workspace = Of(environment, "Microsoft.OperationalInsights/workspaces").Single();
        Assert.True(workspace.Is("features.disableLocalAuth", true));
        Assert.InRange(workspace.At("workspaceCapping.dailyQuotaGb").GetInt32(), 1, 10);
        Assert.True(Of(environment, "Microsoft.Insights/components").Single().Is("DisableLocalAuth", true));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("prod-china")]
    public void In_production_storage_and_vault_answer_in_the_network_alone(string environment)
    {
        Resource[] closed = [.. Of(environment, "Microsoft.Storage/storageAccounts"), .. Of(environment, "Microsoft.KeyVault/vaults")];
        Assert.All(closed, resource =>
        {
            Assert.Equal("Disabled", resource.Text("publicNetworkAccess"));
            Assert.Equal("Deny", resource.Text("networkAcls.defaultAction"));
            Assert.Equal("None", resource.Text("networkAcls.bypass"));
            Assert.Contains(Of(environment, "Microsoft.Network/privateEndpoints"), e =>
                e.At("privateLinkServiceConnections")[0].GetProperty("properties").GetProperty("privateLinkServiceId")
                    .GetString()!.EndsWith(resource.Id, StringComparison.Ordinal));
        });
        Assert.True(Of(environment, "Microsoft.Web/sites").Single().Is("outboundVnetRouting.allTraffic", true));
        Assert.Contains(Of(environment, "Microsoft.Authorization/locks"), l => l.Text("level") == "CanNotDelete"
            && l.Id.Contains("/storageAccounts/fundingdata", StringComparison.Ordinal));
    }

    [Fact]
    public void In_China_personal_data_stays_in_the_country()
    {
        var types = templates.Of("prod-china").Select(r => r.Type).ToList();
        Assert.DoesNotContain("Microsoft.DurableTask/schedulers", types);
        Assert.Equal(
            "P1v3", Of("prod-china", "Microsoft.Web/serverfarms").Single().Json.GetProperty("sku").GetProperty("name").GetString());
        Assert.DoesNotContain(
            templates.Of("prod-china"), r => r.Json.GetRawText().Contains("SendGrid", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(
            templates.Of("prod-china"),
            r => System.Text.RegularExpressions.Regex.IsMatch(
                r.Json.GetRawText(), @"windows\.net|azurewebsites\.net|microsoftonline\.com"));
    }

    [Theory, MemberData(nameof(Environments))]
    public void Someone_is_told_when_a_person_is_needed(string environment)
    {
        var rules = Of(environment, "Microsoft.Insights/scheduledQueryRules");
        Assert.Equal(["mail-failed", "orchestration-failed", "slow"], rules.Select(r => r.Text("displayName")).Order());
        Assert.All(rules, rule => Assert.DoesNotContain("${", rule.Json.GetRawText(), StringComparison.Ordinal));
        Assert.NotEqual(0, Of(environment, "Microsoft.Insights/actionGroups").Single().At("emailReceivers").GetArrayLength());
        if (environment != "prod-china")
            Assert.Equal(2, Of(environment, "Microsoft.Consumption/budgets").Single().At("notifications").EnumerateObject().Count());
    }

    private List<Resource> Of(string environment, string type) => [.. templates.Of(environment).Where(r => r.Type == type)];
}
