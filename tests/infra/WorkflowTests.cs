using YamlDotNet.RepresentationModel;

namespace Funding.Infra.Tests;

/// <summary>The workflows' rights and what they run.</summary>
public sealed class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github", "workflows");

    private readonly YamlMappingNode deploy = Load("deploy.yml");

    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!)];

    [Theory, MemberData(nameof(Workflows))]
    public void Only_the_deploying_job_may_ask_for_a_token_and_nobody_may_write(string workflow)
    {
        var loaded = Load(workflow);
        Assert.Empty(Map(loaded, "permissions"));
        Assert.All(Jobs(loaded), job =>
            Assert.Equal(job == "deploy" ? ["contents: read", "id-token: write"] : ["contents: read"], Rights(loaded, job)));
    }

    [Fact]
    public void It_signs_in_without_a_password()
    {
        var login = Steps("deploy").Single(s => Text(s, "uses").StartsWith("azure/login@", StringComparison.Ordinal));
        var with = Map(login, "with");
        Assert.Equal(
            ["audience", "client-id", "environment", "subscription-id", "tenant-id"],
            with.Children.Keys.Select(k => k.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("secrets.", with.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Actions_are_pinned_to_a_commit(string workflow) =>
        Assert.All(
            AllSteps(workflow).Select(s => Text(s, "uses")).Where(u => u.Length > 0),
            uses => Assert.Matches("@[0-9a-f]{40}$", uses));

    [Theory, MemberData(nameof(Workflows))]
    public void Nothing_of_the_event_is_pasted_into_a_shell(string workflow) =>
        Assert.All(AllSteps(workflow).Select(s => Text(s, "run")), run => Assert.DoesNotContain("${{", run, StringComparison.Ordinal));

    [Fact]
    public void Every_push_to_main_and_every_pull_request_is_checked_by_the_script_that_a_person_runs()
    {
        var check = Load("check.yml");
        Assert.Equal(["push", "pull_request"], Map(check, "on").Children.Keys.Select(k => k.ToString()));
        Assert.Contains(AllSteps("check.yml"), s => Text(s, "run").EndsWith(".ci/run", StringComparison.Ordinal));
    }

    [Fact]
    public void It_checks_first_and_deploys_with_the_script_to_the_environments_that_there_are()
    {
        Assert.Equal("check", Text(Map(Map(deploy, "jobs"), "deploy"), "needs"));
        Assert.Contains(Steps("check"), s => Text(s, "run").EndsWith(".ci/run", StringComparison.Ordinal));
        Assert.StartsWith("infra-bicep/deploy ", Text(Steps("deploy").Last(), "run"), StringComparison.Ordinal);
        var options = (YamlSequenceNode)Map(Map(Map(Map(deploy, "on"), "workflow_dispatch"), "inputs"), "environment")["options"];
        Assert.Equal(Templates.Shipped, options.Select(o => o.ToString()));
    }

    private static YamlMappingNode Load(string workflow)
    {
        using var reader = File.OpenText(Path.Combine(Folder, workflow));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<string> Jobs(YamlMappingNode workflow) => Map(workflow, "jobs").Children.Keys.Select(k => k.ToString());

    private static IEnumerable<string> Rights(YamlMappingNode workflow, string job) =>
        Map(Map(Map(workflow, "jobs"), job), "permissions").Select(p => $"{p.Key}: {p.Value}");

    private static IEnumerable<YamlMappingNode> AllSteps(string workflow)
    {
        var loaded = Load(workflow);
        return Jobs(loaded).SelectMany(job => Steps(loaded, job));
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode workflow, string job) =>
        ((YamlSequenceNode)Map(Map(workflow, "jobs"), job)["steps"]).Cast<YamlMappingNode>();

    private IEnumerable<YamlMappingNode> Steps(string job) => Steps(deploy, job);

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : "";
}
