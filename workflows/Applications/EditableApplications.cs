namespace Funding.Workflows.Applications;

/// <summary>Opens applications for a change: drafts during the call, others while a correction is asked for.</summary>
public sealed class EditableApplications(RoundStore rounds, ApplicationStore applications, TimeProvider clock)
{
    /// <summary>The actor's application, if it may be changed now.</summary>
    public async Task<(Stored<Application> Stored, Round Round, Programme Programme)> OpenAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        actor.Demand(Right.EditApplication);
        return await OpenAsync(await applications.GetOwnAsync(actor, roundId, applicationId, cancellation), cancellation);
    }

    /// <summary>The same for an application that was found to be the actor's own.</summary>
    public async Task<(Stored<Application> Stored, Round Round, Programme Programme)> OpenAsync(
        Stored<Application> stored, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(stored.Value.RoundId, cancellation)).Value;
        switch (stored.Value.State)
        {
            case ApplicationState.Draft:
                CallIsOpen.Demand(round, clock.GetUtcNow());
                break;
            case ApplicationState.UnderCorrection when ShanghaiTime.IsInTime(clock.GetUtcNow(), stored.Value.Correction!.DueOn):
                break;
            default:
                throw new RefusedException(stored.Value.State is ApplicationState.Lapsed or ApplicationState.UnderCorrection
                    ? ApplicationRefusals.CallClosed()
                    : ApplicationRefusals.WrongState(stored.Value.State));
        }

        return (stored, round, await rounds.GetProgrammeAsync(round.Id, cancellation));
    }
}
