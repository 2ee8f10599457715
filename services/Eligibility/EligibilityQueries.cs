using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Roles;

namespace Funding.Services.Eligibility;

/// <summary>What the rules say and what waits for an officer.</summary>
public sealed class EligibilityQueries(ITableStore tables)
{
    /// <summary>Applications in a state, one page.</summary>
    public Task<StoredPage<ApplicationSummary>> InStateAsync(Actor actor, string roundId, ApplicationState state, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ReadAllApplications);
        return tables.QueryAsync<ApplicationSummary>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.StatePrefix(state)), 50, continuation, cancellation);
    }
}
