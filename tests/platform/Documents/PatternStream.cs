namespace Funding.Platform.Tests.Documents;

/// <summary>A PDF of any length that is nowhere in memory: its head, filler, its end.</summary>
public sealed class PatternStream(long fileLength, long start = 0, long length = long.MaxValue) : Stream
{
    private static readonly byte[] Head = "%PDF-1.4\n"u8.ToArray();
    private static readonly byte[] End = "\n%%EOF\n"u8.ToArray();
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = (int)Math.Min(buffer.Length, Math.Min(length, fileLength - start) - position);
        for (var i = 0; i < read; i++)
        {
            var at = start + position + i;
            buffer[i] = at < Head.Length ? Head[at] : at >= fileLength - End.Length ? End[at - (fileLength - End.Length)] : (byte)'x';
        }

        position += read;
        return read;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
