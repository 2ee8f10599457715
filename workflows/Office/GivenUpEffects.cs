namespace Funding.Workflows.Office;

/// <summary>Effects that were given up: seen by the office, tried again by an administrator.</summary>
public sealed class GivenUpEffects(ITableStore tables, CommitWriter commits)
{
    /// <param name="roundId">Null for those that belong to no round.</param>
    public Task<StoredPage<Effect>> ListAsync(Actor actor, string? roundId, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadDeliveryFailures);
        return tables.QueryAsync<Effect>(
            OutboxKeys.PartitionOf(roundId), KeyRange.Prefix(OutboxKeys.GivenUp), 50, continuation, cancellation);
    }

    /// <summary>Puts the effect back into the outbox under its own key, so that what was done after all is not done twice.</summary>
    public async Task RetryAsync(Actor actor, string? roundId, string effectKey, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var partition = OutboxKeys.PartitionOf(roundId);
        var stored = await tables.GetAsync<Effect>(partition, OutboxKeys.GivenUp + StorageKey.Of(effectKey), cancellation)
            ?? throw new RefusedException(EffectRefusals.NoSuchEffect());
        await commits.SaveOrRefuseAsync(
            new Commit(partition)
                .Delete(stored.Key, stored.ETag)
                .Then(stored.Value with { Attempts = 0, LastError = null })
                .Audit(AuditNote.By(actor, "effect-retried", StorageKey.Of(effectKey))), cancellation);
    }
}

internal static class EffectRefusals
{
    private static readonly Texts Texts = new(typeof(EffectRefusals));

    public static Refusal NoSuchEffect() => new("effect-unknown", null, Texts.Of("no-such-effect")) { Kind = RefusalKind.NotFound };
}
