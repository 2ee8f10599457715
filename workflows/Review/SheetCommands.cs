namespace Funding.Workflows.Review;

/// <summary>What an expert does with one sheet: accept or recuse, score, sign.</summary>
public sealed class SheetCommands(ITableStore tables, ReviewAccess access, RoundStore rounds, CommitWriter commits, TimeProvider clock)
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
        CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        // A second tab, or the silence rule: look again, and refuse if it goes on.
        return Attempts.OrRefuseAsync(5, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var opened = await access.OpenForChangeAsync(actor, roundId, applicationId, cancellation);
            var before = opened.Sheet;
            var after = change(opened, PanelReviewSettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation)).Rubric);
            if (after == before.Value)
            {
                return after;
            }

            var commit = new Commit(partition).Audit(Note(actor, action, after));
            if (after.State == before.Value.State)
            {
                commit.Replace(before, after);
            }
            else
            {
                var reviewer = (await tables.GetAsync<Reviewer>(partition, ReviewKeys.Reviewer(actor.PersonId), cancellation))!;
                commit.MoveSheets(opened.Round, reviewer, [(before, after)], emptied, clock.GetUtcNow());
                if (emptied is not null || (after.State == ReviewState.Signed && reviewer.Value.Open == 1))
                {
                    commit.WakeRound(roundId);
                }
            }

            await commits.SaveAsync(commit, cancellation);
            return after;
        }, cancellation);
    }

    private static AuditNote Note(Actor actor, string action, ReviewSheet sheet) => sheet switch
    {
        { SheetHash: { } hash } => AuditNote.By(actor, action, sheet.ApplicationId, ("sheetHash", hash)),
        { State: ReviewState.Recused } => AuditNote.By(actor, action, sheet.ApplicationId, ("reason", sheet.RecusalReason!)),
        { AcceptReason: { } reason } when action == "review-accepted" => AuditNote.By(
            actor, action, sheet.ApplicationId, ("reason", reason)),
        _ => AuditNote.By(actor, action, sheet.ApplicationId),
    };
}
