namespace Funding.Workflows.Orchestration;

/// <summary>The versions of the orchestrators' code; docs/decisions/014-versions-of-orchestrations.md says when there is another.</summary>
public static class OrchestrationVersions
{
    /// <summary>Of instances that start now and of generations that begin now; host.json has the same as its default.</summary>
    public const string Newest = "1";
}
