using Microsoft.Net.Http.Headers;

namespace Funding.Platform.Tests.Documents;

public sealed class DocumentNamesTests
{
    [Theory]
    [InlineData("../申报书.pdf")]
    [InlineData("..\\申报书.pdf")]
    [InlineData("C:\\fakepath\\a.pdf")]
    [InlineData("C:a.pdf")]
    [InlineData("a/b.pdf")]
    [InlineData("a\u0000.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf")]
    [InlineData("申报\u202Efdp.exe.pdf")]
    [InlineData("a\u200B.pdf")]
    [InlineData("a\uFEFF.pdf")]
    [InlineData("CON.pdf")]
    [InlineData("lpt1.x.pdf")]
    [InlineData("a.pdf.")]
    [InlineData(".pdf")]
    [InlineData("...")]
    [InlineData("pdf")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a.exe.pdf")]
    [InlineData("a.html.pdf")]
    [InlineData("a?.pdf")]
    [InlineData("a\uD83D.pdf")]
    [InlineData("a\uFFFD.pdf")]
    public void A_name_that_tricks_is_refused(string name) =>
        Assert.Equal("document-name", Assert.Throws<RefusedException>(() => DocumentNames.Accept("proof", name)).Refusals[0].Code);

    [Theory]
    [InlineData("混合所有制产业特色学院申报书（盖章）.pdf")]
    [InlineData("a.b.c 第1版 v1.2.pdf")]
    [InlineData("下载自www.example.com.pdf")]
    [InlineData("😀.png")]
    [InlineData("Straße's & co; 50%.pdf")]
    public void An_honest_name_is_kept(string name) => Assert.Equal(name, DocumentNames.Accept("proof", $"  {name} "));

    [Fact]
    public void The_limit_is_in_bytes()
    {
        Assert.Equal(255, System.Text.Encoding.UTF8.GetByteCount(DocumentNames.Accept("proof", new string('省', 83) + "ab.pdf")));
        Assert.Throws<RefusedException>(() => DocumentNames.Accept("proof", new string('省', 83) + "abc.pdf"));
    }

    [Fact]
    public void Whatever_is_accepted_is_one_plain_name_and_survives_the_download_header() =>
        Gen.OneOf(Gen.String, Gen.String["./\\:\u202E\u0000 aA\"%;'()省府😀"])
            .Select(s => s + ".pdf").Sample(
                raw =>
                {
                    string name;
                    try
                    {
                        name = DocumentNames.Accept("proof", raw);
                    }
                    catch (RefusedException)
                    {
                        return;
                    }

                    Assert.Equal(raw.Trim(), name);
                    Assert.Equal(name, Path.GetFileName(name));
                    Assert.DoesNotContain(name, c => char.IsControl(c) || c is '/' or '\\' or ':' or '"');
                    var header = DocumentDownload.Disposition(name);
                    Assert.All(header, c => Assert.InRange(c, ' ', '~'));
                    Assert.Equal(name, ContentDispositionHeaderValue.Parse(header).FileNameStar.Value);
                },
                iter: 20_000);

    [Fact]
    public void A_download_is_an_attachment_that_no_browser_interprets()
    {
        var document = new StoredDocument(
            "1", "proof", "申报书 1.pdf", DocumentType.Pdf, 1, "", "documents/a/b/1", DateTimeOffset.UnixEpoch, ScanState.Unscanned);
        var headers = DocumentDownload.Headers(document);
        Assert.Equal("application/pdf", headers["Content-Type"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.StartsWith("attachment; filename=", headers["Content-Disposition"]);
        Assert.EndsWith("filename*=UTF-8''%E7%94%B3%E6%8A%A5%E4%B9%A6%201.pdf", headers["Content-Disposition"]);
    }
}
