namespace Funding.Workflows.Stages.Eligibility;

/// <summary>What the rules say of what was submitted.</summary>
public sealed class EligibilityQueries(RoundStore rounds, ApplicationStore applications, PriorQueries prior)
{
    /// <summary>The verdict of the rules on what was submitted: the same for applicant and officer.</summary>
    public async Task<EligibilityVerdict> VerdictAsync(Application application, CancellationToken cancellation = default) =>
        await VerdictAsync((await rounds.GetAsync(application.RoundId, cancellation)).Value, application, cancellation);

    internal async Task<EligibilityVerdict> VerdictAsync(Round round, Application application, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(application.RoundId, cancellation);
        return await prior.RunAsync(
            EligibilitySettings.Find(programme),
            programme,
            round,
            application,
            await applications.ReadSubmittedAsync(application, cancellation),
            await rounds.GetDeskAsync(round.Id, application.Desk, cancellation),
            cancellation);
    }

    /// <summary>What the rules ask the record for, as it is now; null where none asks.</summary>
    internal async Task<PriorRecord?> RecordAsync(Application application, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(application.RoundId, cancellation);
        return await prior.OfAsync(
            EligibilityCheck.AsksOf(EligibilitySettings.Find(programme), programme), programme, application, cancellation);
    }
}
