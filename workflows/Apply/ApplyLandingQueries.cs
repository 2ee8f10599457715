namespace Funding.Workflows.Apply;

/// <summary>Where applicants begin, and with them everybody who has no other desk.</summary>
internal sealed class ApplyLandingQueries(PersonalQueries own, StageFaces stages, TimeProvider clock) : ILanding
{
    public IReadOnlySet<Role> Roles => RolesTable.RolesFor(Right.ReadOwnApplication);

    public string Path => ApplyLinks.Desk;

    public int Rank => 50;

    /// <summary>A draft while its call is open, a correction, or what the present stage asks.</summary>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken cancellation = default)
    {
        foreach (var (round, application) in await own.ApplicationsAsync(actor, cancellation))
        {
            if (application.State == ApplicationState.UnderCorrection
                || (application.State == ApplicationState.Draft && CallIsOpen.Is(round, clock.GetUtcNow()))
                || await stages.TaskAsync(round, application, cancellation) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
