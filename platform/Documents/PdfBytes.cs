namespace Funding.Platform.Documents;

/// <summary>
/// A file as a PDF reader may read it. Such a reader goes to and fro byte by byte, so what lies near is kept in memory; and a file made
/// for it sends it over everything again and again, so there is an end to that.
/// </summary>
internal sealed class PdfBytes(Stream content) : Stream
{
    private const int PageBytes = 64 * 1024;
    private const int MostPages = 8;
    private const int FreeReads = 1_000_000;

    /// <summary>Reads that a file may cost, for each of its bytes.</summary>
    private const int MostReadsOfAByte = 16;

    private readonly LinkedList<(long Number, byte[] Bytes)> recent = [];
    private readonly long length = content.Length;
    private long position;
    private long reads;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">It was read too often.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (++reads > FreeReads + (MostReadsOfAByte * length))
        {
            throw new InvalidDataException("A PDF sends its reader over the same bytes again and again.");
        }

        // A reader of one file takes what it asked for as given: it gets all of it.
        var read = 0;
        while (read < buffer.Length && position < length)
        {
            var (number, from) = (position / PageBytes, (int)(position % PageBytes));
            var part = PageAt(number).AsSpan(from, Math.Min(buffer.Length - read, LengthOf(number) - from));
            part.CopyTo(buffer[read..]);
            position += part.Length;
            read += part.Length;
        }

        return read;
    }

    // The base class would make an array for each byte.
    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override long Seek(long offset, SeekOrigin origin) => position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] PageAt(long number)
    {
        if (recent.First is { Value: var latest } && latest.Number == number)
        {
            return latest.Bytes;
        }

        for (var node = recent.First; node is not null; node = node.Next)
        {
            if (node.Value.Number == number)
            {
                recent.Remove(node);
                recent.AddFirst(node);
                return node.Value.Bytes;
            }
        }

        var bytes = recent.Count < MostPages ? new byte[Math.Min(PageBytes, length)] : recent.Last!.Value.Bytes;
        if (recent.Count == MostPages)
        {
            recent.RemoveLast();
        }

        content.Position = number * PageBytes;
        content.ReadExactly(bytes.AsSpan(0, LengthOf(number)));
        recent.AddFirst((number, bytes));
        return bytes;
    }

    private int LengthOf(long number) => (int)Math.Min(PageBytes, length - (number * PageBytes));
}
