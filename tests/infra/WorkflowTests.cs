using Funding.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Funding.Infra.Tests;

/// <summary>The deployment workflow's rights and what it runs.</summary>
public sealed class WorkflowTests
{
    private readonly YamlMappingNode workflow;

    public WorkflowTests()
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, ".github", "workflows", "deploy.yml"));
        var stream = new YamlStream();
        stream.Load(reader);
        workflow = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [Fact]
    public void Only_the_deploying_job_may_ask_for_a_token_and_nobody_may_write()
    {
        Assert.Empty(Map(workflow, "permissions"));
        Assert.Equal(["contents: read"], Rights("check"));
        Assert.Equal(["contents: read", "id-token: write"], Rights("deploy"));
    }

    [Fact]
    public void It_signs_in_without_a_password()
    {
        var login = Steps("deploy").Single(s => Text(s, "uses").StartsWith("azure/login@", StringComparison.Ordinal));
        var with = Map(login, "with");
        Assert.Equal(["audience", "client-id", "environment", "subscription-id", "tenant-id"], with.Children.Keys.Select(k => k.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("secrets.", with.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_are_pinned_to_a_commit() =>
        Assert.All(Steps("check").Concat(Steps("deploy")).Select(s => Text(s, "uses")).Where(u => u.Length > 0), uses => Assert.Matches("@[0-9a-f]{40}$", uses));

    [Fact]
    public void Nothing_of_the_event_is_pasted_into_a_shell() =>
        Assert.All(Steps("check").Concat(Steps("deploy")).Select(s => Text(s, "run")), run => Assert.DoesNotContain("${{", run, StringComparison.Ordinal));

    [Fact]
    public void It_checks_first_and_deploys_with_the_script_to_the_environments_that_there_are()
    {
        Assert.Equal("check", Text(Map(Map(workflow, "jobs"), "deploy"), "needs"));
        Assert.Contains(Steps("check"), s => Text(s, "run").EndsWith(".ci/run", StringComparison.Ordinal));
        Assert.StartsWith("infra-bicep/deploy ", Text(Steps("deploy").Last(), "run"), StringComparison.Ordinal);
        var options = (YamlSequenceNode)Map(Map(Map(Map(workflow, "on"), "workflow_dispatch"), "inputs"), "environment")["options"];
        Assert.Equal(Templates.Shipped, options.Select(o => o.ToString()));
    }

    private IEnumerable<string> Rights(string job) => Map(Map(Map(workflow, "jobs"), job), "permissions").Select(p => $"{p.Key}: {p.Value}");

    private IEnumerable<YamlMappingNode> Steps(string job) => ((YamlSequenceNode)Map(Map(workflow, "jobs"), job)["steps"]).Cast<YamlMappingNode>();

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : "";
}
