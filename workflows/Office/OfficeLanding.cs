namespace Funding.Workflows.Office;

/// <summary>Where officers and administrators begin.</summary>
internal sealed class OfficeLanding(OfficeStart start, MatterQueries matters) : ILanding
{
    public IReadOnlySet<Role> Roles => RolesTable.RolesFor(Right.ReadAllApplications);

    public string Path => OfficeLinks.Desk;

    public int Rank => 10;

    /// <summary>A duty of the start page, of the rounds that it shows first, or a matter that waits for administrators.</summary>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default) =>
        (await start.ReadAsync(actor, null, cancellation)).Items.Any(line => line.Value.Any)
        || (actor.Can(Right.ManageLinks)
            && (await matters.AllAsync(actor, cancellation)).Any(m => m.Party == WaitedParty.Administrator));
}
