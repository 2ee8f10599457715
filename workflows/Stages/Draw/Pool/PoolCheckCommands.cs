namespace Funding.Workflows.Stages.Draw.Pool;

/// <summary>
/// The office decides on possible conflicts and probable doubles, on record; a decision can be made anew while the pool may change.
/// </summary>
public sealed class PoolCheckCommands(ITableStore tables, RoundStore rounds, PoolChecks checks, PoolGate gate,
    ConflictCommands conflicts, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Says of two names that they mean one organisation, or one and its part (confirmed), or different ones.</summary>
    /// <param name="id">Of the possible conflict.</param>
    /// <exception cref="RefusedException">No such possible conflict, no reason, or the pool is fixed.</exception>
    public async Task DecideConflictAsync(Actor actor, string roundId, string id, bool confirmed, string? reason,
        CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportExperts);
        var why = Reasons.Demand(reason);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        gate.Demand(round);
        var found = (await checks.ReadAsync(roundId, cancellation)).Conflicts.FirstOrDefault(c => c.Conflict.Id == id)?.Conflict
            ?? throw new RefusedException(PoolCheckRefusals.NoConflict());
        var word = new ConflictDecision(id, found.ExpertName, found.ApplicationName, confirmed, why, actor.PersonId, clock.GetUtcNow());
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId)).Upsert(ReviewKeys.ConflictDecision(id), word)
                .Audit(AuditNote.By(actor, confirmed ? "possible-conflict-confirmed" : "possible-conflict-dismissed", id,
                    ("expertName", word.ExpertName), ("applicationName", word.ApplicationName), ("reason", why))), cancellation);
        if (confirmed)
        {
            foreach (var pairs in found.Pairs.GroupBy(p => p.ExpertId, p => p.ApplicationId))
            {
                await conflicts.RecuseAsync(actor, round, pairs.Key, why, sheet => pairs.Contains(sheet.ApplicationId), cancellation);
            }
        }
    }

    /// <summary>
    /// Says of a probable double that it is one person, whose other entry has no vote from then on, or that they are two.
    /// </summary>
    /// <param name="keep">Id of the entry that stays; null when they are two persons.</param>
    /// <exception cref="RefusedException">No such probable double, no reason, or the pool is fixed.</exception>
    public async Task DecideDoubleAsync(
        Actor actor, string roundId, string id, string? keep, string? reason, string reasonField = "reason",
            CancellationToken cancellation = default)
    {
        actor.Demand(Right.ImportExperts);
        gate.Demand((await rounds.GetAsync(roundId, cancellation)).Value);
        var found = (await checks.ReadAsync(roundId, cancellation)).Doubles.FirstOrDefault(d => d.Double.Id == id)?.Double
            ?? throw new RefusedException(PoolCheckRefusals.NoDouble());
        await DecideDoubleAsync(actor, roundId, found, keep, Reasons.Demand(reason, reasonField), cancellation);
    }

    /// <param name="found">In the pool, or in a list that is about to come in.</param>
    /// <param name="why">As <see cref="Reasons"/> takes it.</param>
    internal async Task DecideDoubleAsync(Actor actor, string roundId, ProbableDouble found, string? keep, string why,
        CancellationToken cancellation)
    {
        var dropped = keep is null ? null
            : keep == found.One.PersonId ? found.Other.PersonId
            : keep == found.Other.PersonId ? found.One.PersonId
            : throw new RefusedException(PoolCheckRefusals.NoDouble());
        var partition = RoundKeys.Partition(roundId);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var decisions = await PoolDecisions.ReadAsync(tables, partition, cancellation);
        if (keep is not null && decisions.Doubles.Any(d => d.Id != found.Id && d.Dropped == keep))
        {
            throw new RefusedException(PoolCheckRefusals.KeptIsDropped());
        }

        var word = new DoubleDecision(found.One.PersonId, found.Other.PersonId, keep, dropped, why, actor.PersonId, clock.GetUtcNow());
        await commits.SaveAsync(
            new Commit(partition).Upsert(ReviewKeys.DoubleDecision(word.Id), word)
                .Audit(AuditNote.By(actor, keep is null ? "probable-double-two-persons" : "probable-double-one-person", word.Id,
                    ("one", word.OneId), ("other", word.OtherId), ("kept", keep ?? ""), ("reason", why))), cancellation);
        if (dropped is not null)
        {
            await conflicts.RecuseAsync(actor, round, dropped, why, _ => true, cancellation);
        }
    }
}

/// <summary>When a round's pool may change.</summary>
public sealed class PoolGate(StageOffers offers, TimeProvider clock)
{
    /// <exception cref="RefusedException">The public value's day has begun and the panels are not drawn, or the review is over.</exception>
    public void Demand(Round round)
    {
        // From the named day on somebody may know the value: whoever knew the seed too could choose whom to add.
        if (round.IsAt(DrawStage.Kind) && clock.GetUtcNow() >= ShanghaiTime.StartOf(round.Draw!.PublicValueDay))
        {
            throw new RefusedException(DrawRefusals.PoolFixed());
        }

        if (round.HasPassed(offers.KindOf<IPanel>(round)))
        {
            throw new RefusedException(DrawRefusals.PoolClosed());
        }
    }
}

internal static class PoolCheckRefusals
{
    private static readonly Texts Texts = new(typeof(PoolCheckRefusals));

    public static Refusal NoConflict() =>
        new("possible-conflict-not-found", "conflict", Texts.Of("no-conflict")) { Kind = RefusalKind.NotFound };

    public static Refusal NoDouble() => new("probable-double-not-found", "double", Texts.Of("no-double")) { Kind = RefusalKind.NotFound };

    public static Refusal KeptIsDropped() => new("kept-entry-dropped", "keep", Texts.Of("kept-is-dropped")) { Kind = RefusalKind.Conflict };

    public static Refusal Undecided(ProbableDouble pair) => new("expert-double", $"doubles.{pair.Id}",
        Texts.Of("undecided", pair.One.Name, pair.One.Organisation, pair.One.Email, pair.Other.Email))
    { Kind = RefusalKind.Conflict };
}
