namespace Funding.Platform.Tests.Storage;

/// <summary>A forward stream of known bytes and length that holds none of them.</summary>
public sealed class PatternStream(long length, Action<long>? look = null) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static async Task VerifyAsync(Stream stream, long length, Action<long>? look = null)
    {
        var buffer = new byte[80_000];
        long at = 0;
        for (int read; (read = await stream.ReadAsync(buffer)) > 0; at += read)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] != At(at + i))
                    Assert.Fail($"Byte {at + i} differs.");
            }

            look?.Invoke(at);
        }

        Assert.Equal(length, at);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var take = (int)Math.Min(Math.Min(count, 70_001), length - position);
        for (var i = 0; i < take; i++)
            buffer[offset + i] = At(position + i);
        position += take;
        look?.Invoke(position);
        return take;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static byte At(long position) => (byte)(position ^ (position >> 8) ^ (position >> 17));
}
