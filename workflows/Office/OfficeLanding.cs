namespace Funding.Workflows.Office;

/// <summary>Where officers and administrators begin.</summary>
internal sealed class OfficeLanding(OfficeStart start) : ILanding
{
    public IReadOnlySet<Role> Roles => RolesTable.RolesFor(Right.ReadAllApplications);

    public string Path => OfficeLinks.Desk;

    public int Rank => 10;

    /// <summary>A duty of the start page, of the rounds that it shows first.</summary>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default) =>
        (await start.ReadAsync(actor, null, cancellation)).Items.Any(line => line.Value.Any);
}
