using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Funding.Platform.Binders;

/// <summary>
/// Whether a PDF may be given to the reader that takes its pages over, which unpacks its lists of objects without a limit and follows
/// whatever is nested: read before by one that has limits.
/// </summary>
internal static class BinderPdfCheck
{
    private const long MaxUnpackedBytes = 64 * 1024 * 1024;
    private const int MostObjects = 200_000;

    /// <param name="content">Seekable; its position is moved.</param>
    /// <returns>Null where nothing speaks against it.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with it: the cover says that its pages are left out.")]
    public static BinderFault? Find(Stream content)
    {
        try
        {
            using var pdf = BoundedPdf.Open(content, MaxUnpackedBytes);
            if (pdf.IsEncrypted)
                return BinderFault.Encrypted;
            var objects = pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys.ToList();
            if (objects.Count > MostObjects)
                return BinderFault.Unreadable;
            foreach (var reference in objects)
            {
                if (pdf.Structure.GetObject(reference)?.Data is StreamToken stream && IsRemote(stream))
                    return BinderFault.Unreadable;
            }

            return null;
        }
        catch (UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException)
        {
            return BinderFault.Encrypted;
        }
        catch (Exception)
        {
            return BinderFault.Unreadable;
        }
    }

    /// <summary>Its content is another file, or it shows a page of another file.</summary>
    private static bool IsRemote(StreamToken stream) =>
        stream.StreamDictionary.ContainsKey(NameToken.Create("F")) || stream.StreamDictionary.ContainsKey(NameToken.Create("Ref"));
}
