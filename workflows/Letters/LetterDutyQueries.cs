namespace Funding.Workflows.Letters;

/// <summary>Documents whose time has come and that nobody has published, on the start page of administrators.</summary>
internal sealed class LetterDutyQueries(LetterQueries letters, TimeProvider clock) : IOfficeDuty
{
    public async Task<IReadOnlyList<StageWait>> OfAsync(RoundSummary round, Actor reader, CancellationToken cancellation = default) =>
        reader.Can(Right.LaunchRound) && LetterDecision.MayBeDue(round, clock.GetUtcNow())
            ? [.. (await letters.DueAsync(round.Id, cancellation)).Select(due => new StageWait(
                LetterDecision.Duty(due.Letter), OfficeLinks.Letter(round.Id, due.Stage.Id.Id)))]
            : [];
}
