using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Funding.Platform.Binders;

/// <summary>
/// The foot below pages that came from documents. A page grows by its height at the edge that is its lower one as it is read, so nothing
/// of it is covered or made smaller; what the document cut off stays cut off. Its content is wrapped and not unpacked.
/// </summary>
internal sealed class BinderFeet(PdfDocument document, XFont font)
{
    private readonly List<(PdfPage Page, Frame Frame)> feet = [];

    public void Add(PdfPage page) => feet.Add((page, Frame.Of(page)));

    /// <param name="text">The foot of a page of the document.</param>
    public void Draw(Func<PdfPage, string> text)
    {
        if (feet.Count == 0)
            return;
        // A page that is never kept: what is drawn on it becomes objects of the document that other pages can name.
        var scratch = document.AddPage();
        using (var graphics = XGraphics.FromPdfPage(scratch))
        {
            foreach (var (page, frame) in feet)
            {
                var form = new XForm(document, new XSize(frame.Across, BinderComposer.Foot));
                using (var drawn = XGraphics.FromForm(form))
                    DrawText(drawn, font, text(page), frame.Across, 0);
                graphics.DrawImage(form, 0, 0);
            }
        }

        var forms = scratch.Elements.GetDictionary("/Resources")!.Elements.GetDictionary("/XObject")!;
        var names = forms.Elements.Keys.OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).ToList();
        foreach (var (index, (page, frame)) in feet.Index())
            Put(page, frame, $"/FundingFoot{index}", forms.Elements[names[index]]!);
        document.Pages.Remove(scratch);
    }

    public static void DrawText(XGraphics graphics, XFont font, string text, double width, double top) => graphics.DrawString(
        text, font, XBrushes.DimGray, new XRect(0, top, width, BinderComposer.Foot), XStringFormats.Center);

    private void Put(PdfPage page, Frame frame, string name, PdfItem form)
    {
        BinderResources.Objects(document, page).Elements[name] = form;
        var contents = new PdfArray(document);
        contents.Elements.Add(Content(frame.Before));
        foreach (var own in Own(page.Elements["/Contents"]))
            contents.Elements.Add(own);
        contents.Elements.Add(Content(frame.After(name)));
        page.Elements["/Contents"] = contents;
        foreach (var box in (string[])["/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"])
            page.Elements.Remove(box);
        page.Elements["/MediaBox"] = new PdfArray(document, [.. frame.Grown.Select(v => new PdfReal(v))]);
    }

    private static IEnumerable<PdfItem> Own(PdfItem? contents) => contents switch
    {
        PdfReference { Value: PdfArray list } => list.Elements,
        PdfArray list => list.Elements,
        PdfReference one => [one],
        _ => [],
    };

    private PdfReference Content(string operators)
    {
        var stream = new PdfDictionary(document);
        stream.CreateStream(Encoding.ASCII.GetBytes(operators));
        document.Internals.AddObject(stream);
        return stream.Reference!;
    }
}
