using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Funding.Platform.Letters;

/// <summary>Measures and draws pages that were composed, each font at each size made once.</summary>
internal sealed class LetterPen : IDisposable
{
    private readonly Dictionary<(LetterFace, double), XFont> known = [];
    private readonly LetterFonts fonts;
    private readonly XGraphics ruler;

    static LetterPen() => LetterFontResolver.Use();

    public LetterPen(LetterFonts fonts)
    {
        this.fonts = fonts;
        ruler = XGraphics.CreateMeasureContext(
            new XSize(LetterLayout.PageWidth, LetterLayout.PageHeight), XGraphicsUnit.Point, XPageDirection.Downwards);
    }

    /// <exception cref="KeyNotFoundException">There is no Chinese font of TrueType outlines, see <see cref="LetterFonts.Any"/>.</exception>
    public XFont FontOf(LetterFace face, double size) =>
        known.TryGetValue((face, size), out var font) ? font : known[(face, size)] = new XFont(fonts.Of(face), size);

    public double WidthOf(LetterFace face, double size, string text) => ruler.MeasureString(text, FontOf(face, size)).Width;

    /// <summary>Onto a page that becomes one of A4.</summary>
    public void Draw(PdfPage page, LetterPage drawn)
    {
        page.Width = XUnit.FromPoint(LetterLayout.PageWidth);
        page.Height = XUnit.FromPoint(LetterLayout.PageHeight);
        using var graphics = XGraphics.FromPdfPage(page);
        foreach (var rule in drawn.Rules)
            graphics.DrawLine(new XPen(rule.Red ? XColors.Red : XColors.Black, rule.Width), rule.X1, rule.Y1, rule.X2, rule.Y2);
        foreach (var run in drawn.Runs)
            graphics.DrawString(run.Text, FontOf(run.Face, run.Size), run.Red ? XBrushes.Red : XBrushes.Black, run.X, run.Y);
    }

    public void Dispose() => ruler.Dispose();
}
