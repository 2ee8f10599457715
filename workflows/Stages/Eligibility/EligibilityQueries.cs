namespace Funding.Workflows.Stages.Eligibility;

/// <summary>What the rules say and what waits for an officer.</summary>
public sealed class EligibilityQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications)
{
    /// <summary>The verdict of the rules on what was submitted: the same for applicant and officer.</summary>
    public async Task<EligibilityVerdict> VerdictAsync(Application application, CancellationToken cancellation = default) =>
        await VerdictAsync((await rounds.GetAsync(application.RoundId, cancellation)).Value, application, cancellation);

    internal async Task<EligibilityVerdict> VerdictAsync(Round round, Application application, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(application.RoundId, cancellation);
        return EligibilityCheck.Run(
            programme,
            round,
            application,
            await applications.ReadSubmittedAsync(application, cancellation),
            await rounds.GetDeskAsync(round.Id, application.Desk, cancellation));
    }

    /// <summary>Applications in a state, one page.</summary>
    public Task<StoredPage<ApplicationSummary>> InStateAsync(
        Actor actor, string roundId, ApplicationState state, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return tables.QueryAsync<ApplicationSummary>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.StatePrefix(state)), 50, continuation, cancellation);
    }
}
