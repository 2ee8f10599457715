namespace Funding.Infra.Tests;

/// <summary>The deployment's one command, with stand-ins for the tools it calls: each writes down how it was called.</summary>
public sealed class DeployScriptTests : IDisposable
{
    private readonly string scratch = Directory.CreateTempSubdirectory("funding-deploy-").FullName;

    private static readonly string Infra = Path.Combine(Repository.Root, "infra-bicep");

    public DeployScriptTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for a Unix shell.");
        Tool("dotnet", "mkdir -p \"$6\"; touch \"$6/host.json\"");
        Tool("zip", "touch \"$2\"; if [ -d fonts ]; then ls fonts | sed 's/^/packed /' >>\"$CALLS\"; fi");
        Tool("curl", "echo ready");
        Tool("npm", "exit 1");
        Tool("openssl", "case \"$1\" in rand) echo c2VjcmV0;; base64) echo UEtDUw==;; *) cat >/dev/null </dev/null;; esac");
    }

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    [Fact]
    public async Task The_first_deployment_makes_a_key_ring_and_hands_it_over_unseen()
    {
        Az(vault: "", secrets: "");
        var (code, _, error) = await RunAsync(["dev", "rg"], ("FUNDING_MAIL_SECRET", "mail-password"));
        Assert.True(code == 0, error);
        var calls = Calls();
        Assert.Equal(
            ["dotnet publish", "zip -qr", "az deployment group", "az functionapp deployment", "curl --fail"],
            Order(calls, "dotnet publish", "zip -qr", "az deployment group", "az functionapp deployment", "curl --fail"));
        Assert.Contains(
            calls,
            c => c.StartsWith("az deployment group create --resource-group rg --name funding-dev --parameters ", StringComparison.Ordinal)
                && c.Contains("environments/dev.bicepparam", StringComparison.Ordinal));
        Assert.Contains(
            calls,
            c => c.StartsWith(
                "az functionapp deployment source config-zip --resource-group rg --name func-app ", StringComparison.Ordinal));
        Assert.Contains(calls, c => c.EndsWith("https://func-app.example/health/ready", StringComparison.Ordinal));
        Assert.Contains("ring={\"current\":\"k1\",\"keys\":{\"k1\":\"c2VjcmV0\"}} mail=mail-password certificate=UEtDUw== budget=", calls);
        string[] secrets = ["c2VjcmV0", "mail-password", "UEtDUw=="];
        Assert.DoesNotContain(
            calls.Where(c => !c.StartsWith("ring=", StringComparison.Ordinal)),
            c => secrets.Any(secret => c.Contains(secret, StringComparison.Ordinal)));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fonts_of_documents_go_into_the_package_and_without_any_it_is_said()
    {
        Az(vault: "/vault", secrets: "there");
        var (code, _, error) = await RunAsync(["dev", "rg"]);
        Assert.True(code == 0, error);
        Assert.Contains("no font for documents", error, StringComparison.Ordinal);
        var fonts = Directory.CreateDirectory(Path.Combine(scratch, "own")).FullName;
        File.WriteAllText(Path.Combine(fonts, "simfang.ttf"), "");
        (code, _, error) = await RunAsync(["dev", "rg"], ("FUNDING_FONTS", fonts));
        Assert.True(code == 0, error);
        Assert.DoesNotContain("no font for documents", error, StringComparison.Ordinal);
        Assert.Contains("packed simfang.ttf", Calls());
    }

    [Fact]
    public async Task Later_deployments_leave_the_key_ring_and_the_secret_as_they_are()
    {
        Az(vault: "/vault", secrets: "there");
        var (code, _, error) = await RunAsync(["prod", "rg"]);
        Assert.True(code == 0, error);
        Assert.Contains("ring= mail= certificate= budget=", Calls());
    }

    /// <summary>Its first month is refused once it is over, and may never be changed.</summary>
    [Fact]
    public async Task A_budget_keeps_the_month_it_was_made_in()
    {
        Az(vault: "/vault", secrets: "there", budget: "2026-04-01T00:00:00Z");
        Assert.Equal(0, (await RunAsync(["prod", "rg"])).Code);
        Assert.Contains("ring= mail= certificate= budget=2026-04-01", Calls());
    }

    [Fact]
    public async Task A_cloud_without_budgets_is_not_asked_for_one()
    {
        Az(vault: "/vault", secrets: "there");
        Assert.Equal(0, (await RunAsync(["prod-china", "rg"])).Code);
        Assert.DoesNotContain(Calls(), c => c.Contains("Microsoft.Consumption", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dev", "*\tMicrosoft.Authorization/*/Write", "Role Based Access Control Administrator")]
    [InlineData("dev", "*/read,Microsoft.Authorization/roleAssignments/*\t", "Contributor")]
    [InlineData("prod", "*\tMicrosoft.Authorization/*/Write\nMicrosoft.Authorization/roleAssignments/write\t", "Locks Contributor")]
    public async Task A_right_that_is_missing_is_named_before_anything_is_made(string environment, string roles, string role)
    {
        Az(vault: "/vault", secrets: "there", roles: roles);
        var (code, _, error) = await RunAsync([environment, "rg"]);
        Assert.Equal(1, code);
        Assert.Contains(role, error, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("az deployment", StringComparison.Ordinal)
            || c.StartsWith("az provider", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dev", "*\tMicrosoft.Authorization/*/Write\nMicrosoft.Authorization/roleAssignments/write\t")]
    [InlineData("prod", "*\tMicrosoft.Authorization/*/Write\nMicrosoft.Authorization/roleAssignments/*,Microsoft.Authorization/locks/*\t")]
    [InlineData("prod", "*\t")]
    public async Task The_documented_roles_are_enough(string environment, string roles)
    {
        Az(vault: "/vault", secrets: "there", roles: roles);
        var (code, _, error) = await RunAsync([environment, "rg"]);
        Assert.True(code == 0, error);
    }

    [Theory]
    [InlineData("prod", "Microsoft.App")]
    [InlineData("prod-china", null)]
    [InlineData("dev", null)]
    public async Task What_the_subscription_does_not_know_yet_is_registered(string environment, string? provider)
    {
        Az(vault: "/vault", secrets: "there");
        Assert.Equal(0, (await RunAsync([environment, "rg"])).Code);
        Assert.Equal(
            provider is null ? [] : [$"az provider register --namespace {provider} --wait"],
            Calls().Where(c => c.StartsWith("az provider register", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_the_right_to_register_the_owner_is_told_what_to_run()
    {
        Az(vault: "/vault", secrets: "there", register: "exit 1");
        var (code, _, error) = await RunAsync(["prod", "rg"]);
        Assert.Equal(1, code);
        Assert.Contains("az provider register --namespace Microsoft.App", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("az deployment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_mail_secret_a_first_deployment_stops_before_it_makes_anything()
    {
        Az(vault: "", secrets: "");
        var (code, _, error) = await RunAsync(["dev", "rg"]);
        Assert.Equal(1, code);
        Assert.Contains("FUNDING_MAIL_SECRET", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("az deployment", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openId", "FUNDING_OPENID_SECRET")]
    [InlineData("sms", "FUNDING_SMS_SECRET")]
    public async Task A_secret_of_an_option_is_asked_for_once(string option, string secret)
    {
        var folder = await VariantAsync("option", prod => $"{prod}param {option} = {{\n}}\n");
        Az(vault: "/vault", secrets: "");
        var (code, _, error) = await RunAsync(["option", "rg"], folder, ("FUNDING_MAIL_SECRET", "mail-password"));
        Assert.Equal(1, code);
        Assert.Contains(secret, error, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("az deployment", StringComparison.Ordinal));
        Assert.Equal(
            0, (await RunAsync(["option", "rg"], folder, ("FUNDING_MAIL_SECRET", "mail-password"), (secret, "its-secret"))).Code);
        Az(vault: "/vault", secrets: "there");
        Assert.Equal(0, (await RunAsync(["option", "rg"], folder)).Code);
    }

    [Fact]
    public async Task The_app_gets_the_schedulers_extension_where_the_environment_takes_the_scheduler()
    {
        Az(vault: "/vault", secrets: "there");
        foreach (var (name, kept) in ((string, string)[])[("stored", "AzureStorage"), ("scheduled", "DurableTaskScheduler")])
        {
            var folder = await VariantAsync(
                name, prod => prod.Replace("param durable = 'AzureStorage'", $"param durable = '{kept}'", StringComparison.Ordinal));
            Assert.Equal(0, (await RunAsync([name, "rg"], folder)).Code);
        }

        Assert.Equal(
            [false, true],
            Calls().Where(c => c.StartsWith("dotnet publish", StringComparison.Ordinal)).Select(c => c.EndsWith(
                " -p:DurableTaskScheduler=true", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("there is no environment 'test'", "test", "rg")]
    [InlineData("there is no resource group 'absent'", "dev", "absent")]
    [InlineData("usage:", "dev")]
    public async Task What_is_wrong_is_named(string message, params string[] arguments)
    {
        Az(vault: "", secrets: "");
        var (code, _, error) = await RunAsync(arguments);
        Assert.Equal(1, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("dotnet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_infrastructure_deploys_no_package()
    {
        Az(vault: "/vault", secrets: "there", deployment: "exit 7");
        var (code, _, _) = await RunAsync(["dev", "rg"]);
        Assert.NotEqual(0, code);
        Assert.DoesNotContain(Calls(), c => c.StartsWith("az functionapp", StringComparison.Ordinal));
    }

    /// <summary>The script in a folder of its own, with one environment made of production's.</summary>
    private async Task<string> VariantAsync(string name, Func<string, string> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, name, "environments")).Parent!.FullName;
        foreach (var script in (string[])["deploy", "make-secrets"])
            File.Copy(Path.Combine(Infra, script), Path.Combine(folder, script));
        var prod = await File.ReadAllTextAsync(
            Path.Combine(Infra, "environments", "prod.bicepparam"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "environments", $"{name}.bicepparam"), change(prod), TestContext.Current.CancellationToken);
        return folder;
    }

    private void Az(
        string vault, string secrets, string deployment = "printf 'func-app\\nfunc-app.example\\n'", string budget = "",
        string roles = "*\t", string register = ":") => Tool("az", $$"""
        case "$*" in
          'group exists --name absent') echo false;;
          'group exists '*) echo true;;
          'account show --query '*) echo 00000000-0000-0000-0000-000000000000;;
          'keyvault list '*) echo '{{vault}}';;
          'rest '*Microsoft.Authorization/permissions*) echo '{{roles}}';;
          'rest '*Microsoft.Consumption/budgets*) echo '{{budget}}';;
          'rest '*) echo '{{secrets}}';;
          'provider list '*) printf 'Microsoft.%s\n' Web Storage KeyVault ManagedIdentity insights OperationalInsights Network;;
          'provider register '*) {{register}};;
          'deployment group create '*)
            given="certificate=${FUNDING_KEY_CERTIFICATE:-} budget=${FUNDING_BUDGET_START:-}"
            echo "ring=${FUNDING_LINK_KEY_RING:-} mail=${FUNDING_MAIL_SECRET:-} $given" >>"$CALLS"
            {{deployment}};;
        esac
        """);

    private void Tool(string name, string body)
    {
        var file = Path.Combine(scratch, name);
        File.WriteAllText(file, $"#!/bin/sh\necho \"{name} $*\" >>\"$CALLS\"\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Azd_makes_the_secrets_once_and_leaves_none_on_the_machine()
    {
        Tool("azd", "");
        var hook = Path.Combine(Infra, "azd", "secrets");
        var (code, _, error) = await RunScriptAsync(hook, ["make"]);
        Assert.Equal(1, code);
        Assert.Contains("FUNDING_MAIL_SECRET", error, StringComparison.Ordinal);
        Assert.Empty(Calls());

        Assert.Equal(0, (await RunScriptAsync(hook, ["make"], ("FUNDING_MAIL_SECRET", "mail-password"))).Code);
        Assert.Equal(
            [
                "azd env set FUNDING_LINK_KEY_RING {\"current\":\"k1\",\"keys\":{\"k1\":\"c2VjcmV0\"}}",
                "azd env set FUNDING_KEY_CERTIFICATE UEtDUw==",
                "azd env set FUNDING_IDENTITY_KEY c2VjcmV0",
            ],
            Calls().Where(c => c.StartsWith("azd", StringComparison.Ordinal)));
        Assert.Equal(0, (await RunScriptAsync(hook, ["forget"])).Code);
        Assert.Equal(
            [
                "FUNDING_LINK_KEY_RING ", "FUNDING_KEY_CERTIFICATE ", "FUNDING_IDENTITY_KEY ", "FUNDING_MAIL_SECRET ",
                "FUNDING_IN_VAULT true",
            ],
            Calls().TakeLast(5).Select(c => c["azd env set ".Length..]));
        var before = Calls().Length;
        Assert.Equal(0, (await RunScriptAsync(hook, ["make"], ("FUNDING_IN_VAULT", "true"))).Code);
        Assert.Equal(before, Calls().Length);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        RunAsync(arguments, Infra, environment);

    private Task<(int Code, string Output, string Error)> RunAsync(
        string[] arguments, string folder, params (string Name, string Value)[] environment) =>
        RunScriptAsync(Path.Combine(folder, "deploy"), arguments, environment);

    private async Task<(int Code, string Output, string Error)> RunScriptAsync(
        string script, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(script, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["PATH"] = $"{scratch}:{start.Environment["PATH"]}";
        start.Environment["CALLS"] = Path.Combine(scratch, "calls");
        start.Environment.Remove("FUNDING_MAIL_SECRET");
        start.Environment.Remove("FUNDING_LINK_KEY_RING");
        start.Environment.Remove("FUNDING_KEY_CERTIFICATE");
        start.Environment.Remove("FUNDING_IDENTITY_KEY");
        start.Environment.Remove("FUNDING_OPENID_SECRET");
        start.Environment.Remove("FUNDING_SMS_SECRET");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    private string[] Calls() => File.Exists(Path.Combine(scratch, "calls")) ? File.ReadAllLines(Path.Combine(scratch, "calls")) : [];

    private static IEnumerable<string> Order(string[] calls, params string[] wanted) =>
        calls.Select(c => wanted.FirstOrDefault(w => c.StartsWith(w, StringComparison.Ordinal))).OfType<string>();
}
