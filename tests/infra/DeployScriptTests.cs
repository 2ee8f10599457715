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
        Tool("zip", "touch \"$2\"");
        Tool("curl", "echo ready");
        Tool("openssl", "echo c2VjcmV0");
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
        Assert.Contains("ring={\"current\":\"k1\",\"keys\":{\"k1\":\"c2VjcmV0\"}} mail=mail-password", calls);
        Assert.DoesNotContain(
            calls.Where(c => !c.StartsWith("ring=", StringComparison.Ordinal)),
            c => c.Contains("c2VjcmV0", StringComparison.Ordinal) || c.Contains("mail-password", StringComparison.Ordinal));
        Assert.DoesNotContain("c2VjcmV0", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_deployments_leave_the_key_ring_and_the_secret_as_they_are()
    {
        Az(vault: "/vault", secrets: "there");
        var (code, _, error) = await RunAsync(["prod", "rg"]);
        Assert.True(code == 0, error);
        Assert.Contains("ring= mail=", Calls());
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

    [Fact]
    public async Task The_app_gets_the_schedulers_extension_where_the_environment_takes_the_scheduler()
    {
        Az(vault: "/vault", secrets: "there");
        var folder = Directory.CreateDirectory(Path.Combine(scratch, "infra", "environments")).Parent!.FullName;
        File.Copy(Path.Combine(Infra, "deploy"), Path.Combine(folder, "deploy"));
        var prod = await File.ReadAllTextAsync(
            Path.Combine(Infra, "environments", "prod.bicepparam"), TestContext.Current.CancellationToken);
        foreach (var (name, kept) in ((string, string)[])[("stored", "AzureStorage"), ("scheduled", "DurableTaskScheduler")])
            File.WriteAllText(
                Path.Combine(folder, "environments", $"{name}.bicepparam"),
                prod.Replace("param durable = 'AzureStorage'", $"param durable = '{kept}'", StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync(["stored", "rg"], folder)).Code);
        Assert.Equal(0, (await RunAsync(["scheduled", "rg"], folder)).Code);
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

    private void Az(string vault, string secrets, string deployment = "printf 'func-app\\nfunc-app.example\\n'") => Tool("az", $$"""
        case "$*" in
          'group exists --name absent') echo false;;
          'group exists '*) echo true;;
          'keyvault list '*) echo '{{vault}}';;
          'rest '*) echo '{{secrets}}';;
          'deployment group create '*) echo "ring=${FUNDING_LINK_KEY_RING:-} mail=${FUNDING_MAIL_SECRET:-}" >>"$CALLS"; {{deployment}};;
        esac
        """);

    private void Tool(string name, string body)
    {
        var file = Path.Combine(scratch, name);
        File.WriteAllText(file, $"#!/bin/sh\necho \"{name} $*\" >>\"$CALLS\"\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        RunAsync(arguments, Infra, environment);

    private async Task<(int Code, string Output, string Error)> RunAsync(
        string[] arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(folder, "deploy"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["PATH"] = $"{scratch}:{start.Environment["PATH"]}";
        start.Environment["CALLS"] = Path.Combine(scratch, "calls");
        start.Environment.Remove("FUNDING_MAIL_SECRET");
        start.Environment.Remove("FUNDING_LINK_KEY_RING");
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
