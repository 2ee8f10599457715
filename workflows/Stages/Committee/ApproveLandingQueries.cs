namespace Funding.Workflows.Stages.Committee;

/// <summary>Where members of a committee begin.</summary>
internal sealed class ApproveLandingQueries(ApprovalQueries approvals) : ILanding
{
    public IReadOnlySet<Role> Roles => RolesTable.RolesFor(Right.ApproveRanking);

    public string Path => ApproveLinks.Desk;

    public int Rank => 20;

    /// <summary>A value to be entered, or a vote to be given.</summary>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default) =>
        (await approvals.RoundsAsync(actor, cancellation)).Any(line => line.Task != CommitteeTask.None);
}
