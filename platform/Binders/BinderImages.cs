namespace Funding.Platform.Binders;

/// <summary>How large an image says it is, read before anything is unpacked.</summary>
internal static class BinderImages
{
    /// <summary>A sheet of A3 at 400 dots an inch has 31 million.</summary>
    public const long MostPixels = 60_000_000;

    private static readonly byte[] Head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>False for a PNG with too many, or none, or that is no PNG. A JPEG is never unpacked.</returns>
    public static bool CanUnpack(ReadOnlySpan<byte> png) => png.Length > 24 && png.StartsWith(Head)
        && BinaryPrimitives.ReadUInt32BigEndian(png[16..]) is > 0 and var width
        && BinaryPrimitives.ReadUInt32BigEndian(png[20..]) is > 0 and var height
        && (long)width * height <= MostPixels;
}
