namespace Funding.Workflows.Cases;

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
        if (Editing.Refusal(stored.Value, round, clock.GetUtcNow()) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        return (stored, round, await rounds.GetProgrammeAsync(round.Id, cancellation));
    }
}
