namespace Funding.Platform.Documents;

/// <summary>
/// A photograph as it may be kept: the picture and how it is turned, without the place, the device and whatever else a camera writes.
/// </summary>
public static class Photograph
{
    private const byte Mark = 0xFF;
    private const byte Begin = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte ExifSegment = 0xE1;
    private const int OrientationTag = 0x0112;

    private static readonly byte[] PngHead = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A];

    // What makes the picture; whatever else a PNG has is text, time or Exif.
    private static readonly string[] PngKept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

    /// <returns>The same where it is neither JPEG nor PNG; null where it begins as one and cannot be read to its end.</returns>
    public static byte[]? WithoutMetadata(byte[] content) =>
        content is [Mark, Begin, Mark, ..] ? Jpeg(content)
        : content.AsSpan().StartsWith(PngHead) ? Png(content)
        : content;

    private static byte[]? Jpeg(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write([Mark, Begin]);
        var turned = false;
        for (var at = 2; at + 2 <= content.Length;)
        {
            if (content[at] != Mark)
                return null;
            var kind = content[at + 1];
            switch (kind)
            {
                case Mark:
                    at++;
                    continue;
                case End:
                    // What follows a picture is another one, or hidden.
                    kept.Write([Mark, End]);
                    return kept.ToArray();
                case 0x01 or >= 0xD0 and <= 0xD7:
                    kept.Write(content.Slice(at, 2));
                    at += 2;
                    continue;
            }

            if (at + 4 > content.Length)
                return null;
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 4 || at + length > content.Length)
                return null;
            var segment = content.Slice(at, length);
            if (kind == ExifSegment && !turned && OrientationOf(segment[4..]) is { } orientation)
            {
                kept.Write(Exif(orientation));
                turned = true;
            }
            else if (IsPicture(kind, segment[4..]))
            {
                kept.Write(segment);
            }

            at += length;
            if (kind == Scan)
            {
                var next = EndOfScan(content, at);
                if (next < 0)
                    return null;
                kept.Write(content[at..next]);
                at = next;
            }
        }

        return null;
    }

    /// <summary>Tables, frames and scans; of the segments of applications the colours alone: JFIF, ICC, Adobe's transform.</summary>
    private static bool IsPicture(byte kind, ReadOnlySpan<byte> said) => kind switch
    {
        0xE0 => said.StartsWith("JFIF\0"u8),
        0xE2 => said.StartsWith("ICC_PROFILE\0"u8),
        0xEE => said.StartsWith("Adobe"u8),
        0xFE or >= 0xE0 and <= 0xEF => false,
        _ => true,
    };

    /// <summary>The next mark that is none of the scan itself; -1 where there is none.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> content, int at)
    {
        for (; at + 1 < content.Length; at++)
            if (content[at] == Mark && content[at + 1] is not (0x00 or Mark or >= 0xD0 and <= 0xD7))
                return at;
        return -1;
    }

    /// <summary>How the picture is turned, by the first directory; null where it does not say, or cannot be read.</summary>
    private static ushort? OrientationOf(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8))
            return null;
        var tiff = exif[6..];
        var little = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || !(little || tiff.StartsWith("MM"u8)))
            return null;
        var directory = (long)Whole(tiff[4..], little);
        if (directory + 2 > tiff.Length)
            return null;
        var entries = Short(tiff[(int)directory..], little);
        for (var i = 0; i < entries; i++)
        {
            var entry = directory + 2 + (12L * i);
            if (entry + 12 > tiff.Length)
                return null;
            if (Short(tiff[(int)entry..], little) == OrientationTag)
                return Short(tiff[((int)entry + 8)..], little) is var turned and >= 1 and <= 8 ? turned : null;
        }

        return null;
    }

    private static byte[] Exif(ushort orientation) =>
    [
        Mark, ExifSegment, 0, 34, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1,
        0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Whole(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);

    private static byte[]? Png(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write(PngHead);
        for (var at = PngHead.Length; at + 12 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            if (length > content.Length - at - 12)
                return null;
            var chunk = content.Slice(at, 12 + (int)length);
            var kind = Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (PngKept.Contains(kind, StringComparer.Ordinal))
                kept.Write(chunk);
            if (kind == "IEND")
                return kept.ToArray();
            at += chunk.Length;
        }

        return null;
    }
}
