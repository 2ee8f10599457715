namespace Funding.Workflows.Comments;

/// <summary>The comments of an application for one of the office who has no conflict with its applicant.</summary>
public sealed class CommentQueries(CommentStore store, ApplicationStore applications, ConflictDeclarations conflicts)
{
    /// <summary>The first one first.</summary>
    /// <exception cref="RefusedException">Not of the office, no such application, or in conflict with the applicant.</exception>
    public async Task<IReadOnlyList<CaseComment>> AllAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        await OpenAsync(actor, roundId, applicationId, cancellation);
        return [.. (await store.OfAsync(roundId, applicationId, cancellation)).Select(c => c.Value)];
    }

    /// <returns>The application, for who may comment on it.</returns>
    /// <inheritdoc cref="AllAsync" path="/exception"/>
    public async Task<Application> OpenAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var application = (await applications.GetAsync(roundId, applicationId, cancellation)).Value;
        return await conflicts.HasWithAsync(actor.PersonId, application, cancellation)
            ? throw new RefusedException(CommentRefusals.OwnConflict()) : application;
    }
}
