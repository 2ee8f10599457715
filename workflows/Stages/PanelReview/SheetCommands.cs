namespace Funding.Workflows.Stages.PanelReview;

/// <summary>What an expert does with one sheet: accept or recuse, score, sign.</summary>
public sealed class SheetCommands(SheetWriter sheets, TimeProvider clock)
{
    /// <summary>Accepts the review; accepting again changes nothing.</summary>
    public Task<ReviewSheet> AcceptAsync(
        Actor actor, string roundId, string applicationId, string? reason = null, CancellationToken cancellation = default)
    {
        var why = string.IsNullOrWhiteSpace(reason) ? null : Reasons.Demand(reason);
        return ChangeAsync(actor, roundId, applicationId, "review-accepted", null,
            (opened, _) => opened.Sheet.Value.State == ReviewState.Accepted
                ? opened.Sheet.Value
                : opened.Sheet.Value with { State = ReviewState.Accepted, AcceptReason = why }, cancellation);
    }

    /// <summary>Gives the seat back with the reason; from then on nothing of the application is shown to the expert.</summary>
    public Task RecuseAsync(Actor actor, string roundId, string applicationId, string reason, CancellationToken cancellation = default)
    {
        // The seat is looked for first: what is wrong with the reason is told to nobody who does not hold it.
        return ChangeAsync(actor, roundId, applicationId, "review-recused", "recused",
            (opened, _) => opened.Sheet.Value with { State = ReviewState.Recused, RecusalReason = Reasons.Demand(reason) }, cancellation);
    }

    /// <summary>Saves what is scored so far; a draft may be partial, but every score in it is in range and on the step.</summary>
    /// <exception cref="RefusedException">Everything that is wrong, at once; nothing was saved.</exception>
    public Task<ReviewSheet> SaveAsync(
        Actor actor, string roundId, string applicationId, SheetEntry entry, CancellationToken cancellation = default)
    {
        return ChangeAsync(actor, roundId, applicationId, "sheet-saved", null, (opened, rubric) =>
        {
            DemandAccepted(opened);
            var (sheet, problems) = entry.On(opened.Sheet.Value, rubric);
            return problems.Count == 0 ? sheet : throw new RefusedException([.. problems]);
        }, cancellation);
    }

    /// <summary>Signs the saved sheet; nothing changes it afterwards.</summary>
    /// <param name="typed">The last four characters of the application's number.</param>
    /// <exception cref="RefusedException">Something is missing, everything at once; or the confirmation is wrong.</exception>
    public Task<ReviewSheet> SignAsync(
        Actor actor, string roundId, string applicationId, string? typed, CancellationToken cancellation = default)
    {
        return ChangeAsync(actor, roundId, applicationId, "sheet-signed", null, (opened, rubric) =>
        {
            DemandAccepted(opened);
            var missing = SheetEntry.Incomplete(opened.Sheet.Value, rubric);
            if (missing.Count > 0)
            {
                throw new RefusedException([.. missing]);
            }

            TypedConfirmation.Demand(typed, applicationId);
            var signed = opened.Sheet.Value with { State = ReviewState.Signed, SignedAt = clock.GetUtcNow() };
            return signed with { SheetHash = SheetEntry.HashOf(roundId, signed) };
        }, cancellation);
    }

    private static void DemandAccepted(OpenedSheet opened)
    {
        if (opened.Sheet.Value.State != ReviewState.Accepted)
        {
            throw new RefusedException(ReviewRefusals.AcceptFirst());
        }
    }

    private Task<ReviewSheet> ChangeAsync(
        Actor actor,
        string roundId,
        string applicationId,
        string action,
        string? emptied,
        Func<OpenedSheet, Rubric, ReviewSheet> change,
        CancellationToken cancellation) =>
        sheets.ChangeAsync(
            new SheetAct(
                actor, roundId, applicationId, action, emptied,
                (opened, programme) => change(opened, PanelReviewSettings.Of(programme).Rubric)),
            cancellation);
}
