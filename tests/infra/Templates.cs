namespace Funding.Infra.Tests;

/// <summary>
/// The templates, compiled once for all tests: the ARM of <c>main.bicep</c>, and for each environment every resource that its
/// deployment would make, with its values worked out by the compiler as far as they are known before deployment.
/// </summary>
public sealed class Templates : IAsyncLifetime
{
    /// <summary>Those that have a file in <c>environments/</c>.</summary>
    public static readonly string[] Shipped = ["dev", "prod", "prod-china"];

    /// <summary>Production with its orchestrations in the Durable Task Scheduler, an option that no shipped file takes.</summary>
    public const string Scheduler = "prod-scheduler";

    /// <summary>Production with every option that no shipped file takes but the scheduler.</summary>
    public const string Options = "prod-options";

    public static readonly string[] Environments = [.. Shipped, Scheduler, Options];

    private static readonly Dictionary<string, string> Variables = new()
    {
        ["FUNDING_MAIL_SECRET"] = "not-the-real-one",
        ["FUNDING_LINK_KEY_RING"] = "not-the-real-ring",
        ["FUNDING_KEY_CERTIFICATE"] = "not-the-real-certificate",
        ["FUNDING_IDENTITY_KEY"] = "not-the-real-key",
        ["FUNDING_OPENID_SECRET"] = "not-the-real-secret",
        ["FUNDING_SMS_SECRET"] = "not-the-real-signature",
        ["FUNDING_BUDGET_START"] = "2026-04-01",
        ["FUNDING_ENTRA_CLIENT_ID"] = "33333333-3333-3333-3333-333333333333",
        ["FUNDING_SCANNER_HOST"] = "10.20.2.4",
    };

    private readonly ConcurrentDictionary<string, IReadOnlyList<Resource>> resources = [];
    private readonly ConcurrentDictionary<string, string> diagnostics = [];
    private JsonElement arm;

    /// <summary>A copy of the sources.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("funding-bicep-").FullName;

    /// <summary>What the compiler said, by file.</summary>
    public IReadOnlyDictionary<string, string> Diagnostics => Compiled(diagnostics);

    /// <summary>The compiled template, modules inside.</summary>
    public JsonElement Arm => Compiled(arm);

    public IReadOnlyList<Resource> Of(string environment) => Compiled(resources)[environment];

    public async ValueTask InitializeAsync()
    {
        if (!BicepCompiler.Runs)
            return;
        Copy(Path.Combine(Repository.Root, "infra-bicep"), Folder);
        await WriteVariantsAsync();
        var main = await BicepCompiler.RunAsync(Folder, Variables, "build", "main.bicep", "--stdout");
        diagnostics["main.bicep"] = main.Diagnostics;
        Assert.True(main.Code == 0, main.Diagnostics);
        arm = JsonDocument.Parse(main.Output).RootElement;
        await Task.WhenAll(Environments.Select(PredictAsync));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task WriteVariantsAsync()
    {
        var environments = Path.Combine(Folder, "environments");
        var shipped = await File.ReadAllTextAsync(Path.Combine(environments, "prod.bicepparam"));
        var changed = shipped.Replace("param durable = 'AzureStorage'", "param durable = 'DurableTaskScheduler'", StringComparison.Ordinal);
        Assert.NotEqual(shipped, changed);
        await File.WriteAllTextAsync(Path.Combine(environments, $"{Scheduler}.bicepparam"), changed);
        await File.WriteAllTextAsync(
            Path.Combine(environments, $"{Options}.bicepparam"),
            $$"""
            {{shipped}}
            param openId = {
              authority: 'https://sign-in.example.edu.cn'
              clientId: 'funding'
              name: '教育统一身份认证'
              nameEnglish: 'Education sign-in'
            }
            param sms = {
              address: 'https://messages.example.edu.cn/send'
              perDay: 2000
            }
            param webhooks = true
            param payments = {
              codeAbove: 200000
            }
            """);
    }

    private async Task PredictAsync(string environment)
    {
        var parameters = $"environments/{environment}.bicepparam";
        var run = await BicepCompiler.RunAsync(Folder, Variables, "snapshot", parameters, "--mode", "overwrite",
            "--subscription-id", "11111111-1111-1111-1111-111111111111", "--tenant-id", "22222222-2222-2222-2222-222222222222",
            "--resource-group", "rg", "--location", "somewhere", "--deployment-name", "funding");
        diagnostics[parameters] = run.Diagnostics;
        Assert.True(run.Code == 0, run.Diagnostics);
        using var snapshot = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(
            Folder, "environments", $"{environment}.snapshot.json")));
        resources[environment] = [.. snapshot.RootElement.GetProperty("predictedResources")
            .EnumerateArray()
            .Select(r => new Resource(r.Clone()))];
    }

    /// <summary>Skips the test where the compiler does not run.</summary>
    private static T Compiled<T>(T value)
    {
        BicepCompiler.Demand();
        return value;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>One resource as it would be deployed. Values that are known only then are expressions in brackets.</summary>
public sealed record Resource(JsonElement Json)
{
    public string Type => Json.GetProperty("type").GetString()!;

    /// <summary>Without the subscription and the resource group.</summary>
    public string Id => Json.GetProperty("id").GetString()!.Split("/resourceGroups/rg/providers/", 2)[^1];

    public string Text(string path) => At(path) is { ValueKind: not JsonValueKind.Undefined } found ? found.ToString() : "";

    public bool Is(string path, bool value) => At(path).ValueKind == (value ? JsonValueKind.True : JsonValueKind.False);

    /// <param name="path">Below <c>properties</c>, parts divided by dots.</param>
    /// <returns>Undefined when absent.</returns>
    public JsonElement At(string path)
    {
        var at = Json.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var part in path.Split('.'))
            at = at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out var next) ? next : default;
        return at;
    }

    public override string ToString() => Id;
}
