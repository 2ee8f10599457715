namespace Funding.Platform.Documents;

/// <summary>What the first bytes of a content say it is.</summary>
internal enum ContentKind
{
    Unknown,
    Pdf,
    Png,
    Jpeg,
    Zip,
    Ole,
    OtherArchive,
    Gif,
    Html,
    Program,
}

internal static class ContentKinds
{
    /// <summary>First bytes needed by <see cref="Of"/>.</summary>
    public const int HeadBytes = 512;

    private static readonly (ContentKind Kind, byte[] Magic, int Offset)[] Magics =
    [
        (ContentKind.Pdf, "%PDF-"u8.ToArray(), 0),
        (ContentKind.Png, [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8], 0),
        (ContentKind.Jpeg, [0xFF, 0xD8, 0xFF], 0),
        (ContentKind.Zip, [.. "PK"u8, 3, 4], 0),
        (ContentKind.Zip, [.. "PK"u8, 5, 6], 0),
        (ContentKind.Zip, [.. "PK"u8, 7, 8], 0),
        (ContentKind.Ole, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0),
        (ContentKind.OtherArchive, [.. "Rar!"u8, 0x1A, 7], 0),
        (ContentKind.OtherArchive, [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], 0),
        (ContentKind.OtherArchive, [0x1F, 0x8B, 8], 0),
        (ContentKind.OtherArchive, "BZh"u8.ToArray(), 0),
        (ContentKind.OtherArchive, [0xFD, .. "7zXZ"u8, 0], 0),
        (ContentKind.OtherArchive, [0x28, 0xB5, 0x2F, 0xFD], 0),
        (ContentKind.OtherArchive, "MSCF"u8.ToArray(), 0),
        (ContentKind.OtherArchive, "ustar"u8.ToArray(), 257),
        (ContentKind.Gif, "GIF8"u8.ToArray(), 0),
        (ContentKind.Program, "MZ"u8.ToArray(), 0),
        (ContentKind.Program, [0x7F, .. "ELF"u8], 0),
    ];

    public static ContentKind Of(ReadOnlySpan<byte> head)
    {
        foreach (var (kind, magic, offset) in Magics)
        {
            if (head.Length > offset && head[offset..].StartsWith(magic))
            {
                return kind;
            }
        }

        var text = Encoding.ASCII.GetString(head).TrimStart('?', ' ', '\t', '\r', '\n').ToUpperInvariant();
        return text.StartsWith("<!DOCTYPE HTML", StringComparison.Ordinal)
            || text.StartsWith("<HTML", StringComparison.Ordinal)
            || text.Contains("<SCRIPT", StringComparison.Ordinal)
            ? ContentKind.Html
            : ContentKind.Unknown;
    }

    /// <summary>How a refusal calls it.</summary>
    public static Bilingual Label(this ContentKind kind) => kind switch
    {
        ContentKind.Unknown => DocumentRefusals.UnknownFormat,
        ContentKind.Ole => Bilingual.Same("Office 97-2003 (DOC/XLS)"),
        ContentKind.OtherArchive => Bilingual.Same("RAR/7Z/TAR/GZ"),
        ContentKind.Program => Bilingual.Same("EXE"),
        _ => Bilingual.Same(kind.ToString().ToUpperInvariant()),
    };

    /// <summary>Whether a readable ZIP directory ends the tail of a file although its head is something else.</summary>
    /// <param name="content">Seekable; its position is moved.</param>
    public static async Task<bool> EndsAsZipAsync(Stream content, CancellationToken cancellation)
    {
        const int endRecord = 22;
        var tail = new byte[(int)Math.Min(content.Length, 65535 + endRecord)];
        var start = content.Length - tail.Length;
        content.Position = start;
        await content.ReadExactlyAsync(tail, cancellation);
        var end = tail.Length;
        while ((end = tail.AsSpan(0, end).LastIndexOf("PK\x5\x6"u8)) >= 0)
        {
            if (end + endRecord > tail.Length)
            {
                continue;
            }

            var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
            var directory = start + end - size;
            if (size == 0 || directory < 0)
            {
                continue;
            }

            var signature = new byte[4];
            content.Position = directory;
            await content.ReadExactlyAsync(signature, cancellation);
            if (signature.AsSpan().SequenceEqual("PK\x1\x2"u8))
            {
                return true;
            }
        }

        return false;
    }
}
