namespace Funding.Platform.Tests.Documents;

/// <summary>Web pages, web archives and rich text that a document takes in as it is opened.</summary>
public sealed class OfficeChunkTests
{
    private const string Remote = "document-remote-parts";

    [Theory]
    [InlineData("""<img src="https://example.org/a.png">""")]
    [InlineData("""<IMG SRC = //server/a.png >""")]
    [InlineData("""<img src=https://example.org/a.png>""")]
    [InlineData("""<img alt=">" src='\\server\share\a.png'>""")]
    [InlineData("""<img src="&#104;ttps://example.org/a.png">""")]
    [InlineData("""<img src="fi%6Ce://server/a.png">""")]
    [InlineData("""<iframe src="mhtml:https://example.org/a!b"></iframe>""")]
    [InlineData("""<object data="https://example.org/a"></object>""")]
    [InlineData("""<link rel="stylesheet" href="https://example.org/a.css">""")]
    [InlineData("""<base href="https://example.org/">""")]
    [InlineData("""<meta http-equiv="refresh" content="0;url=a.html">""")]
    [InlineData("""<p style="background:url(https://example.org/a.png)">甲</p>""")]
    [InlineData("""<style>@import "//server/a.css";</style>""")]
    [InlineData("""<style>@import url(https://example.org/a.css);</style>""")]
    [InlineData("""<style>p { background: \75rl("https://example.org/a.png") }</style>""")]
    [InlineData("""<!--[if gte vml 1]><v:imagedata src="https://example.org/a.png"/><![endif]-->""")]
    [InlineData("""<a href="file:///C:/Windows/System32/calc.exe">甲</a>""")]
    [InlineData("""{\rtf1 {\field{\*\fldinst INCLUDEPICTURE "https://example.org/a.png"}}}""")]
    public async Task What_it_would_load_is_refused(string content)
    {
        Assert.Equal(Remote, await RefusalAsync(Encoding.UTF8.GetBytes(content)));
        Assert.Equal(Remote, await RefusalAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(content)]));
    }

    [Theory]
    [InlineData("""<html xmlns:v="urn:schemas-microsoft-com:vml"><p style="mso-style-name:正文">甲：https://example.org/</p></html>""")]
    [InlineData("""<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>甲</p>""")]
    [InlineData("""<a href="https://www.moe.gov.cn/">教育部</a><a href="#b">乙</a>""")]
    [InlineData("""<img src="data:image/png;base64,AAAA" alt="图 1: 甲"><img src="image001.png">""")]
    [InlineData("""<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>p{color:red}</style>""")]
    [InlineData("纯文本，见 https://example.org/")]
    public async Task What_it_brings_along_and_hyperlinks_to_the_web_stay(string content) =>
        Assert.Null(await RefusalAsync(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("https://example.org/a.png", Remote)]
    [InlineData("file:///C:/page/a.png", null)]
    [InlineData("cid:picture@page", null)]
    public async Task A_web_archive_may_show_what_is_in_it_alone(string picture, string? refusal)
    {
        var archive = $"""
            From: <Saved by a browser>
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="b"

            --b
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: base64
            Content-Location: file:///C:/page/a.htm

            {Convert.ToBase64String(Encoding.UTF8.GetBytes($"<img src=\"{picture}\">"))}
            --b
            Content-Type: image/png
            Content-Transfer-Encoding: base64
            Content-ID: <picture@page>
            Content-Location: file:///C:/page/a.png

            iVBORw0KGgo=
            --b--
            """;
        Assert.Equal(refusal, await RefusalAsync(Encoding.UTF8.GetBytes(archive)));
    }

    [Fact]
    public async Task A_document_within_is_inspected_as_any_other() =>
        Assert.Null(await RefusalAsync(Crafted.Docx()));

    [Fact]
    public async Task A_page_that_no_relationship_takes_in_is_no_text_of_the_document() =>
        Assert.Equal("a.docx", (await Inspection.OfAsync(
            Crafted.WithEntry(Crafted.Docx(), "word/left.html", """<img src="https://example.org/a.png">"""u8.ToArray()),
            "a.docx")).FileName);

    private static async Task<string?> RefusalAsync(byte[] chunk)
    {
        const string relationships = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="c1" Target="/word/afchunk.dat"
                            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"/>
            </Relationships>
            """;
        var file = Crafted.WithEntry(
            Crafted.WithEntry(Crafted.Docx(), "word/afchunk.dat", chunk),
            "word/_rels/header1.xml.rels",
            Encoding.UTF8.GetBytes(relationships));
        var refused = await Record.ExceptionAsync(() => Inspection.OfAsync(file, "a.docx"));
        return refused is null ? null : Assert.IsType<RefusedException>(refused).Refusals[0].Code;
    }
}
