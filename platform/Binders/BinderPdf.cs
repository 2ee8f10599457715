using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace Funding.Platform.Binders;

/// <summary>
/// One PDF of many documents: their pages first, for only then is it known what the cover says, then cover and answers before them.
/// Nothing of a document but its pages is taken over.
/// </summary>
public sealed class BinderPdf : IDisposable
{
    private const double FootSize = 8;

    private readonly PdfDocument document = new();
    private readonly Dictionary<(LetterFace, double), XFont> known = [];
    private readonly LetterFonts fonts;
    private readonly int mostPages;
    private readonly BinderFeet feet;
    private readonly List<PdfPage> own = [];

    static BinderPdf() => LetterFontResolver.Use();

    /// <param name="mostPages">Of all documents together.</param>
    /// <exception cref="KeyNotFoundException">There is no Chinese font of TrueType outlines, see <see cref="LetterFonts.Any"/>.</exception>
    public BinderPdf(LetterFonts fonts, int mostPages)
    {
        (this.fonts, this.mostPages) = (fonts, mostPages);
        feet = new(document, FontOf(LetterFace.Body, FootSize));
    }

    /// <summary>Adds the pages of a document behind those that are there; all of them or none.</summary>
    /// <param name="content">Seekable; not needed any more afterwards.</param>
    /// <exception cref="BinderPagesException">There would be too many; nothing can be made of it any more.</exception>
    public BinderAdded Add(DocumentType type, Stream content) => type switch
    {
        DocumentType.Pdf => AddPages(content),
        DocumentType.Png or DocumentType.Jpeg => AddImage(type, content),
        _ => BinderAdded.Not(BinderFault.Type),
    };

    /// <summary>Sets what stands before the documents, numbers all pages and writes the file.</summary>
    /// <param name="of">The cover and the answers, where so many pages stand before the documents.</param>
    public void Write(Func<int, Binder> of, Stream into)
    {
        using var ruler = XGraphics.CreateMeasureContext(
            new XSize(BinderComposer.Width, BinderComposer.Height), XGraphicsUnit.Point, XPageDirection.Downwards);
        double WidthOf(LetterFace face, double size, string text) => ruler.MeasureString(text, FontOf(face, size)).Width;
        // The numbers of pages on the cover can push a line over; a second time they are as wide as the last.
        var binder = of(1);
        var front = BinderComposer.Compose(binder, WidthOf);
        for (var again = 0; again < 3; again++)
        {
            binder = of(front.Count);
            var next = BinderComposer.Compose(binder, WidthOf);
            var same = next.Count == front.Count;
            front = next;
            if (same)
                break;
        }

        foreach (var (index, page) in front.Index())
            Draw(document.InsertPage(index), page);
        var numbers = Enumerable.Range(0, document.PageCount).ToDictionary(i => document.Pages[i], i => i + 1);
        var count = document.PageCount;
        string FootOf(PdfPage page) => $"{binder.Number}    {binder.Foot(numbers[page], count)}";
        foreach (var page in own)
        {
            using var graphics = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append);
            BinderFeet.DrawText(
                graphics, FontOf(LetterFace.Body, FootSize), FootOf(page), page.Width.Point,
                page.Height.Point - BinderComposer.Foot - (BinderComposer.Margin / 4));
        }

        feet.Draw(FootOf);
        document.Info.Title = $"{binder.Title} {binder.Number}";
        document.Language = binder.Language;
        document.Save(into, closeStream: false);
    }

    public void Dispose() => document.Dispose();

    [SuppressMessage("Design", "CA1031", Justification = "A PDF whose pages cannot be taken over is named on the cover, not refused.")]
    private BinderAdded AddPages(Stream content)
    {
        if (BinderPdfCheck.Find(content) is { } fault)
            return BinderAdded.Not(fault);
        var before = document.PageCount;
        var taken = new List<PdfPage>();
        try
        {
            content.Position = 0;
            using var source = PdfReader.Open(content, PdfDocumentOpenMode.Import);
            if (source.PageCount == 0)
                return BinderAdded.Not(BinderFault.Unreadable);
            if (before + source.PageCount > mostPages)
                throw new BinderPagesException(mostPages);
            foreach (var page in source.Pages)
            {
                var stamps = BinderAnnotations.Take(source, page);
                var added = document.AddPage(page);
                BinderAnnotations.Put(document, added, stamps);
                taken.Add(added);
            }
        }
        catch (Exception failed) when (failed is not BinderPagesException)
        {
            while (document.PageCount > before)
                document.Pages.RemoveAt(document.PageCount - 1);
            return BinderAdded.Not(BinderFault.Unreadable);
        }

        taken.ForEach(feet.Add);
        return new(taken.Count, null);
    }

    [SuppressMessage("Design", "CA1031", Justification = "An image that cannot be read is named on the cover, not refused.")]
    private BinderAdded AddImage(DocumentType type, Stream content)
    {
        if (document.PageCount >= mostPages)
            throw new BinderPagesException(mostPages);
        using var bytes = new MemoryStream();
        content.Position = 0;
        content.CopyTo(bytes);
        if (type == DocumentType.Png && !BinderImages.CanUnpack(bytes.ToArray()))
            return BinderAdded.Not(BinderFault.Pixels);
        var page = document.AddPage();
        try
        {
            bytes.Position = 0;
            using var image = XImage.FromStream(bytes);
            var wide = image.PixelWidth > image.PixelHeight;
            var (width, height) = wide ? (BinderComposer.Height, BinderComposer.Width) : (BinderComposer.Width, BinderComposer.Height);
            (page.Width, page.Height) = (XUnit.FromPoint(width), XUnit.FromPoint(height));
            var (most, tall) = (width - BinderComposer.Margin, height - BinderComposer.Margin - BinderComposer.Foot);
            var scale = Math.Min(most / image.PixelWidth, tall / image.PixelHeight);
            using var graphics = XGraphics.FromPdfPage(page);
            graphics.DrawImage(
                image, (width - (image.PixelWidth * scale)) / 2, BinderComposer.Margin / 2, image.PixelWidth * scale,
                image.PixelHeight * scale);
        }
        catch (Exception)
        {
            document.Pages.Remove(page);
            return BinderAdded.Not(BinderFault.Unreadable);
        }

        own.Add(page);
        return new(1, null);
    }

    private void Draw(PdfPage page, LetterPage drawn)
    {
        (page.Width, page.Height) = (XUnit.FromPoint(BinderComposer.Width), XUnit.FromPoint(BinderComposer.Height));
        using var graphics = XGraphics.FromPdfPage(page);
        foreach (var run in drawn.Runs)
            graphics.DrawString(run.Text, FontOf(run.Face, run.Size), XBrushes.Black, run.X, run.Y);
        own.Add(page);
    }

    private XFont FontOf(LetterFace face, double size) =>
        known.TryGetValue((face, size), out var font) ? font : known[(face, size)] = new XFont(fonts.Of(face), size);
}
