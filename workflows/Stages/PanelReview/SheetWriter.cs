namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Writes what an expert does with one sheet, with the expert's counts and what waits for the expert.</summary>
public sealed class SheetWriter(ITableStore tables, ReviewAccess access, RoundStore rounds, CommitWriter commits, TimeProvider clock)
{
    private static readonly KeptForAct Nothing = new(null, null, null);

    // Not signed yet, and their experts' counts and rows in the pool: the next act on them replaces them.
    private readonly KeptRows<ReviewSheet> sheets = new();
    private readonly KeptRows<Reviewer> reviewers = new();
    private readonly KeptRows<PoolExpert> experts = new();

    /// <summary>What an expert has just looked at: an act on it that follows need not read it again.</summary>
    internal void Seen(string roundId, Stored<PoolExpert> expert, Stored<ReviewSheet> sheet)
    {
        var partition = RoundKeys.Partition(roundId);
        if (sheet.Value.State.IsOpen())
        {
            experts.Keep(partition, expert);
            sheets.Keep(partition, sheet);
        }
    }

    /// <exception cref="RefusedException">As <see cref="ReviewAccess.OpenForChangeAsync(Actor, string, string, CancellationToken)"/>
    /// and the act say.</exception>
    internal async Task<ReviewSheet> ChangeAsync(SheetAct act, CancellationToken cancellation)
    {
        var kept = Find(act);
        if (kept != Nothing)
        {
            try
            {
                if (await ChangeAsync(act, kept, cancellation) is { Written: true } changed)
                {
                    return changed.Sheet;
                }
            }
            catch (RefusedException)
            {
                // Whether it is refused is for the rows as they are now to say.
            }
            catch (StorageConflictException)
            {
                Forget(act);
            }

            sheets.Forget(RoundKeys.Partition(act.RoundId), RoundKeys.Sheet(act.Actor.PersonId, act.ApplicationId));
        }

        // A second tab, or the silence rule: look again, and refuse if it goes on.
        return (await Attempts.OrRefuseAsync(
            5, StorageRefusals.ChangedMeanwhile, () => ChangeAsync(act, Nothing, cancellation), cancellation)).Sheet;
    }

    private async Task<(ReviewSheet Sheet, bool Written)> ChangeAsync(SheetAct act, KeptForAct kept, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(act.RoundId);
        var opened = await access.OpenForChangeAsync(act.Actor, act.RoundId, act.ApplicationId, kept.Sheet, kept.Expert, cancellation);
        var (before, expert) = (opened.Sheet, opened.Expert);
        var after = act.Change(opened, await rounds.GetProgrammeAsync(act.RoundId, cancellation));
        if (after == before.Value)
        {
            return (after, false);
        }

        var commit = new Commit(partition);
        if (act.Action is { } action)
        {
            commit.Audit(Note(act.Actor, action, after));
        }

        if (kept.Expert is not null)
        {
            // Nobody has declared a conflict since it was read.
            commit.Replace(expert, expert.Value);
        }

        if (after.State == before.Value.State)
        {
            await commits.SaveAsync(commit.Replace(before, after), cancellation);
        }
        else
        {
            var reviewer = kept.Reviewer
                ?? (await tables.GetAsync<Reviewer>(partition, ReviewKeys.Reviewer(act.Actor.PersonId), cancellation))!;
            commit.MoveSheets(
                opened.Round.CloseOf(PanelReviewStage.Kind), reviewer, [(before, after)], act.Emptied, clock.GetUtcNow());
            if (act.Emptied is not null || (after.State == ReviewState.Signed && reviewer.Value.Open == 1))
            {
                commit.WakeRound(act.RoundId);
            }

            await commits.SaveAsync(commit, cancellation);
            reviewers.Keep(partition, commit.Written(reviewer.Key, reviewer.Value.Move(before.Value.State, after.State)));
        }

        experts.Keep(partition, kept.Expert is null ? expert : commit.Written(expert.Key, expert.Value));
        if (after.State == ReviewState.Accepted)
        {
            sheets.Keep(partition, commit.Written(before.Key, after));
        }
        else
        {
            sheets.Forget(partition, before.Key);
        }

        return (after, true);
    }

    private KeptForAct Find(SheetAct act)
    {
        var partition = RoundKeys.Partition(act.RoundId);
        return new(
            sheets.Find(partition, RoundKeys.Sheet(act.Actor.PersonId, act.ApplicationId)),
            reviewers.Find(partition, ReviewKeys.Reviewer(act.Actor.PersonId)),
            experts.Find(partition, RoundKeys.Expert(act.Actor.PersonId)));
    }

    private void Forget(SheetAct act)
    {
        var partition = RoundKeys.Partition(act.RoundId);
        reviewers.Forget(partition, ReviewKeys.Reviewer(act.Actor.PersonId));
        experts.Forget(partition, RoundKeys.Expert(act.Actor.PersonId));
    }

    private static AuditNote Note(Actor actor, string action, ReviewSheet sheet) => sheet switch
    {
        { SheetHash: { } hash } => AuditNote.By(actor, action, sheet.ApplicationId, ("sheetHash", hash)),
        { State: ReviewState.Recused } => AuditNote.By(actor, action, sheet.ApplicationId, ("reason", sheet.RecusalReason!)),
        { AcceptReason: { } reason } when action == "review-accepted" => AuditNote.By(
            actor, action, sheet.ApplicationId, ("reason", reason)),
        _ => AuditNote.By(actor, action, sheet.ApplicationId),
    };

    /// <summary>What an act need not read; each is null where it must.</summary>
    private sealed record KeptForAct(Stored<ReviewSheet>? Sheet, Stored<Reviewer>? Reviewer, Stored<PoolExpert>? Expert);
}

/// <param name="Action">As the audit calls it; null for what does not go on record.</param>
/// <param name="Emptied">Why the seat is to be filled again; null when it is not.</param>
/// <param name="Change">The sheet afterwards; the same where there is nothing to change. May be asked twice.</param>
internal sealed record SheetAct(
    Actor Actor,
    string RoundId,
    string ApplicationId,
    string? Action,
    string? Emptied,
    Func<OpenedSheet, Programme, ReviewSheet> Change);
