namespace Funding.Platform.Outbox;

/// <summary>Row-key prefixes of the outbox, the same in every partition that carries effects.</summary>
public static class OutboxKeys
{
    public const string Effect = "effect:";

    /// <summary>
    /// Effects of a later moment, which stands in their keys: they come right behind the others, so that one query reads what is due and
    /// nothing that waits.
    /// </summary>
    public const string Later = "effect;";

    /// <summary>All that waits, whatever its moment.</summary>
    public static readonly KeyRange Waiting = new(Effect, "effect<");

    /// <summary>Effects that were given up, kept for the office.</summary>
    public const string GivenUp = "effect-given-up:";

    /// <param name="now">The moment of the commit that writes it.</param>
    public static string Of(Effect effect, DateTimeOffset now) =>
        (effect.NotBefore > now ? $"{Later}{effect.NotBefore.UtcTicks:x16}:" : Effect) + StorageKey.Of(effect.Key);

    /// <summary>What may be due by then.</summary>
    public static KeyRange DueBy(DateTimeOffset now) => new(Effect, $"{Later}{now.UtcTicks + 1:x16}");

    /// <param name="roundId">Null for what belongs to no round.</param>
    public static string PartitionOf(string? roundId) => roundId is null ? HomeKeys.System : HomeKeys.Partition(HomeKeys.Round, roundId);
}
