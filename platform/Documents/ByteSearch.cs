namespace Funding.Platform.Documents;

/// <summary>Counts byte patterns in a stream through one small buffer.</summary>
internal sealed class ByteSearch
{
    private const int BufferBytes = 64 * 1024;
    private readonly byte[][] patterns;
    private readonly long[] counts;
    private readonly byte[] kept;
    private byte[] window = [];
    private int keptBytes;

    /// <param name="patterns">Each at least one byte long.</param>
    public ByteSearch(params byte[][] patterns)
    {
        this.patterns = patterns;
        counts = new long[patterns.Length];
        kept = new byte[patterns.Max(p => p.Length) - 1];
    }

    /// <summary>How often the pattern at <paramref name="index"/> was seen so far.</summary>
    public long this[int index] => counts[index];

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(bytes.Length, BufferBytes)..])
        {
            var part = bytes[..Math.Min(bytes.Length, BufferBytes)];
            if (window.Length < kept.Length + part.Length)
            {
                window = new byte[kept.Length + part.Length];
            }

            kept.AsSpan(0, keptBytes).CopyTo(window);
            part.CopyTo(window.AsSpan(keptBytes));
            var seen = window.AsSpan(0, keptBytes + part.Length);
            for (var i = 0; i < patterns.Length; i++)
            {
                // What lies wholly in the kept bytes was counted the time before.
                var from = Math.Max(0, keptBytes - patterns[i].Length + 1);
                counts[i] += Count(seen[from..], patterns[i]);
            }

            keptBytes = Math.Min(kept.Length, seen.Length);
            seen[^keptBytes..].CopyTo(kept);
        }
    }

    public async Task<ByteSearch> ReadAsync(Stream content, CancellationToken cancellation)
    {
        var buffer = new byte[content.CanSeek ? (int)Math.Clamp(content.Length - content.Position, 1, BufferBytes) : BufferBytes];
        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            Feed(buffer.AsSpan(0, read));
        }

        return this;
    }

    private static int Count(ReadOnlySpan<byte> bytes, byte[] pattern)
    {
        var count = 0;
        for (int at; (at = bytes.IndexOf(pattern)) >= 0; bytes = bytes[(at + 1)..])
        {
            count++;
        }

        return count;
    }
}
