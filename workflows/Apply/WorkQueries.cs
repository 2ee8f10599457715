namespace Funding.Workflows.Apply;

/// <summary>Reads an own application for its pages: four transactions, and one more of a case that goes its own way.</summary>
public sealed class WorkQueries(
    RoundStore rounds, ApplicationStore applications, OpenCases cases, StageKindSet kinds, StageOffers offers, TimeProvider clock)
{
    /// <exception cref="RefusedException">It is not there, or not the actor's.</exception>
    public async Task<Work> ReadAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation)
    {
        var application = (await applications.GetOwnAsync(actor, roundId, applicationId, cancellation)).Value;
        var round = (await rounds.GetAsync(roundId, cancellation)).Value.For(application);
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var answers = await applications.ReadAnswersAsync(application, cancellation);
        var now = clock.GetUtcNow();
        var open = CallIsOpen.Is(round, now);
        var editable = Editing.Allows(application, round, now);
        var desk = await rounds.GetDeskAsync(roundId, application.Desk, cancellation);
        var confirmedBefore = offers.Giver<IVouches>(round) is null;
        IReadOnlyList<Refusal> claim = confirmedBefore && application.ClaimedBy is not null ? [OrganisationRefusals.Unconfirmed()] : [];
        IReadOnlyList<Refusal> missing = editable ? [.. SubmissionCheck.Check(programme, application, answers), .. claim] : [];
        return new Work(round, programme, desk, application, answers, editable, open, missing)
        {
            Withdrawing = kinds.Withdraw(application.State, round, open),
            Open = application.At is null
                ? null : (await cases.FindAsync(new CaseKey(roundId, round.Stage, application.Id), cancellation))?.Value,
        };
    }
}
