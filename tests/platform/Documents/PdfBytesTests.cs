namespace Funding.Platform.Tests.Documents;

public sealed class PdfBytesTests
{
    [Fact]
    public void Whatever_is_read_wherever_is_what_the_file_has_there()
    {
        var random = new Random(20261130);
        var file = new byte[1_000_003];
        random.NextBytes(file);
        using var bytes = new PdfBytes(new MemoryStream(file));
        Assert.Equal(file.Length, bytes.Length);
        var buffer = new byte[200_000];
        for (var i = 0; i < 2_000; i++)
        {
            // Near where it was, as a reader of PDF goes, and now and then far away.
            var at = i % 10 == 0 ? random.Next(file.Length + 10) : Math.Max(0, bytes.Position + random.Next(-300, 300));
            bytes.Position = at;
            var wanted = i % 7 == 0 ? random.Next(buffer.Length) : random.Next(3);
            var read = bytes.Read(buffer.AsSpan(0, wanted));
            Assert.Equal(Math.Clamp(file.Length - at, 0, wanted), read);
            Assert.True(buffer.AsSpan(0, read).SequenceEqual(file.AsSpan((int)Math.Min(at, file.Length), read)));
            Assert.Equal(at + read, bytes.Position);
            Assert.Equal(at + read < file.Length ? file[at + read] : -1, bytes.ReadByte());
        }
    }

    [Fact]
    public void A_reader_that_is_sent_over_the_same_bytes_again_and_again_is_stopped()
    {
        using var bytes = new PdfBytes(new MemoryStream([1, 2, 3]));
        var reads = 0;
        void ReadOnAndOn()
        {
            for (; ; reads++)
            {
                bytes.Position = 0;
                bytes.ReadByte();
            }
        }

        Assert.Throws<InvalidDataException>(ReadOnAndOn);
        Assert.InRange(reads, 1_000_000, 1_001_000);
    }
}
