namespace Funding.Platform.Lists;

/// <summary>Tells what kind of file a list came in by its first bytes, whatever its name, and opens its sheets.</summary>
internal static class ListFile
{
    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Calls <paramref name="read"/> with the sheets; they are closed after it.</summary>
    /// <exception cref="RefusedException">Another kind of file, or a damaged one.</exception>
    public static T Read<T>(ListForm form, byte[] content, Func<IReadOnlyList<SpreadsheetSheet>, T> read)
    {
        if (content.AsSpan().StartsWith(Ole))
        {
            throw new RefusedException(WorkbookRefusals.Encrypted());
        }

        if (content.AsSpan().StartsWith("%PDF"u8))
        {
            throw new RefusedException(WorkbookRefusals.OtherFormat(".pdf"));
        }

        // BIFF before OLE, as some exports still write it; a web page with a spreadsheet's name.
        if (content is [0x09, 0x08 or 0x04 or 0x02 or 0x00, ..])
        {
            throw new RefusedException(WorkbookRefusals.OtherFormat(".xls"));
        }

        if (content is not [0x50, 0x4B, 0x03 or 0x05 or 0x07, ..])
        {
            return read([new SpreadsheetSheet(null, false, ListCsv.Read(form, content))]);
        }

        using var package = XlsxPackage.Open(content);
        return read(new XlsxReader(package).Sheets());
    }
}
