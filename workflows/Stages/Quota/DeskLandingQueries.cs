namespace Funding.Workflows.Stages.Quota;

/// <summary>Where those begin who recommend for a desk.</summary>
internal sealed class DeskLandingQueries(DeskQueries desks) : ILanding
{
    public IReadOnlySet<Role> Roles => RolesTable.RolesFor(Right.Recommend);

    public string Path => RecommendLinks.Desk;

    public int Rank => 40;

    /// <summary>Applications are there, and places for them.</summary>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default) =>
        actor.Desk is not null && (await desks.RoundsAsync(actor, cancellation)).Any(line =>
            line.Round.IsAt(QuotaStage.Kind) && line.Waiting > 0 && !line.Quota.IsFull);
}
