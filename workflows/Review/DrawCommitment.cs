namespace Funding.Workflows.Review;

/// <summary>The promise that is published before the call closes: it fixes the seed and tells nothing about it.</summary>
public static class DrawCommitment
{
    private const string Domain = "funding/draw-commitment/v1";

    /// <summary>SHA-256 of the domain line, the round's id line and the 32 bytes of the seed, in lower-case hex.</summary>
    /// <exception cref="ArgumentException">The seed is not 32 bytes, or the round id has a line break.</exception>
    public static string Of(ReadOnlySpan<byte> seed, string roundId)
    {
        if (seed.Length != DrawSequence.SeedLength) throw new ArgumentException("a seed has 32 bytes", nameof(seed));
        if (roundId.Contains('\n', StringComparison.Ordinal))
            throw new ArgumentException("a round id is one line", nameof(roundId));
        return Sha256Hex.Of([.. Encoding.UTF8.GetBytes($"{Domain}\n{roundId}\n"), .. seed]);
    }
}
