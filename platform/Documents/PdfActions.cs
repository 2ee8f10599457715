namespace Funding.Platform.Documents;

/// <summary>What a PDF would do by itself, read from its objects wherever they lie, also packed into object streams.</summary>
internal static class PdfActions
{
    private const long MaxUnpackedBytes = 32 * 1024 * 1024;

    /// <param name="content">Seekable; its position is moved.</param>
    [SuppressMessage("Design", "CA1031", Justification = "A PDF that this reader cannot follow is told to those who read it, not refused.")]
    public static DocumentWarnings Find(Stream content)
    {
        try
        {
            using var pdf = BoundedPdf.Open(content, MaxUnpackedBytes);
            return new PdfWalk(pdf.Structure).Find();
        }
        catch (Exception)
        {
            return DocumentWarnings.Unread;
        }
    }
}
