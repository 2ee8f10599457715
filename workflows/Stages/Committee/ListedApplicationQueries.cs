namespace Funding.Workflows.Stages.Committee;

/// <summary>One application of the list that is before the committee, to be read: its answers, documents and history.</summary>
public sealed class ListedApplicationQueries(
    ITableStore tables, RoundStore rounds, ApplicationStore applications, ConflictDeclarations conflicts, StageFaces stages)
{
    /// <summary>Without what is contact, as who scored it had it.</summary>
    /// <exception cref="RefusedException">The same for one that is not there and for one that the actor may not open.</exception>
    public async Task<OpenedApplication> ReadAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        var (round, application) = await OpenAsync(actor, roundId, applicationId, cancellation);
        return new OpenedApplication(
            round,
            await SeenAsync(application, cancellation),
            await stages.HistoryAsync(round, application, HistoryReaders.Committee, cancellation));
    }

    /// <inheritdoc cref="ReadAsync"/>
    /// <returns>The documents that the reader of the application has.</returns>
    public async Task<IReadOnlyList<AttachedDocument>> DocumentsAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        var (_, application) = await OpenAsync(actor, roundId, applicationId, cancellation);
        return (await SeenAsync(application, cancellation)).Application.Documents;
    }

    private async Task<(Round Round, Application Application)> OpenAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        actor.Demand(Right.ApproveRanking);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var conflicted = await conflicts.HasAnyAsync(actor.PersonId, roundId, cancellation);
        return ListAccess.IsOpenFor(round, actor.PersonId, conflicted)
            && await tables.GetAsync<Application>(
                RoundKeys.Partition(roundId), RoundKeys.Application(applicationId), cancellation) is { Value: var application }
            && ListAccess.Opens(round, application, actor.PersonId, conflicted)
                ? (round, application) : throw new RefusedException(ApprovalRefusals.NoCase(applicationId));
    }

    private async Task<ScorersView> SeenAsync(Application application, CancellationToken cancellation) => ScorersView.Of(
        await rounds.GetProgrammeAsync(application.RoundId, cancellation),
        application,
        await applications.ReadSubmittedAsync(application, cancellation));
}

/// <param name="Events">What happened to it, as the committee may know it.</param>
public sealed record OpenedApplication(Round Round, ScorersView Seen, IReadOnlyList<StageEvent> Events);
