namespace Funding.Platform.Documents;

/// <summary>Whether a PDF, PNG or JPEG is there to its end, has nothing hidden behind it and can be opened.</summary>
internal static class WholeFile
{
    /// <exception cref="RefusedException">Cut off, locked with a password, or an archive at the same time.</exception>
    public static async Task CheckAsync(Stream content, DocumentType type, string slot, CancellationToken cancellation)
    {
        if (await ContentKinds.EndsAsZipAsync(content, cancellation))
        {
            throw new RefusedException(DocumentRefusals.Polyglot(slot, type));
        }

        var whole = type switch
        {
            DocumentType.Png => await PngEndsAsync(content, cancellation),
            DocumentType.Jpeg => await TailHasAsync(content, [0xFF, 0xD9], 1024 * 1024, cancellation),
            _ => await TailHasAsync(content, "%%EOF"u8.ToArray(), 4096, cancellation),
        };
        if (!whole)
        {
            throw new RefusedException(DocumentRefusals.Damaged(slot, type));
        }

        if (type == DocumentType.Pdf && await PdfPassword.IsNeededAsync(content, cancellation))
        {
            throw new RefusedException(DocumentRefusals.Encrypted(slot, null));
        }
    }

    private static async Task<bool> TailHasAsync(Stream content, byte[] pattern, int tailBytes, CancellationToken cancellation)
    {
        content.Position = Math.Max(0, content.Length - tailBytes);
        return (await new ByteSearch(pattern).ReadAsync(content, cancellation))[0] > 0;
    }

    private static async Task<bool> PngEndsAsync(Stream content, CancellationToken cancellation)
    {
        var header = new byte[8];
        for (long at = 8; at + 12 <= content.Length;)
        {
            content.Position = at;
            await content.ReadExactlyAsync(header, cancellation);
            if (header.AsSpan(4).SequenceEqual("IEND"u8))
            {
                return true;
            }

            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(header);
        }

        return false;
    }
}
