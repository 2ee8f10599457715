namespace Funding.Infra.Tests;

public sealed class CompileTests(Templates templates)
{
    [Fact]
    public void The_compiler_and_its_linter_have_nothing_to_say() =>
        Assert.All(templates.Diagnostics, said => Assert.True(said.Value.Trim().Length == 0, $"{said.Key}: {said.Value}"));

    [Fact]
    public void Every_module_is_used_and_every_environment_tried()
    {
        var folder = Path.Combine(Repository.Root, "infra-bicep");
        var main = File.ReadAllText(Path.Combine(folder, "main.bicep"));
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(folder, "modules")),
            file => Assert.Contains($"'modules/{Path.GetFileName(file)}'", main, StringComparison.Ordinal));
        var shipped = Directory.EnumerateFiles(Path.Combine(folder, "environments")).Select(Path.GetFileName);
        Assert.Equal(Templates.Shipped.Select(e => $"{e}.bicepparam"), shipped.OrderBy(n => n!.Length));
    }

    [Theory]
    [InlineData("*.bicep")]
    [InlineData("*.bicepparam")]
    public async Task Files_are_formatted_as_the_compiler_formats_them(string kind)
    {
        BicepCompiler.Demand();
        var formatted = await BicepCompiler.RunAsync(
            templates.Folder, new Dictionary<string, string>(), "format", "--pattern", $"**/{kind}");
        Assert.True(formatted.Code == 0, formatted.Diagnostics);
        var sources = Path.Combine(Repository.Root, "infra-bicep");
        foreach (var source in Directory.EnumerateFiles(sources, kind, SearchOption.AllDirectories))
        {
            var file = Path.Combine(templates.Folder, Path.GetRelativePath(sources, source));
            Assert.Equal(
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
                await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void No_module_comes_from_a_registry() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "infra-bicep"), "*.bicep", SearchOption.AllDirectories),
            file => Assert.DoesNotMatch("'(br|ts)[/:]", File.ReadAllText(file)));

    [Fact]
    public void Secrets_are_secure_parameters_and_no_output()
    {
        var deployments = Deployments(templates.Arm).ToList();
        Assert.True(deployments.Count > 10);
        var secure = deployments.SelectMany(d => Members(d, "parameters"))
            .Where(p => p.Value.TryGetProperty("type", out var type) && type.GetString() is "securestring" or "secureObject")
            .Select(p => p.Name)
            .Distinct()
            .Order();
        Assert.Equal(
            ["identityKey", "keyCertificate", "linkKeyRing", "mailSecret", "openIdSecret", "smsSecret", "value"], secure);
        Assert.All(
            deployments.SelectMany(d => Members(d, "outputs")),
            output => Assert.DoesNotMatch(
                "listKeys|listSecrets|identityKey|keyCertificate|linkKeyRing|mailSecret|openIdSecret|smsSecret",
                output.Value.GetRawText()));
    }

    [Fact]
    public void Nothing_asks_for_an_accounts_keys() =>
        Assert.DoesNotMatch("listKeys|listAccountSas|listServiceSas|listSecrets|AccountKey", templates.Arm.GetRawText());

    [Fact]
    public void Without_secrets_given_those_in_the_vault_are_left_alone()
    {
        var conditions = Deployments(templates.Arm).SelectMany(d => Members(d, "resources"))
            .Where(r => r.Value.TryGetProperty("type", out var type)
                && type.GetString() == "Microsoft.KeyVault/vaults/secrets"
                && !r.Value.TryGetProperty("existing", out _))
            .Select(r => r.Value.GetProperty("condition").GetString());
        Assert.All(conditions, condition => Assert.Equal("[not(empty(parameters('value')))]", condition));
        Assert.NotEmpty(conditions);
    }

    /// <summary>The template and those inside it.</summary>
    private static IEnumerable<JsonElement> Deployments(JsonElement template) =>
        Members(template, "resources").Where(r => r.Value.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
            .SelectMany(r => Deployments(r.Value.GetProperty("properties").GetProperty("template"))).Prepend(template);

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement template, string part) =>
        !template.TryGetProperty(part, out var members) ? []
        : members.ValueKind == JsonValueKind.Array ? members.EnumerateArray().Select(m => ("", m))
        : members.EnumerateObject().Select(m => (m.Name, m.Value));
}
