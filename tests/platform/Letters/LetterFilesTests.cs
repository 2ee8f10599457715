using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Options;
using UglyToad.PdfPig;

namespace Funding.Platform.Tests.Letters;

/// <summary>What is in the files of a document, read back.</summary>
public sealed class LetterFilesTests
{
    private static readonly LetterFonts Fonts = new(Options.Create(new LetterOptions()));

    [Fact]
    public void The_DOCX_is_valid_and_says_everything_in_order()
    {
        using var package = Open(Letters.Call);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package)
            .Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var texts = package.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)
            .ToList();
        Assert.Equal("省教育厅文件", texts[0]);
        Assert.Equal("教申〔2026〕1号", texts[1]);
        Assert.Equal(Letters.Call.Title, texts[2]);
        Assert.Equal("各设区市教育局，省级有关单位：", texts[3]);
        Assert.Equal(
            ["附件：1. 工作安排", "2. 名单", "省教育厅", "2026年3月1日", "（联系电话：0571-00000000；监督电话：0571-00000001）", "附件1", "工作安排"],
            texts.SkipWhile(t => t != "附件：1. 工作安排").Take(7));
        Assert.Equal(["抄送：省发展改革委、省经信厅。", "省教育厅办公室", "2026年3月2日印发"], texts[^3..]);
        Assert.Equal("zh-CN", package.PackageProperties.Language);
    }

    [Fact]
    public void The_DOCX_has_the_measures_of_the_national_layout()
    {
        using var package = Open(Letters.Call);
        var section = package.MainDocumentPart!.Document!.Body!.GetFirstChild<SectionProperties>()!;
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        Assert.Equal((2098, 1984, 1587u, 1474u), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
        Assert.Equal(580, section.GetFirstChild<DocGrid>()!.LinePitch!.Value);
        Assert.NotNull(package.MainDocumentPart.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>());
        var styles = package.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(s => s.StyleId!.Value!);
        string Font(string style) => styles[style].StyleRunProperties!.GetFirstChild<RunFonts>()!.EastAsia!.Value!;
        string Size(string style) => styles[style].StyleRunProperties!.GetFirstChild<FontSize>()!.Val!.Value!;
        Assert.Equal(
            [("方正小标宋简体", "44"), ("仿宋_GB2312", "32"), ("黑体", "32"), ("楷体_GB2312", "32"), ("仿宋_GB2312", "32"), ("宋体", "28")],
            new[] { "LetterTitle", "LetterBody", "LetterLevel1", "LetterLevel2", "LetterLevel3", "LetterFolio" }
                .Select(s => (Font(s), Size(s))));
        Assert.Equal("FF0000", styles["LetterHead"].StyleRunProperties!.GetFirstChild<Color>()!.Val!.Value);
        Assert.Equal(
            ["right", "left"],
            section.Elements<FooterReference>().Select(f => ((FooterPart)package.MainDocumentPart.GetPartById(f.Id!.Value!)).Footer!
                .Descendants<Justification>().Single().Val!.InnerText));
    }

    [Fact]
    public void A_document_to_everybody_without_lists_or_copies_is_valid_too()
    {
        using var package = Open(Letters.Call with { Addressees = null, Attachments = [], CopiedTo = null, Note = null });
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(e => e.Description));
    }

    [Fact]
    public void The_PDF_has_the_same_text_on_the_pages_that_were_set()
    {
        Assert.True(Fonts.Any, "no Chinese font of TrueType outlines is installed: fonts-lxgw-wenkai is one");
        using var pdf = PdfDocument.Open(new LetterPdf(Fonts).Write(Letters.Call));
        Assert.Equal(Letters.Call.Title, pdf.Information.Title);
        var pages = pdf.GetPages().Select(p => p.Text.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("省教育厅文件教申〔2026〕1号", pages[0], StringComparison.Ordinal);
        var whole = string.Concat(pages.Select(p => Regex.Replace(p, "—[0-9]+—$", "")));
        Assert.Contains("一、申报范围高职院校。二、申报方式（一）在线填报1.登录。（1）提交。", whole, StringComparison.Ordinal);
        Assert.Contains("附件2名单", whole, StringComparison.Ordinal);
        Assert.Contains("2026年3月2日印发", pages[^1], StringComparison.Ordinal);
        Assert.All(pages.Index(), p => Assert.EndsWith($"—{p.Index + 1}—", p.Item, StringComparison.Ordinal));
        Assert.Equal((595, 842), ((int)Math.Round(pdf.GetPage(1).Width), (int)Math.Round(pdf.GetPage(1).Height)));
    }

    [Fact]
    public void Without_a_font_there_is_no_PDF()
    {
        var pdf = new LetterPdf(new LetterFonts(Options.Create(new LetterOptions { MachineFolders = [] })));
        Assert.False(pdf.CanWrite);
        Assert.Throws<InvalidOperationException>(() => pdf.Write(Letters.Call));
    }

    [Fact]
    public void A_folder_of_ones_own_comes_before_the_machines_and_what_is_no_font_is_passed_by()
    {
        var folder = Directory.CreateTempSubdirectory("fonts-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "simhei.ttf"), "no font");
            File.Copy(Fonts.Of(LetterFace.Body), Path.Combine(folder, "simfang.ttf"));
            var own = new LetterFonts(Options.Create(new LetterOptions { FontFolder = folder }));
            Assert.All(Enum.GetValues<LetterFace>(), face => Assert.Equal(Path.Combine(folder, "simfang.ttf"), own.Of(face)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_face_of_a_collection_is_a_font_of_its_own()
    {
        var font = File.ReadAllBytes(Fonts.Of(LetterFace.Body));
        var shift = 16;
        var collection = new byte[font.Length + shift];
        "ttcf"u8.CopyTo(collection);
        BinaryPrimitives.WriteUInt32BigEndian(collection.AsSpan(4), 0x00010000);
        BinaryPrimitives.WriteUInt32BigEndian(collection.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt32BigEndian(collection.AsSpan(12), (uint)shift);
        font.CopyTo(collection, shift);
        // Offsets of tables count from the beginning of the collection.
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var at = shift + 12 + (i * 16) + 8;
            BinaryPrimitives.WriteUInt32BigEndian(
                collection.AsSpan(at), BinaryPrimitives.ReadUInt32BigEndian(collection.AsSpan(at)) + (uint)shift);
        }

        var face = TrueType.Face(collection)!;
        Assert.Equal(TablesOf(font), TablesOf(face));
        Assert.Same(font, TrueType.Face(font));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OTTO")]
    [InlineData("ttcf")]
    [InlineData("hello, world, this is no font at all")]
    public void What_is_no_font_of_TrueType_outlines_is_none(string content) =>
        Assert.Null(TrueType.Face(Encoding.ASCII.GetBytes(content)));

    /// <summary>Each table of a font with what is in it.</summary>
    private static Dictionary<string, string> TablesOf(byte[] font) => Enumerable
        .Range(0, BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)))
        .Select(i => font.AsMemory(12 + (i * 16), 16))
        .ToDictionary(
            record => Encoding.ASCII.GetString(record.Span[..4]),
            record => Sha256Hex.Of(font.AsSpan(
                (int)BinaryPrimitives.ReadUInt32BigEndian(record.Span[8..]),
                (int)BinaryPrimitives.ReadUInt32BigEndian(record.Span[12..]))));

    private static WordprocessingDocument Open(Letter letter) =>
        WordprocessingDocument.Open(new MemoryStream(LetterDocx.Write(letter)), isEditable: false);
}
