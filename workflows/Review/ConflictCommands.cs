namespace Funding.Workflows.Review;

/// <summary>Conflicts that experts declare themselves: kept in the pool, and every open sheet they touch is recused.</summary>
public sealed class ConflictCommands(
    ITableStore tables, ReviewAccess access, RoundStore rounds, StageOffers offers, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Declares a conflict with an organisation, before or during the review.</summary>
    /// <param name="organisation">Credit code or name.</param>
    /// <exception cref="RefusedException">Not in the pool, nothing entered, no reason, or the review is over.</exception>
    public async Task DeclareAsync(
        Actor actor, string roundId, string organisation, string reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReviewApplication);
        var text = organisation?.Trim() ?? "";
        if (text.Length is 0 or > 200 || !NameCheck.IsOrganisationOrCode(text))
        {
            throw new RefusedException(ReviewRefusals.OrganisationMissing());
        }

        await DeclareAsync(actor, roundId, [text], Reasons.Demand(reason), cancellation);
    }

    /// <summary>
    /// Declares a conflict with the applicant of an application on the expert's desk; the application is recused with it.
    /// </summary>
    public async Task DeclareOnAsync(
        Actor actor, string roundId, string applicationId, string reason, CancellationToken cancellation = default)
    {
        var opened = await access.OpenForChangeAsync(actor, roundId, applicationId, cancellation);
        await DeclareAsync(
            actor,
            roundId,
            [opened.Sheet.Value.ApplicationId, .. opened.Sheet.Value.Organisations.Take(2)],
            Reasons.Demand(reason),
            cancellation);
    }

    private async Task DeclareAsync(
        Actor actor, string roundId, IReadOnlyList<string> organisations, string reason, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (round.HasPassed(offers.KindOf<IPanel>(round)))
        {
            throw new RefusedException(ReviewRefusals.Closed());
        }

        // A list imported anew meanwhile is read again.
        await Attempts.AtMostAsync(5, async () =>
        {
            var stored = await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(actor.PersonId), cancellation)
                ?? throw new RefusedException(ReviewRefusals.NotInPool());
            var known = stored.Value.Conflicts.Select(OrganisationKey.Of).ToHashSet(StringComparer.Ordinal);
            var added = organisations.Where(o => known.Add(OrganisationKey.Of(o))).ToList();
            if (added.Count > 0)
            {
                await commits.SaveAsync(
                    new Commit(partition).Replace(stored, stored.Value with { Conflicts = [.. stored.Value.Conflicts, .. added] })
                        .Audit(AuditNote.By(
                            actor,
                            "expert-conflict-declared",
                            actor.PersonId,
                            ("reason", reason),
                            ("count", $"{added.Count}"))), cancellation);
            }
        }, cancellation);

        await RecuseConflictedAsync(actor, round, actor.PersonId, reason, cancellation);
    }

    /// <summary>
    /// Recuses the expert from every sheet that is in conflict by the pool as it is now; a signed one is void and counts no more.
    /// </summary>
    internal async Task RecuseConflictedAsync(Actor actor, Round round, string expertId, string reason, CancellationToken cancellation)
    {
        if (round.IsAt(offers.KindOf<IPanel>(round)))
        {
            var expert = (await tables.GetAsync<PoolExpert>(RoundKeys.Partition(round.Id), RoundKeys.Expert(expertId),
                cancellation))!.Value;
            await RecuseAsync(actor, round, expertId, reason, sheet => PanelExperts.Conflicted(expert, sheet), cancellation);
        }
    }

    /// <summary>
    /// Recuses the expert from every sheet held that is <paramref name="concerned"/>, in the review; a signed one is void and
    /// counts no more.
    /// </summary>
    internal async Task RecuseAsync(Actor actor, Round round, string expertId, string reason, Func<ReviewSheet, bool> concerned,
        CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        while (round.IsAt(offers.KindOf<IPanel>(round)))
        {
            var sheets = new List<(Stored<ReviewSheet>, ReviewSheet)>();
            await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(
                partition, KeyRange.Prefix(RoundKeys.SheetPrefix(expertId)), cancellation))
            {
                if (sheets.Count < 20 && sheet.Value.State.HoldsSeat() && concerned(sheet.Value))
                {
                    sheets.Add((sheet, sheet.Value with { State = ReviewState.Recused, RecusalReason = reason }));
                }
            }

            var reviewer = await tables.GetAsync<Reviewer>(partition, ReviewKeys.Reviewer(expertId), cancellation);
            if (sheets.Count == 0 || reviewer is null)
            {
                return;
            }

            // Where one was signed or answered meanwhile, all are read again.
            await Attempts.OnceAsync(() => commits.SaveAsync(
                new Commit(partition).MoveSheets(
                        round.CloseOf(offers.KindOf<IPanel>(round)), reviewer, sheets, "conflict", clock.GetUtcNow())
                    .Audit(AuditNote.By(
                        actor,
                        "review-recused",
                        expertId,
                        ("reason", reason),
                        ("sheets", $"{sheets.Count}"),
                        ("signed", $"{sheets.Count(
                            s => s.Item1.Value.State == ReviewState.Signed)}"))).WakeRound(round.Id), cancellation), cancellation);
        }
    }
}
