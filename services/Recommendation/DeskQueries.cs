using Funding.Services.Rounds;
using Funding.Services.Storage;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;

namespace Funding.Services.Recommendation;

/// <summary>What a desk sees: its own applications, and nothing of other desks.</summary>
public sealed class DeskQueries(ITableStore tables, RoundStore rounds, Applications.ApplicationStore applications)
{
    public async Task<(DeskQuota Quota, StoredPage<ApplicationSummary> Applications)> ReadAsync(Actor actor, string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ReadDeskApplications);
        await rounds.GetAsync(roundId, cancellation);
        var desk = actor.Desk ?? throw new RefusedException(RecommendationRefusals.NoDesk());
        var quota = await tables.GetAsync<DeskQuota>(RoundKeys.Partition(roundId), RoundKeys.DeskQuota(desk), cancellation) ?? throw new RefusedException(RecommendationRefusals.NoDesk());
        var page = await tables.QueryAsync<ApplicationSummary>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.DeskPrefix(desk)), 50, continuation, cancellation);
        return (quota.Value, page with { Items = [.. page.Items.Where(a => a.Value.SubmittedAt is not null)] });
    }

    /// <summary>One application of the desk; another desk's, and a draft, is as absent.</summary>
    public async Task<Workflows.Applications.Application> ReadOneAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ReadDeskApplications);
        var application = (await applications.GetAsync(roundId, applicationId, cancellation)).Value;
        return application.Desk == actor.Desk && application.SubmittedAt is not null ? application : throw new RefusedException(RecommendationRefusals.NotOfThisDesk(applicationId));
    }
}
