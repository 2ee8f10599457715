namespace Funding.Workflows.Api;

/// <summary>One application by whoever may read it: its editors, its desk, the office.</summary>
internal sealed class ApplicationReads(ApplicationStore applications)
{
    /// <exception cref="RefusedException">Not there, or not for this actor: the answer is the same.</exception>
    public async Task<Application> GetAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation) =>
        actor.Can(Right.ReadAllApplications) ? (await applications.GetAsync(roundId, applicationId, cancellation)).Value
        : actor.Can(Right.ReadDeskApplications) ? await applications.GetOfDeskAsync(actor, roundId, applicationId, cancellation)
        : (await applications.GetOwnAsync(actor, roundId, applicationId, cancellation)).Value;
}
