namespace Funding.Platform.Tests.Documents;

public sealed class PdfActionsTests
{
    private const string Attached = "/Names<</EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>";

    [Theory]
    [InlineData(DocumentWarnings.None, "", "")]
    [InlineData(DocumentWarnings.None, "/OpenAction[3 0 R/Fit]", "")]
    [InlineData(DocumentWarnings.None, "", "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>]")]
    [InlineData(DocumentWarnings.Launch, "/OpenAction<</S/Launch/F(calc.exe)>>", "")]
    [InlineData(DocumentWarnings.Launch, "", "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A 4 0 R>>]", "<</S/Launch/Win<</F(cmd.exe)>>>>")]
    [InlineData(DocumentWarnings.Launch, "/OpenAction<</S 4 0 R>>", "", "/Launch")]
    [InlineData(
        DocumentWarnings.Launch, "/OpenAction<</S/Named/N/NextPage/Next 4 0 R>>", "", "[<</S/Named/N/LastPage/Next<</S/Launch>>>>]")]
    [InlineData(DocumentWarnings.Script, "/OpenAction 4 0 R", "", "<</S/JavaScript/JS(app.alert\\(1\\))>>")]
    [InlineData(DocumentWarnings.Script, "/OpenAction 4 0 R", "", "<</S/JavaScr#69pt/J#53(app.alert\\(1\\))>>")]
    [InlineData(DocumentWarnings.Script, "/Names<</JavaScript<</Kids[4 0 R]>>>>", "", "<</Names[(a)<</S/JavaScript/JS(x)>>]>>")]
    [InlineData(DocumentWarnings.Script, "/AcroForm<</Fields[]/XFA[(a)(b)]>>", "")]
    [InlineData(DocumentWarnings.Submit, "/AcroForm<</Fields[4 0 R]>>", "", "<</FT/Btn/T(go)/A<</S/SubmitForm/F(https://example.org)>>>>")]
    [InlineData(DocumentWarnings.OpenLink, "/OpenAction<</S/URI/URI(https://example.org)>>", "")]
    [InlineData(DocumentWarnings.OpenLink, "", "/AA<</O 4 0 R>>/Annots[<</Subtype/Link/A 4 0 R>>]", "<</S/URI/URI(https://example.org)>>")]
    [InlineData(DocumentWarnings.Remote, "/OpenAction<</S/GoToR/F(\\\\\\\\server\\\\a.pdf)/D[0/Fit]>>", "")]
    [InlineData(DocumentWarnings.Remote, "/OpenAction<</S/ImportData/F<</FS/URL/F(https://example.org)>>>>", "")]
    [InlineData(DocumentWarnings.Media, "", "/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]>>]")]
    [InlineData(DocumentWarnings.Media | DocumentWarnings.Script, "", "/Annots[<</Subtype/Screen/A<</S/Rendition/JS(x)>>>>]")]
    [InlineData(DocumentWarnings.Attachment, Attached, "", "<</Type/Filespec/F(a.exe)>>")]
    [InlineData(DocumentWarnings.Attachment, "", "/Annots[<</Subtype/FileAttachment/FS 4 0 R>>]", "<</Type/Filespec/F(a.exe)/EF<<>>>>")]
    [InlineData(DocumentWarnings.Launch | DocumentWarnings.Attachment, Attached + "/OpenAction<</S/Launch>>", "", "<</F(a.exe)>>")]
    public async Task What_it_would_do_is_found_whether_its_objects_lie_open_or_packed(
        DocumentWarnings expected, string catalog, string page, params string[] more)
    {
        Assert.Equal(expected, (await Inspection.OfAsync(CraftedPdf.Of(packed: false, catalog, page, more), "a.pdf")).Warnings);
        Assert.Equal(expected, (await Inspection.OfAsync(CraftedPdf.Of(packed: true, catalog, page, more), "a.pdf")).Warnings);
    }

    [Fact]
    public async Task The_plain_example_of_the_other_tests_has_none() =>
        Assert.Equal(DocumentWarnings.None, (await Inspection.OfAsync(Crafted.Pdf(), "a.pdf")).Warnings);

    [Fact]
    public async Task One_in_an_archive_or_in_an_office_file_is_looked_into_even_with_something_before_its_head()
    {
        var launching = CraftedPdf.Of(packed: true, "/OpenAction<</S/Launch>>");
        Assert.Equal(
            DocumentWarnings.Launch,
            (await Inspection.OfAsync(Crafted.Zip(("附件/a.bin", launching), ("b.pdf", Crafted.Pdf())), "a.zip")).Warnings);
        Assert.NotEqual(
            DocumentWarnings.None, (await Inspection.OfAsync(Crafted.Zip(("a.PDF", [.. "junk\n"u8, .. launching])), "a.zip")).Warnings);
        Assert.Equal(DocumentWarnings.None, (await Inspection.OfAsync(Crafted.Zip(("b.pdf", Crafted.Pdf())), "a.zip")).Warnings);
    }

    [Theory]
    [InlineData("%PDF-1.7\n%%EOF\n")]
    [InlineData("%PDF-1.7\ntrailer<</Root 9 0 R>>\n%%EOF\n")]
    public async Task What_cannot_be_read_to_the_end_says_so(string text) =>
        Assert.Equal(DocumentWarnings.Unread, (await Inspection.OfAsync(Encoding.ASCII.GetBytes(text), "a.pdf")).Warnings);

    [Fact]
    public async Task A_ring_of_actions_ends() =>
        Assert.Equal(
            DocumentWarnings.Script,
            (await Inspection.OfAsync(
            CraftedPdf.Of(
            packed: false, "/OpenAction 4 0 R", "", "<</S/JavaScript/JS(x)/Next 5 0 R>>", "<</S/Named/N/NextPage/Next 4 0 R>>"),
            "a.pdf")).Warnings);

    [Fact]
    public void The_verdict_stays_with_the_row_and_its_list_names_each()
    {
        var stored = new StoredDocument(
            "1", "proof", "a.pdf", DocumentType.Pdf, 1, "", "documents/a/b/1", DateTimeOffset.UnixEpoch, ScanState.Unscanned,
            Warnings: DocumentWarnings.Launch | DocumentWarnings.Attachment);
        var row = FundingJson.Deserialize<AttachedDocument>(
            FundingJson.Serialize(AttachedDocuments.Of(stored)))!;
        Assert.Equal(stored, AttachedDocuments.Stored(row));
        Assert.Equal([DocumentWarnings.Launch, DocumentWarnings.Attachment], row.Warnings.Each());
    }
}
