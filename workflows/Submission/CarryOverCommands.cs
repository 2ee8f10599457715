namespace Funding.Workflows.Submission;

/// <summary>Takes answers of an earlier application into a draft.</summary>
public sealed class CarryOverCommands(
    ApplicationCommands editing, ApplicationStore applications, RoundStore rounds, EarlierQueries earlier, CommitWriter commits)
{
    private const int Tries = 10;

    /// <summary>What would be taken, and what not and why; nothing is stored.</summary>
    /// <exception cref="RefusedException">The earlier one is not there, or not for the actor to read.</exception>
    public async Task<Carried> PreviewAsync(
        Actor actor, Stored<Application> own, ApplicationKey from, CancellationToken cancellation = default) =>
        (await DecideAsync(actor, own, from, cancellation)).Carried;

    /// <summary>Takes what fits, marked until its page is saved, on record.</summary>
    /// <exception cref="RefusedException">Nothing fits, or the draft may not be changed.</exception>
    public Task<Carried> TakeAsync(
        Actor actor, string roundId, string applicationId, ApplicationKey from, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            actor.Demand(Right.EditApplication);
            var own = await applications.GetOwnAsync(actor, roundId, applicationId, cancellation);
            if (own.Value.State != ApplicationState.Draft)
            {
                throw new RefusedException(ApplicationRefusals.WrongState(own.Value.State));
            }

            var (carried, over, before) = await DecideAsync(actor, own, from, cancellation);
            if (!carried.Taken.Any())
            {
                throw new RefusedException(ApplicationRefusals.NothingCarried());
            }

            await editing.SaveAnswersAsync(actor, own, carried.Draft, over, cancellation);
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId)).Audit(CarryOver.Note(actor, applicationId, before, carried)), cancellation);
            return carried;
        }, cancellation);

    private async Task<(Carried Carried, PutMode Over, Application From)> DecideAsync(
        Actor actor, Stored<Application> own, ApplicationKey from, CancellationToken cancellation)
    {
        var round = (await rounds.GetAsync(own.Value.RoundId, cancellation)).Value;
        var found = (await earlier.FindAsync(actor, round, own.Value, cancellation: cancellation))
            .FirstOrDefault(e => e.Application.RoundId == from.RoundId && e.Application.Id == from.ApplicationId)
            ?? throw new RefusedException(ApplicationRefusals.NotFound(from.ApplicationId));
        var (draft, over) = await applications.ReadDraftAsync(round.Id, own.Value.Id, cancellation);
        var carried = CarryOver.Of(
            await rounds.GetProgrammeAsync(from.RoundId, cancellation),
            await applications.ReadSubmittedAsync(found.Application, cancellation),
            await rounds.GetProgrammeAsync(round.Id, cancellation),
            draft);
        return (carried, over, found.Application);
    }
}
