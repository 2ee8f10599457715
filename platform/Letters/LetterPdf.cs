using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Funding.Platform.Letters;

/// <summary>A document as a PDF, with its fonts in it. Only where a Chinese font of TrueType outlines is found.</summary>
public sealed class LetterPdf(LetterFonts fonts)
{
    public const string ContentType = "application/pdf";

    static LetterPdf() => LetterFontResolver.Use();

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
        var sizes = new Dictionary<(LetterFace, double), XFont>();
        XFont FontOf(LetterFace face, double size) => sizes.TryGetValue((face, size), out var known)
            ? known
            : sizes[(face, size)] = new XFont(fonts.Of(face), size);
        using var ruler = XGraphics.CreateMeasureContext(
            new XSize(LetterLayout.PageWidth, LetterLayout.PageHeight), XGraphicsUnit.Point, XPageDirection.Downwards);
        foreach (var page in LetterComposer.Compose(letter, (face, size, text) => ruler.MeasureString(text, FontOf(face, size)).Width))
            Draw(document.AddPage(), page, FontOf);
        using var content = new MemoryStream();
        document.Save(content);
        return content.ToArray();
    }

    private static void Draw(PdfPage page, LetterPage drawn, Func<LetterFace, double, XFont> fontOf)
    {
        page.Width = XUnit.FromPoint(LetterLayout.PageWidth);
        page.Height = XUnit.FromPoint(LetterLayout.PageHeight);
        using var graphics = XGraphics.FromPdfPage(page);
        foreach (var rule in drawn.Rules)
            graphics.DrawLine(new XPen(rule.Red ? XColors.Red : XColors.Black, rule.Width), rule.X1, rule.Y1, rule.X2, rule.Y2);
        foreach (var run in drawn.Runs)
            graphics.DrawString(run.Text, fontOf(run.Face, run.Size), run.Red ? XBrushes.Red : XBrushes.Black, run.X, run.Y);
    }
}
