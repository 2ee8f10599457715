namespace Funding.Workflows.Stages.Quota;

/// <summary>Links of a desk are theirs who recommend for a desk of the round.</summary>
internal sealed class DeskLinkQueries(ITableStore tables) : ILinkHolder
{
    public IReadOnlyList<LinkPurpose> Purposes => [LinkPurpose.RecommendDesk];

    public async Task<bool> HoldsAsync(LinkRecord link, Person person, CancellationToken cancellation = default)
    {
        foreach (var desk in person.Roles.Where(r => r is { Role: Role.Recommender, Desk: not null }).Select(r => r.Desk!))
        {
            if (await tables.GetAsync(RoundKeys.Partition(link.Terms.Subject), RoundKeys.DeskQuota(desk), cancellation) is not null)
                return true;
        }

        return false;
    }
}
