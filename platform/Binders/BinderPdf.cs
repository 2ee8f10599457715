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
    private readonly LetterPen pen;
    private readonly int mostPages;
    private readonly BinderFeet feet;
    private readonly List<PdfPage> own = [];

    /// <param name="mostPages">Of all documents together.</param>
    /// <exception cref="KeyNotFoundException">There is no Chinese font of TrueType outlines, see <see cref="LetterFonts.Any"/>.</exception>
    public BinderPdf(LetterFonts fonts, int mostPages)
    {
        (pen, this.mostPages) = (new LetterPen(fonts), mostPages);
        feet = new(document, pen.FontOf(LetterFace.Body, FootSize));
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
        // The numbers of pages on the cover can push a line over; a second time they are as wide as the last.
        var binder = of(1);
        var front = BinderComposer.Compose(binder, pen.WidthOf);
        for (var again = 0; again < 3; again++)
        {
            binder = of(front.Count);
            var next = BinderComposer.Compose(binder, pen.WidthOf);
            var same = next.Count == front.Count;
            front = next;
            if (same)
                break;
        }

        foreach (var (index, page) in front.Index())
        {
            own.Add(document.InsertPage(index));
            pen.Draw(own[^1], page);
        }

        var numbers = Enumerable.Range(0, document.PageCount).ToDictionary(i => document.Pages[i], i => i + 1);
        var count = document.PageCount;
        string FootOf(PdfPage page) => $"{binder.Number}    {binder.Foot(numbers[page], count)}";
        foreach (var page in own)
        {
            using var graphics = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append);
            BinderFeet.DrawText(
                graphics, pen.FontOf(LetterFace.Body, FootSize), FootOf(page), page.Width.Point,
                page.Height.Point - BinderComposer.Foot - (BinderComposer.Margin / 4));
        }

        feet.Draw(FootOf);
        document.Info.Title = $"{binder.Title} {binder.Number}";
        document.Language = binder.Language;
        document.Save(into, closeStream: false);
    }

    public void Dispose()
    {
        pen.Dispose();
        document.Dispose();
    }

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
        if (type == DocumentType.Png && !BinderImages.CanUnpack(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))
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
}
