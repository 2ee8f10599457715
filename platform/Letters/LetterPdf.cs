using PdfSharp.Pdf;

namespace Funding.Platform.Letters;

/// <summary>A document as a PDF, with its fonts in it. Only where a Chinese font of TrueType outlines is found.</summary>
public sealed class LetterPdf(LetterFonts fonts)
{
    public const string ContentType = "application/pdf";

    /// <summary>False where there is no font to set it in.</summary>
    public bool CanWrite => fonts.Any;

    /// <exception cref="InvalidOperationException">There is no font; see <see cref="CanWrite"/>.</exception>
    public byte[] Write(Letter letter)
    {
        if (!CanWrite)
            throw new InvalidOperationException("There is no Chinese font of TrueType outlines to set a document in.");
        using var document = new PdfDocument();
        document.Info.Title = letter.Title;
        document.Info.Author = letter.Issuer;
        document.Language = "zh-CN";
        using var pen = new LetterPen(fonts);
        foreach (var page in LetterComposer.Compose(letter, pen.WidthOf))
            pen.Draw(document.AddPage(), page);
        using var content = new MemoryStream();
        document.Save(content);
        return content.ToArray();
    }
}
