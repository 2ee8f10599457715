using System.Buffers.Binary;
using System.IO.Compression;

namespace Funding.Local.Demo;

/// <summary>A photograph of a fictional workshop: benches before a wall in the light of the day, another for each number.</summary>
internal static class Snapshot
{
    private const int Width = 320;
    private const int Height = 240;

    public static byte[] Png(int number)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < Width; x++)
                    packed.Write(Colour(number, x, y));
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, [0, 0, Width >> 8, Width & 0xFF, 0, 0, 0, Height, 8, 2, 0, 0, 0]);
        Chunk(png, "IDAT"u8, pixels.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Colour(int number, int x, int y)
    {
        var light = 150 + ((Width - x) / 4);
        var bench = y > 150 && (x + (number * 23)) % 80 < 56;
        var tool = y is > 120 and <= 150 && (x + (number * 41)) % 80 is > 14 and < 34;
        return tool ? [(byte)(60 + (number * 17 % 90)), (byte)(90 + (number * 29 % 70)), 110]
            : bench ? [(byte)(light - 70), (byte)(light - 90), (byte)(light - 115)]
            : y > 190 ? [(byte)(light - 80), (byte)(light - 78), (byte)(light - 74)]
            : [(byte)light, (byte)(light + 4), (byte)(light - 8)];
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        byte[] whole = [.. kind, .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)content.Length);
        png.Write(number);
        png.Write(whole);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum(whole));
        png.Write(number);
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
