namespace Funding.Platform.Tests.Documents;

/// <summary>Drawings in office files: nothing of them leads outside, and they run nothing.</summary>
public sealed class OfficeSvgTests
{
    private const string Remote = "document-remote-parts";

    [Theory]
    [InlineData("""<image href="https://example.org/a.png"/>""")]
    [InlineData("""<image xlink:href="https://example.org/a.png"/>""")]
    [InlineData("""<image xlink:href="//server/share/a.png"/>""")]
    [InlineData("""<image xlink:href="\\server\share\a.png"/>""")]
    [InlineData("""<image xlink:href="beside.png"/>""")]
    [InlineData("""<image href="&#104;ttps://example.org/a.png"/>""")]
    [InlineData("""<use href="file:///C:/a.svg#b"/>""")]
    [InlineData("""<feImage href="https://example.org/a.png"/>""")]
    [InlineData("""<set attributeName="href" to="https://example.org/a.png"/>""")]
    [InlineData("""<animate attributeName="href" values="#a;https://example.org/a.png"/>""")]
    [InlineData("""<rect fill="url(https://example.org/a.svg#b)"/>""")]
    [InlineData("""<rect style="filter:url('//server/a.svg#b')"/>""")]
    [InlineData("""<style>@import "https://example.org/a.css";</style>""")]
    [InlineData("""<style>@import url(https://example.org/a.css);</style>""")]
    [InlineData("""<style><![CDATA[@im\70ort/**/"https://example.org/a.css";]]></style>""")]
    [InlineData("""<style>@font-face { font-family: a; src: \75rl("https://example.org/a.woff") }</style>""")]
    [InlineData("""<style>rect { background: image-set("https://example.org/a.png" 1x) }</style>""")]
    [InlineData("""<script>fetch(1)</script>""")]
    [InlineData("""<script href="#a"/>""")]
    [InlineData("""<rect onload="alert(1)"/>""")]
    [InlineData("""<g xml:base="https://example.org/"><use href="#a"/></g>""")]
    [InlineData("""<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="https://example.org/a.png"/></foreignObject>""")]
    [InlineData("""<a href="javascript:alert(1)"><text>甲</text></a>""")]
    [InlineData("""<image href="data:text/html,&lt;img&gt;"/>""")]
    [InlineData("""<image href="data:image/svg+xml,%3Csvg%3E%3Cimage%20href='https://example.org/a'/%3E%3C/svg%3E"/>""")]
    public async Task A_drawing_that_leads_outside_is_refused_in_documents_and_workbooks(string content)
    {
        var drawing = Drawing(content);
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(InDocument(drawing), "a.docx"));
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(
            Crafted.WithEntry(Crafted.Xlsx(), "xl/media/image1.svg", Encoding.UTF8.GetBytes(drawing)), "a.xlsx"));
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(InDocument(drawing, "word/media/image1.png"), "a.docx"));
    }

    [Theory]
    [InlineData("""<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">""")]
    [InlineData("""<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>""")]
    [InlineData("""<!DOCTYPE svg [<!ENTITY a PUBLIC "b" "https://example.org/a">]>""")]
    [InlineData("""<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://example.org/a">]>""")]
    [InlineData("""<?xml-stylesheet href="https://example.org/a.css"?>""")]
    public async Task An_external_entity_doctype_or_style_sheet_is_refused(string before) =>
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(InDocument(before + Drawing("<rect/>")), "a.docx"));

    [Fact]
    public async Task An_address_that_an_entity_spells_is_found() =>
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(
            InDocument("""<!DOCTYPE svg [<!ENTITY a "https://example.org/">]>""" + Drawing("""<image href="&a;b.png"/>""")), "a.docx"));

    [Theory]
    [InlineData("<image href=https://example.org/a.png>")]
    [InlineData("<g>")]
    [InlineData("&nobody;")]
    public async Task A_drawing_that_is_not_well_formed_makes_the_file_a_damaged_one(string content) =>
        Assert.Equal("document-damaged", await Inspection.RefusalOfAsync(InDocument(Drawing(content)), "a.docx"));

    [Theory]
    [InlineData("""<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke:url('#a')"/><use xlink:href="#a"/>""")]
    [InlineData("""<image href="data:image/png;base64,AAAA"/>""")]
    [InlineData("""<image href="data:image/svg+xml;base64,PHN2Zy8+"/>""")]
    [InlineData("""<a href="https://www.moe.gov.cn/"><text>教育部 https://www.moe.gov.cn/</text></a>""")]
    [InlineData("""<metadata><r:RDF xmlns:r="http://www.w3.org/1999/rdf#"><r:li r:resource="http://purl.org/dc/a"/></r:RDF></metadata>""")]
    [InlineData("""<style>rect { fill: url(#a) }</style><animate attributeName="x" values="0;1"/>""")]
    public async Task A_drawing_that_brings_along_what_it_shows_stays(string content)
    {
        foreach (var before in new[]
        {
            "",
            """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">""",
            """<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>""",
        })
            Assert.Equal("a.docx", (await Inspection.OfAsync(InDocument(before + Drawing(content)), "a.docx")).FileName);
    }

    private static string Drawing(string content) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{content}</svg>""";

    private static byte[] InDocument(string drawing, string name = "word/media/image1.svg") =>
        Crafted.WithEntry(Crafted.Docx(), name, Encoding.UTF8.GetBytes(drawing));
}
