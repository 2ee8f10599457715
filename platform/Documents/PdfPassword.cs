using UglyToad.PdfPig.Exceptions;

namespace Funding.Platform.Documents;

/// <summary>
/// Whether a PDF asks for a password when it is opened. Many are encrypted with an empty one, only to forbid changes; those pass.
/// </summary>
internal static class PdfPassword
{
    private const long MaxUnpackedBytes = 32 * 1024 * 1024;
    private static readonly byte[] Mark = "/Encrypt"u8.ToArray();

    /// <param name="content">Seekable; its position is moved.</param>
    [SuppressMessage("Design", "CA1031", Justification = "A PDF that this reader cannot follow is left to the people who read it.")]
    public static async Task<bool> IsNeededAsync(Stream content, CancellationToken cancellation)
    {
        content.Position = 0;
        if ((await new ByteSearch(Mark).ReadAsync(content, cancellation))[0] == 0)
        {
            return false;
        }

        try
        {
            using var pdf = BoundedPdf.Open(content, MaxUnpackedBytes);
            return false;
        }
        catch (PdfDocumentEncryptedException)
        {
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
