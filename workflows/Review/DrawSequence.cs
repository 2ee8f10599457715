namespace Funding.Workflows.Review;

/// <summary>
/// All chance of a round, from its committed seed and the public value. For each purpose an endless stream of
/// unsigned 64-bit integers: block k (k = 0, 1, 2 …) is HMAC-SHA256(seed, "value|purpose|k") and gives four, big-endian.
/// docs/verifying.md replays it in a few lines of Python.
/// </summary>
public sealed class DrawSequence
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedLength = 32;

    private readonly byte[] seed;
    private readonly string value;

    /// <param name="seed">The 32 bytes that were committed.</param>
    /// <param name="publicValue">In any spelling; it is normalised here.</param>
    public DrawSequence(ReadOnlySpan<byte> seed, string publicValue)
    {
        if (seed.Length != SeedLength) throw new ArgumentException("a seed has 32 bytes", nameof(seed));
        this.seed = seed.ToArray();
        value = PublicValue.Normalise(publicValue);
    }

    /// <summary>
    /// The roster in drawn order. The roster is a set: it is sorted by ordinal order of UTF-16 first, so the order it
    /// comes in changes nothing. Fisher-Yates from the end: i from n-1 down to 1, swap with an unbiased j of 0..i.
    /// </summary>
    /// <param name="purpose">What the order is for, such as "experts"; no '|'.</param>
    /// <param name="roster">Distinct ids.</param>
    /// <exception cref="ArgumentException">The purpose has a '|', or an id comes twice.</exception>
    public IReadOnlyList<string> Shuffle(string purpose, IEnumerable<string> roster)
    {
        var order = roster.Order(StringComparer.Ordinal).ToArray();
        for (var i = 1; i < order.Length; i++)
            if (order[i] == order[i - 1])
                throw new ArgumentException($"'{order[i]}' is on the roster twice", nameof(roster));
        var stream = new Stream(this, purpose);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = stream.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    /// <summary>The first integers of 0..bound-1 of a purpose, every one equally likely.</summary>
    public IReadOnlyList<int> Integers(string purpose, int bound, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var stream = new Stream(this, purpose);
        return [.. Enumerable.Range(0, count).Select(_ => stream.Below(bound))];
    }

    /// <summary>value|purpose|k reads in one way only when the purpose has no bar: the counter has none either.</summary>
    public static bool IsPurpose(string purpose) => purpose.Length > 0 && !purpose.Contains('|', StringComparison.Ordinal);

    private byte[] Block(string purpose, long k) => HMACSHA256.HashData(
        seed, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{value}|{purpose}|{k}")));

    private sealed class Stream
    {
        private readonly DrawSequence draw;
        private readonly string purpose;
        private byte[] block = [];
        private int offset;
        private long next;

        public Stream(DrawSequence draw, string purpose)
        {
            if (!IsPurpose(purpose))
                throw new ArgumentException("a purpose is not empty and has no '|'", nameof(purpose));
            this.draw = draw;
            this.purpose = purpose;
        }

        /// <summary>Rejection: an integer at or above the largest multiple of the bound is skipped.</summary>
        public int Below(int bound)
        {
            var n = (ulong)bound;
            var tooHigh = (UInt128.One << 64) / n * n;
            ulong drawn;
            do drawn = Take();
            while (drawn >= tooHigh);
            return (int)(drawn % n);
        }

        private ulong Take()
        {
            if (offset == block.Length)
            {
                block = draw.Block(purpose, next++);
                offset = 0;
            }
            var drawn = BinaryPrimitives.ReadUInt64BigEndian(block.AsSpan(offset));
            offset += sizeof(ulong);
            return drawn;
        }
    }
}
