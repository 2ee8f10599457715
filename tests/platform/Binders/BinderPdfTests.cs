using Microsoft.Extensions.Options;
using UglyToad.PdfPig;

namespace Funding.Platform.Tests.Binders;

/// <summary>Documents bound into one PDF, read back.</summary>
public sealed class BinderPdfTests
{
    private static readonly LetterFonts Fonts = new(Options.Create(new LetterOptions()));

    private const string Seal = "<</Type/XObject/Subtype/Form/BBox[0 0 50 50]/Length 0>>\nstream\n\nendstream";

    [Fact]
    public void Cover_and_answers_stand_before_the_pages_in_their_order_and_every_page_has_its_foot()
    {
        var bound = Bind(
            (DocumentType.Pdf, Wide(300)), (DocumentType.Jpeg, Jpeg), (DocumentType.Png, Png(3, 2)), (DocumentType.Pdf, Wide(400)));
        using var pdf = PdfDocument.Open(bound.File);
        Assert.Equal([(1, null), (1, null), (1, null), (1, null)], bound.Added.Select(a => (a.Pages, a.Fault)));
        Assert.Equal(6, pdf.NumberOfPages);
        Assert.Equal([595, 595, 300, 842, 842, 400], pdf.GetPages().Select(p => (int)Math.Round(p.Width)));
        Assert.Equal("申报材料 330100-1", pdf.Information.Title);
        Assert.All(pdf.GetPages(), p => Assert.EndsWith($"330100-1{p.Number}/6", Text(p), StringComparison.Ordinal));
        Assert.Contains("目录协议.pdf第3页起", Text(pdf.GetPage(1)), StringComparison.Ordinal);
        Assert.Contains("学院名称杭州产业学院", Text(pdf.GetPage(2)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(1)>>", "")]
    [InlineData("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>/EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>", "")]
    [InlineData("", "/AA<</O<</S/Launch/F(calc.exe)>>>>")]
    [InlineData("", "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>]")]
    [InlineData("", "/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/FS 4 0 R/AP<</N 5 0 R>>>>]")]
    [InlineData("/AcroForm<</Fields[]/XFA[(a)(b)]>>", "/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]/AP<</N 5 0 R>>>>]")]
    public void Nothing_that_acts_is_carried_over(string catalog, string page)
    {
        foreach (var packed in new[] { false, true })
        {
            var source = CraftedPdf.Of(false, catalog, page, "<</Type/Filespec/F(a.exe)/EF<<>>>>", Seal);
            var file = packed && catalog.Length > 0 ? CraftedPdf.Of(true, catalog, page, "<</F(a.exe)>>") : source;
            var bound = Bind((DocumentType.Pdf, file));
            Assert.Null(bound.Added.Single().Fault);
            Assert.Equal(DocumentWarnings.None, PdfActions.Find(new MemoryStream(bound.File)));
            using var pdf = PdfDocument.Open(bound.File);
            Assert.Empty(pdf.GetPage(3).GetAnnotations());
            Assert.DoesNotContain(
                ["JavaScript", "Launch", "example.org", "a.exe", "Filespec"], Encoding.Latin1.GetString(bound.File).Contains);
        }
    }

    [Fact]
    public void A_seal_and_a_filled_field_are_still_seen_but_are_fields_no_more()
    {
        var bound = Bind((DocumentType.Pdf, CraftedPdf.Of(
            false, "/AcroForm<</Fields[4 0 R]>>", "/Annots[4 0 R 6 0 R]",
            "<</Type/Annot/Subtype/Widget/FT/Sig/Rect[10 20 60 70]/AP<</N 5 0 R>>/A<</S/JavaScript/JS(1)>>/Parent 6 0 R>>", Seal,
            "<</Type/Annot/Subtype/Widget/FT/Btn/Rect[1 2 3 4]/AS/On/AP<</N<</On 5 0 R/Off 5 0 R>>>>/AA<</U<</S/Launch>>>>>>")));
        using var pdf = PdfDocument.Open(bound.File);
        Assert.Equal(2, pdf.GetPage(3).GetAnnotations().Count());
        Assert.Equal(2, pdf.GetPage(3).GetAnnotations().Count(a => a.Type == UglyToad.PdfPig.Annotations.AnnotationType.Stamp));
        Assert.Equal(DocumentWarnings.None, PdfActions.Find(new MemoryStream(bound.File)));
        Assert.False(pdf.TryGetForm(out _));
    }

    [Theory]
    [InlineData(0, 300, 220), InlineData(90, 200, 320), InlineData(180, 300, 220), InlineData(270, 200, 320)]
    public void A_page_grows_for_its_foot_at_the_edge_that_is_its_lower_one(int turn, double width, double height)
    {
        var bound = Bind((DocumentType.Pdf, CraftedPdf.Of(
            false, "", $"/Rotate {turn}/CropBox[100 100 400 300]")));
        using var pdf = PdfDocument.Open(bound.File);
        var page = pdf.GetPage(3);
        // Turned, its sides are those of the sheet: 20 points are the foot.
        Assert.Equal((width, height), (Math.Round(page.Width), Math.Round(page.Height)));
        Assert.All(page.Letters, l => Assert.InRange(l.StartBaseLine.Y, 0, 20));
        Assert.EndsWith("330100-13/3", Text(page), StringComparison.Ordinal);
        var middle = (page.Letters[0].StartBaseLine.X + page.Letters[^1].EndBaseLine.X) / 2;
        Assert.Equal(width / 2, middle, 3d);
    }

    [Fact]
    public void What_has_no_pages_to_take_over_says_why_and_leaves_the_others_whole()
    {
        var broken = Encoding.ASCII.GetBytes("%PDF-1.7\ntrailer<</Root 9 0 R>>\n%%EOF\n");
        var deep = CraftedPdf.Of(false, "", "", new string('[', 200_000) + new string(']', 200_000));
        var encrypted = Crafted.Pdf(trailer: "/Encrypt<</Filter/Standard/V 1/R 2/O(00000000000000000000000000000000)"
            + "/U(00000000000000000000000000000000)/P -4>>/ID[<00><00>]");
        var bound = Bind(
            (DocumentType.Docx, Crafted.Docx()), (DocumentType.Pdf, broken), (DocumentType.Pdf, encrypted), (DocumentType.Pdf, deep),
            (DocumentType.Png, Png(50_000, 50_000)), (DocumentType.Png, [1, 2, 3]), (DocumentType.Jpeg, [0xFF, 0xD8, 0xFF, 0xE0]),
            (DocumentType.Pdf, Wide(300)));
        Assert.Equal(
            [
                BinderFault.Type, BinderFault.Unreadable, BinderFault.Encrypted, BinderFault.Unreadable, BinderFault.Pixels,
                BinderFault.Pixels, BinderFault.Unreadable, null,
            ],
            bound.Added.Select(a => a.Fault));
        using var pdf = PdfDocument.Open(bound.File);
        Assert.Equal(3, pdf.NumberOfPages);
    }

    [Fact]
    public void Lists_of_objects_that_unpack_to_too_much_are_not_unpacked()
    {
        var bomb = CraftedPdf.Of(packed: true, "", "", "(" + new string('a', 70 * 1024 * 1024) + ")");
        Assert.True(bomb.Length < 1_000_000);
        Assert.Equal(BinderFault.Unreadable, Bind((DocumentType.Pdf, bomb)).Added.Single().Fault);
    }

    [Fact]
    public void More_pages_than_a_binder_may_have_are_refused()
    {
        using var binder = new BinderPdf(Fonts, 2);
        Assert.Equal(1, binder.Add(DocumentType.Pdf, new MemoryStream(Wide(300))).Pages);
        Assert.Equal(1, binder.Add(DocumentType.Png, new MemoryStream(Png(2, 2))).Pages);
        Assert.Equal(2, Assert.Throws<BinderPagesException>(() => binder.Add(DocumentType.Pdf, new MemoryStream(Wide(300)))).Most);
        Assert.Throws<BinderPagesException>(() => binder.Add(DocumentType.Png, new MemoryStream(Png(2, 2))));
    }

    [Fact]
    public void What_pages_share_is_in_the_file_once()
    {
        using var source = new PdfSharp.Pdf.PdfDocument();
        using var image = PdfSharp.Drawing.XImage.FromStream(new MemoryStream(Png(300, 300, noise: true)));
        for (var i = 0; i < 10; i++)
        {
            using var graphics = PdfSharp.Drawing.XGraphics.FromPdfPage(source.AddPage());
            graphics.DrawImage(image, 0, 0);
        }

        using var file = new MemoryStream();
        source.Save(file, closeStream: false);
        var bound = Bind((DocumentType.Pdf, file.ToArray()));
        Assert.Equal(10, bound.Added.Single().Pages);
        Assert.InRange(bound.File.Length - Bind((DocumentType.Pdf, Wide(300))).File.Length, 200_000, 500_000);
    }

    private static (IReadOnlyList<BinderAdded> Added, byte[] File) Bind(params (DocumentType Type, byte[] Content)[] documents)
    {
        Assert.True(Fonts.Any, "no Chinese font of TrueType outlines is installed: fonts-lxgw-wenkai is one");
        using var binder = new BinderPdf(Fonts, 1000);
        var added = documents.Select(d => binder.Add(d.Type, new MemoryStream(d.Content))).ToList();
        using var file = new MemoryStream();
        binder.Write(
            front => new(
                "申报材料", "2026年", "330100-1", "zh-CN", [new("申报单位", "杭州产业学院")],
                new("目录", [new("协议.pdf", $"第{front + 1}页起")]),
                [new("基本情况", [new("学院名称", "杭州产业学院"), new("说明", "第一行\n\n第三行 " + new string('长', 90))])],
                (page, count) => $"{page}/{count}"),
            file);
        return (added, file.ToArray());
    }

    private static string Text(UglyToad.PdfPig.Content.Page page) => page.Text.Replace(" ", "", StringComparison.Ordinal);

    private static byte[] Wide(int width) => CraftedPdf.Of(false, "", $"/CropBox[0 0 {width} 500]");

    private static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/"
        + "wAALCAABAAIBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEI"
        + "I0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKz"
        + "tLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z");

    private static byte[] Png(int width, int height, bool noise = false)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(file, "IHDR", head);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(noise ? Noise(width, height) : new byte[Math.Min(height, 10) * ((Math.Min(width, 10) * 3) + 1)]);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Noise(int width, int height)
    {
        var rows = new byte[height * ((width * 3) + 1)];
        new Random(7).NextBytes(rows);
        for (var row = 0; row < height; row++)
            rows[row * ((width * 3) + 1)] = 0;
        return rows;
    }

    private static void Chunk(MemoryStream file, string type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(length);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(length, System.IO.Hashing.Crc32.HashToUInt32(body));
        file.Write(length);
    }
}
