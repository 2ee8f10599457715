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
        Actor actor, string roundId, string applicationId, SheetEntry entry, CancellationToken cancellation = default) =>
        SaveAsync(actor, roundId, applicationId, entry, null, "sheet-saved", cancellation);

    /// <summary>The same for a page that says what it was filled from.</summary>
    /// <param name="seen">A <see cref="SheetEntry.VersionOf"/>.</param>
    /// <exception cref="RefusedException">Something is wrong, or the sheet was changed elsewhere since; nothing was saved.</exception>
    public Task<ReviewSheet> SaveSeenAsync(
        Actor actor, string roundId, string applicationId, SheetEntry entry, string seen, CancellationToken cancellation = default) =>
        SaveAsync(actor, roundId, applicationId, entry, seen, "sheet-saved", cancellation);

    /// <summary>
    /// The same while it is typed: a row and no entry on record, for nobody but the expert sees a sheet before it is signed.
    /// </summary>
    /// <inheritdoc cref="SaveSeenAsync"/>
    public Task<ReviewSheet> AutosaveAsync(
        Actor actor, string roundId, string applicationId, SheetEntry entry, string seen, CancellationToken cancellation = default) =>
        SaveAsync(actor, roundId, applicationId, entry, seen, null, cancellation);

    /// <summary>Signs the saved sheet; nothing changes it afterwards.</summary>
    /// <param name="typed">The last four characters of the application's number.</param>
    /// <exception cref="RefusedException">Something is missing, everything at once; or the confirmation is wrong.</exception>
    public Task<ReviewSheet> SignAsync(
        Actor actor, string roundId, string applicationId, string? typed, CancellationToken cancellation = default) =>
        SignAsync(
            actor, roundId, applicationId, _ => { }, () => TypedConfirmation.Demand(typed, applicationId), cancellation);

    /// <summary>Signs a sheet exactly as a page showed it.</summary>
    /// <param name="seen">A <see cref="SheetEntry.VersionOf"/>.</param>
    /// <exception cref="RefusedException">It was changed since, or something is missing.</exception>
    internal Task<ReviewSheet> SignSeenAsync(
        Actor actor, string roundId, string applicationId, string seen, CancellationToken cancellation) =>
        SignAsync(
            actor, roundId, applicationId,
            sheet =>
            {
                if (SheetEntry.VersionOf(sheet) != seen)
                    throw new RefusedException(SheetRefusals.ChangedSinceCheck());
            },
            () => { }, cancellation);

    private Task<ReviewSheet> SignAsync(
        Actor actor, string roundId, string applicationId, Action<ReviewSheet> before, Action confirm, CancellationToken cancellation)
    {
        return ChangeAsync(actor, roundId, applicationId, "sheet-signed", null, (opened, rubric) =>
        {
            DemandAccepted(opened);
            before(opened.Sheet.Value);
            var missing = SheetEntry.Incomplete(opened.Sheet.Value, rubric);
            if (missing.Count > 0)
            {
                throw new RefusedException([.. missing]);
            }

            confirm();
            var signed = opened.Sheet.Value with { State = ReviewState.Signed, SignedAt = clock.GetUtcNow() };
            return signed with { SheetHash = SheetEntry.HashOf(roundId, signed) };
        }, cancellation);
    }

    private Task<ReviewSheet> SaveAsync(
        Actor actor, string roundId, string applicationId, SheetEntry entry, string? seen, string? action, CancellationToken cancellation)
    {
        return ChangeAsync(actor, roundId, applicationId, action, null, (opened, rubric) =>
        {
            DemandAccepted(opened);
            var before = opened.Sheet.Value;
            var (sheet, problems) = entry.On(before, rubric);
            var (stored, typed) = (SheetEntry.VersionOf(before), SheetEntry.VersionOf(sheet));
            if (seen is not null && seen != stored && (problems.Count > 0 || stored != typed))
                throw new RefusedException(SheetRefusals.Changed());
            if (problems.Count > 0)
                throw new RefusedException([.. problems]);
            return stored == typed ? before : sheet;
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
        string? action,
        string? emptied,
        Func<OpenedSheet, Rubric, ReviewSheet> change,
        CancellationToken cancellation) =>
        sheets.ChangeAsync(
            new SheetAct(
                actor, roundId, applicationId, action, emptied,
                (opened, programme) => change(opened, PanelReviewSettings.Of(programme).Rubric)),
            cancellation);
}
