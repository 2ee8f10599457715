namespace Funding.Workflows.Stages.Draw;

/// <summary>Everything that is published of a round's draw: enough to replay it.</summary>
public sealed record DrawRecord
{
    public required string RoundId { get; init; }

    /// <summary>Published before the call closed.</summary>
    public required string Commitment { get; init; }

    /// <summary>The 32 bytes in hex; published only after the public value is known.</summary>
    public required string Seed { get; init; }

    /// <summary>What the value is, named beforehand: "上证综合指数收盘点位, 2026-06-30".</summary>
    public required string PublicValueName { get; init; }

    /// <summary>Where anyone looks it up.</summary>
    public required string PublicValueSource { get; init; }

    /// <summary>In normal form (see <see cref="Review.PublicValue"/>).</summary>
    public required string PublicValue { get; init; }

    public required IReadOnlyList<DrawnOrder> Orders { get; init; }

    /// <summary>Carries the draw out: the record of it is complete.</summary>
    /// <param name="rosters">By purpose, the ids to be put in order.</param>
    public static DrawRecord Draw(
        string roundId, ReadOnlySpan<byte> seed, string valueName, string valueSource, string value,
        IReadOnlyDictionary<string, IReadOnlyCollection<string>> rosters)
    {
        var sequence = new DrawSequence(seed, value);
        return new DrawRecord
        {
            RoundId = roundId,
            Commitment = DrawCommitment.Of(seed, roundId),
            Seed = Convert.ToHexStringLower(seed),
            PublicValueName = valueName,
            PublicValueSource = valueSource,
            PublicValue = Review.PublicValue.Normalise(value),
            Orders = [.. rosters.OrderBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => new DrawnOrder(r.Key, RosterHash.Of(r.Value), sequence.Shuffle(r.Key, r.Value)))],
        };
    }
}

/// <param name="Purpose">Such as "experts" or "tie-break".</param>
/// <param name="RosterHash">Of the roster as it stood before the draw, published with the commitment or after the call.</param>
/// <param name="Order">The roster in drawn order, first is first.</param>
public sealed record DrawnOrder(string Purpose, string RosterHash, IReadOnlyList<string> Order);

public static class RosterHash
{
    /// <summary>SHA-256 of the ids in ordinal order, each followed by a line feed, as UTF-8.</summary>
    public static string Of(IEnumerable<string> roster) =>
        Sha256Hex.Of(string.Concat(roster.Order(StringComparer.Ordinal).Select(id => id + "\n")));
}
