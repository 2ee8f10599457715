namespace Funding.Platform.Tests.Documents;

public sealed class PhotographTests
{
    private static readonly byte[] Picture =
        [0xFF, 0xDB, 0, 3, 7, 0xFF, 0xC0, 0, 3, 1, 0xFF, 0xDA, 0, 3, 0, 1, 0xFF, 0, 2, 0xFF, 0xD0, 3, 0xFF, 0xDA, 0, 3, 0, 9, 8];

    private static readonly byte[] Jfif = [0xFF, 0xE0, 0, 9, .. "JFIF\0"u8, 1, 2];

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Of_a_jpeg_the_picture_and_how_it_is_turned_are_left(bool little)
    {
        byte[] taken =
        [
            0xFF, 0xD8, .. Jfif, .. Exif(6, little), .. Segment(0xE1, "http://ns.adobe.com/xap GPS"u8), .. Segment(0xFE, "by Li Ming"u8),
            .. Segment(0xED, "Photoshop"u8), .. Segment(0xE2, "MPF\0"u8), .. Picture, 0xFF, 0xD9, .. "hidden"u8,
        ];
        byte[] kept = [0xFF, 0xD8, .. Jfif, .. Exif(6, little: false, place: false), .. Picture, 0xFF, 0xD9];
        Assert.Equal(kept, Photograph.WithoutMetadata(taken));
        Assert.Equal(kept, Photograph.WithoutMetadata(kept));
    }

    [Fact]
    public void An_exif_that_cannot_be_read_goes_whole()
    {
        byte[][] odd =
        [
            Exif(9, false), Segment(0xE1, "Exif\0\0"u8), Segment(0xE1, "Exif\0\0MM"u8),
            Segment(0xE1, [.. "Exif\0\0MM"u8, 0, 42, 0xFF, 0xFF, 0xFF, 0xFF]),
            Segment(0xE1, [.. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 0xFF, 0xFF]),
        ];
        byte[] kept = [0xFF, 0xD8, .. Picture, 0xFF, 0xD9];
        Assert.All(odd, exif => Assert.Equal(kept, Photograph.WithoutMetadata([0xFF, 0xD8, .. exif, .. Picture, 0xFF, 0xD9])));
    }

    [Fact]
    public void A_jpeg_that_breaks_off_anywhere_is_no_photograph()
    {
        byte[] taken = [0xFF, 0xD8, .. Jfif, .. Exif(6, false), .. Picture, 0xFF, 0xD9];
        for (var length = 3; length < taken.Length; length++)
            Assert.Null(Photograph.WithoutMetadata(taken[..length]));
    }

    [Fact]
    public void Of_a_png_what_makes_the_picture_is_left()
    {
        byte[] head = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A];
        byte[] picture = [.. Chunk("IHDR", 13), .. Chunk("pHYs", 9), .. Chunk("IDAT", 40)];
        byte[] taken =
        [
            .. head, .. Chunk("IHDR", 13), .. Chunk("eXIf", 30), .. Chunk("tEXt", 12), .. Chunk("pHYs", 9), .. Chunk("IDAT", 40),
            .. Chunk("tIME", 7), .. Chunk("IEND", 0), .. "PK"u8,
        ];
        byte[] kept = [.. head, .. picture, .. Chunk("IEND", 0)];
        Assert.Equal(kept, Photograph.WithoutMetadata(taken));
        for (var length = head.Length; length < kept.Length; length++)
            Assert.Null(Photograph.WithoutMetadata(kept[..length]));
    }

    [Fact]
    public void What_is_no_photograph_is_left_to_the_inspection()
    {
        byte[] page = [.. "<!DOCTYPE html>"u8];
        Assert.Same(page, Photograph.WithoutMetadata(page));
        Assert.Empty(Photograph.WithoutMetadata([])!);
    }

    private static byte[] Segment(byte kind, ReadOnlySpan<byte> content) =>
        [0xFF, kind, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string kind, int length) =>
        [0, 0, 0, (byte)length, .. Encoding.ASCII.GetBytes(kind), .. Enumerable.Repeat((byte)5, length), 1, 2, 3, 4];

    /// <param name="place">With a second entry, that a camera would point to a place with.</param>
    private static byte[] Exif(byte orientation, bool little, bool place = true)
    {
        byte[] Two(int value) => little ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value];
        byte[] Four(int value) => little ? [.. Two(value), 0, 0] : [0, 0, .. Two(value)];
        byte[] gps = place ? [.. Two(0x8825), .. Two(4), .. Four(1), .. Four(38)] : [];
        return Segment(0xE1,
        [
            .. "Exif\0\0"u8, .. little ? "II"u8.ToArray() : "MM"u8.ToArray(), .. Two(42), .. Four(8), .. Two(place ? 2 : 1), .. gps,
            .. Two(0x0112), .. Two(3), .. Four(1), .. Two(orientation), 0, 0, .. Four(0),
        ]);
    }
}
