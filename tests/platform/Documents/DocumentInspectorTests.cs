namespace Funding.Platform.Tests.Documents;

public sealed class DocumentInspectorTests
{
    public static TheoryData<string, DocumentType> Honest => new()
    {
        { "申报书.pdf", DocumentType.Pdf },
        { "申报书.docx", DocumentType.Docx },
        { "资金.XLSX", DocumentType.Xlsx },
        { "校门.png", DocumentType.Png },
        { "校门.jpg", DocumentType.Jpeg },
        { "校门.JPEG", DocumentType.Jpeg },
        { "附件.zip", DocumentType.Zip },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task An_honest_file_is_known_by_its_bytes(string name, DocumentType type)
    {
        var content = Content(type);
        var found = await Inspection.OfAsync(content, name, declared: type.ContentType());
        Assert.Equal(new InspectedDocument(name, type, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), found);
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task A_file_under_another_types_name_is_refused(string name, DocumentType type)
    {
        foreach (var other in Enum.GetValues<DocumentType>().Where(t => t != type))
            Assert.Equal("document-type-mismatch", await Inspection.RefusalOfAsync(Content(other), name));
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task A_type_the_slot_does_not_allow_is_refused(string name, DocumentType type) =>
        Assert.Equal(
            "document-type-not-allowed",
            await Inspection.RefusalOfAsync(
                Content(type), name, Inspection.Only([.. Enum.GetValues<DocumentType>().Where(t => t != type)])));

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.Equal("document-empty", await Inspection.RefusalOfAsync([], "申报书.pdf"));

    [Fact]
    public async Task A_byte_over_the_slots_limit_is_refused_and_the_limit_itself_is_not()
    {
        var pdf = Crafted.Pdf();
        Assert.Equal(pdf.Length, (await Inspection.OfAsync(pdf, "a.pdf", Inspection.Any with { MaxBytes = pdf.Length })).Length);
        Assert.Equal(
            "document-too-large", await Inspection.RefusalOfAsync(pdf, "a.pdf", Inspection.Any with { MaxBytes = pdf.Length - 1 }));
    }

    [Fact]
    public async Task No_slot_can_allow_more_than_50_MB() =>
        Assert.Equal(
            "document-too-large",
            await Inspection.RefusalOfAsync(
                new byte[DocumentRules.LargestBytes + 1], "a.pdf", Inspection.Any with { MaxBytes = long.MaxValue }));

    [Fact]
    public async Task Other_contents_renamed_to_pdf_are_refused()
    {
        foreach (var content in new[]
        {
            Crafted.Gif,
            Crafted.Html,
            Encoding.UTF8.GetBytes("申报书"),
            "MZ\x90"u8.ToArray(),
            Crafted.Ole("WordDocument"),
            [0],
            [.. "\n"u8, .. Crafted.Pdf()]
        })
            Assert.Equal("document-type-mismatch", await Inspection.RefusalOfAsync(content, "申报书.pdf"));
    }

    [Fact]
    public async Task A_damaged_office_file_is_called_by_its_own_name()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Inspection.OfAsync(Crafted.Docx()[..^12], "a.docx"));
        Assert.StartsWith("The DOCX file", refused.Refusals[0].English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_presentation_or_other_package_is_refused()
    {
        var types =
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/p.xml" """
            + """ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>""";
        var links =
            """<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" """
            + """Target="ppt/p.xml"/></Relationships>""";
        var pptx = Crafted.Zip(
            ("[Content_Types].xml", Encoding.UTF8.GetBytes(types)), ("_rels/.rels", Encoding.UTF8.GetBytes(links)), ("ppt/p.xml", [1]));
        foreach (var name in new[] { "a.zip", "a.docx", "a.xlsx" })
            Assert.Equal("document-type-mismatch", await Inspection.RefusalOfAsync(pptx, name));
    }

    [Fact]
    public async Task An_extension_of_no_known_type_is_refused()
    {
        foreach (var name in new[] { "a.exe", "a.gif", "a.html", "a.docm", "a.doc", "a.svg" })
            Assert.Equal("document-type-not-allowed", await Inspection.RefusalOfAsync(Crafted.Pdf(), name));
    }

    [Theory]
    [InlineData("application/octet-stream", null)]
    [InlineData("", null)]
    [InlineData("application/wps-office.pdf", null)]
    [InlineData("APPLICATION/PDF; charset=binary", null)]
    [InlineData("image/png", "document-type-mismatch")]
    [InlineData("text/html", "document-type-mismatch")]
    [InlineData("application/zip", "document-type-mismatch")]
    public async Task A_declared_type_counts_only_when_it_contradicts(string declared, string? code)
    {
        if (code is null)
            Assert.Equal(DocumentType.Pdf, (await Inspection.OfAsync(Crafted.Pdf(), "a.pdf", declared: declared)).Type);
        else
            Assert.Equal(code, await Inspection.RefusalOfAsync(Crafted.Pdf(), "a.pdf", declared: declared));
    }

    [Fact]
    public async Task A_browser_may_call_an_office_file_a_zip() =>
        Assert.Equal(
            DocumentType.Docx, (await Inspection.OfAsync(Crafted.Docx(), "a.docx", declared: "application/x-zip-compressed")).Type);

    [Theory]
    [InlineData(DocumentType.Pdf)]
    [InlineData(DocumentType.Png)]
    [InlineData(DocumentType.Jpeg)]
    public async Task A_file_that_is_an_archive_too_is_refused(DocumentType type) =>
        Assert.Equal(
            "document-polyglot",
            await Inspection.RefusalOfAsync([.. Content(type), .. Crafted.Zip(("a.txt", [1]))], "a." + type.Extensions()[0]));

    [Theory]
    [InlineData(DocumentType.Pdf)]
    [InlineData(DocumentType.Png)]
    [InlineData(DocumentType.Jpeg)]
    [InlineData(DocumentType.Zip)]
    [InlineData(DocumentType.Docx)]
    public async Task A_file_cut_off_is_refused(DocumentType type) =>
        Assert.Equal("document-damaged", await Inspection.RefusalOfAsync(Content(type)[..^12], "a." + type.Extensions()[0]));

    internal static byte[] Content(DocumentType type) => type switch
    {
        DocumentType.Pdf => Crafted.Pdf(),
        DocumentType.Docx => Crafted.Docx(),
        DocumentType.Xlsx => Crafted.Xlsx(),
        DocumentType.Png => Crafted.Png,
        DocumentType.Jpeg => Crafted.Jpeg,
        _ => Crafted.Zip(("一.txt", [1, 2, 3])),
    };
}
