namespace Funding.Infra.Tests;

/// <summary>Who may do what in Azure: the app's identity alone, each role at the narrowest scope it works at.</summary>
public sealed class RoleTests(Templates templates)
{
    /// <summary>Roles by id, with the kind of resource they may be given for.</summary>
    private static readonly Dictionary<string, (string Name, string Scope)[]> Allowed = new()
    {
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = [("Storage Blob Data Contributor", "containers")],
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = [
            ("Storage Table Data Contributor", "tables"), ("Storage Table Data Contributor", "storageAccounts")
        ],
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = [("Storage Blob Data Owner", "storageAccounts")],
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = [("Storage Queue Data Contributor", "storageAccounts")],
        ["4633458b-17de-408a-b874-0445c86b69e6"] = [("Key Vault Secrets User", "secrets")],
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = [("Durable Task Data Contributor", "taskHubs")],
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = [("Monitoring Metrics Publisher", "components")],
    };

    public static TheoryData<string> Environments => [.. Templates.Environments];

    [Theory, MemberData(nameof(Environments))]
    public void Every_role_is_given_at_the_narrowest_scope(string environment)
    {
        var given = Given(environment);
        Assert.True(given.Count >= 8);
        Assert.All(given, assignment =>
        {
            var role = assignment.Text("roleDefinitionId").Split('/')[^1];
            Assert.True(Allowed.TryGetValue(role, out var scopes), $"{role} is not among the roles the app needs: {assignment}");
            Assert.Contains(scopes, s => s.Scope == Scope(assignment).Split('/')[^2]);
        });
    }

    /// <summary>
    /// The Functions host and Durable Functions name what they make themselves: they have an account that holds nothing else.
    /// </summary>
    [Theory, MemberData(nameof(Environments))]
    public void A_whole_account_is_given_only_where_no_row_or_document_of_a_round_is(string environment)
    {
        var account = Given(environment).Select(Scope).Where(s => s.Split('/')[^2] == "storageAccounts").Distinct().Single();
        var inside = templates.Of(environment).Where(r => r.Id.StartsWith(account + "/", StringComparison.Ordinal)
            && (r.Type.EndsWith("/containers", StringComparison.Ordinal) || r.Type.EndsWith("/tables", StringComparison.Ordinal)));
        Assert.Equal(["packages"], inside.Select(r => r.Id.Split('/')[^1]));
        Assert.DoesNotContain(
            account,
            templates.Of(environment).Single(r => r.Id.EndsWith("/containers/funding", StringComparison.Ordinal)).Id,
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Environments))]
    public void Nobody_but_the_apps_identity_is_given_anything(string environment)
    {
        var identity = templates.Of(environment).Single(r => r.Type == "Microsoft.ManagedIdentity/userAssignedIdentities");
        Assert.All(Given(environment), assignment =>
        {
            Assert.Contains($"{identity.Id}'", assignment.Text("principalId"), StringComparison.Ordinal);
            Assert.Equal("ServicePrincipal", assignment.Text("principalType"));
        });
    }

    [Fact]
    public void Queues_are_given_only_where_orchestrations_use_them()
    {
        bool HasQueues(string environment) =>
            Given(environment).Any(a => a.Text("roleDefinitionId").EndsWith(
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88", StringComparison.Ordinal));
        Assert.All(Templates.Shipped, environment => Assert.True(HasQueues(environment)));
        Assert.False(HasQueues(Templates.Scheduler));
    }

    private List<Resource> Given(string environment) =>
        [.. templates.Of(environment).Where(r => r.Type == "Microsoft.Authorization/roleAssignments")];

    private static string Scope(Resource assignment) => assignment.Id.Split("/providers/Microsoft.Authorization/", 2)[0];
}
