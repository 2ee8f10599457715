using UglyToad.PdfPig;

namespace Funding.Platform.Documents;

/// <summary>Opens a PDF that anybody may have made, within limits of memory and time.</summary>
internal static class BoundedPdf
{
    /// <param name="content">Seekable; its position is moved.</param>
    /// <param name="maxUnpackedBytes">What its lists of objects may unpack to altogether.</param>
    /// <exception cref="Exception">Of any kind: what it is made of is the file's choice.</exception>
    public static PdfDocument Open(Stream content, long maxUnpackedBytes) => PdfDocument.Open(
        new PdfBytes(content),
        new ParsingOptions { FilterProvider = new BoundedPdfFilters(maxUnpackedBytes), UseLenientParsing = true });
}
