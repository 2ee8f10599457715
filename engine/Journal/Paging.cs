using Funding.Workflows.Orchestration;

namespace Funding.Engine.Journal;

internal static class Paging
{
    /// <summary>Makes a page of up to one more row than it may have.</summary>
    public static OrchestrationPage ToPage(this List<OrchestrationMetadata> found, int size)
    {
        if (found.Count <= size)
            return new OrchestrationPage(found, null);
        found.RemoveAt(size);
        return new OrchestrationPage(found, found[^1].InstanceId);
    }
}
