namespace Funding.Platform.Tests.Documents;

/// <summary>What a reader of an office file would fetch by itself, however the file says it.</summary>
public sealed class OfficeRemotePartsTests
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    private const string Remote = "document-remote-parts";

    [Theory]
    [InlineData(Office + "oleObject", "https://example.org/a.bin")]
    [InlineData(Office + "oleObject", "mhtml:https://example.org/a.html!x-usc:https://example.org/a.html")]
    [InlineData(Office + "subDocument", "file://server/share/part.docx")]
    [InlineData(Office + "image", "https://example.org/a.png")]
    [InlineData(Office + "image", "file:///C:/Users/me/a.png")]
    [InlineData(Office + "image", @"\\server\share\a.png")]
    [InlineData(Office + "frame", "//server/share/a.html")]
    [InlineData(Office + "externalLinkPath", "预算.xlsx")]
    [InlineData(Office + "video", "https://example.org/a.mp4")]
    [InlineData(Strict + "oleObject", "https://example.org/a.bin")]
    [InlineData("https://example.org/hyperlink", "https://example.org/")]
    [InlineData("", "https://example.org/")]
    public async Task Everything_outside_the_file_but_a_hyperlink_is_refused(string type, string target) =>
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(With(type, target, "External"), "申报书.docx"));

    [Theory]
    [InlineData("https://www.moe.gov.cn/a?b=c#d")]
    [InlineData("HTTP://example.org")]
    [InlineData("mailto:office@example.edu.cn")]
    [InlineData("附件/章程.pdf")]
    [InlineData("#_Toc1")]
    public async Task A_hyperlink_to_the_web_a_mailbox_or_a_place_beside_the_file_stays(string target)
    {
        Assert.Equal("a.docx", (await Inspection.OfAsync(With(Office + "hyperlink", target, "External"), "a.docx")).FileName);
        Assert.Equal("a.docx", (await Inspection.OfAsync(With(Strict + "hyperlink", target, "External"), "a.docx")).FileName);
    }

    [Theory]
    [InlineData(@"\\server\share\a")]
    [InlineData("//server/share/a")]
    [InlineData("file://server/share/a")]
    [InlineData("file:///C:/Windows/System32/calc.exe")]
    [InlineData("fi%6Ce://server/share/a")]
    [InlineData("%5C%5Cserver%5Cshare")]
    [InlineData("%255C%255Cserver%255Cshare")]
    [InlineData("MHTML:https://example.org/a")]
    [InlineData("mht ml:https://example.org/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ms-word:ofe|u|https://example.org/a.docx")]
    public async Task A_hyperlink_to_the_network_or_to_a_program_is_refused(string target) =>
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(With(Office + "hyperlink", target, "External"), "a.docx"));

    [Theory]
    [InlineData("word/_rels/document.xml.rels2")]
    [InlineData("word/_RELS/settings.xml.RELS")]
    [InlineData("word/_rels/settings.xml%2Erels")]
    [InlineData("a/b/c.bin")]
    public async Task A_relationships_part_is_found_under_any_name(string name) =>
        Assert.Equal(
            Remote, await Inspection.RefusalOfAsync(With(Office + "image", "https://example.org/a.png", "External", name), "a.docx"));

    [Theory]
    [InlineData("external")]
    [InlineData(" EXTERNAL ")]
    [InlineData("Internal")]
    [InlineData(null)]
    public async Task An_address_is_outside_whatever_its_mode_says(string? mode) =>
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(With(Office + "image", "https://example.org/a.png", mode), "a.docx"));

    [Fact]
    public async Task A_part_of_the_package_is_inside() =>
        Assert.Equal("a.docx", (await Inspection.OfAsync(With(Office + "image", "media/图1.png", null), "a.docx")).FileName);

    [Fact]
    public async Task Encodings_of_the_part_itself_change_nothing()
    {
        var text = Relationships(Office + "image", "https://example.org/a.png", "External");
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes(text.Replace("utf-8", "utf-16", StringComparison.Ordinal))];
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(Crafted.WithEntry(Crafted.Docx(), "word/_rels/x.xml.rels", utf16), "a.docx"));
        var cased = text.Replace("Relationship ", "relationship ", StringComparison.Ordinal)
            .Replace("Target=", "target=", StringComparison.Ordinal);
        Assert.Equal(
            Remote, await Inspection.RefusalOfAsync(
            Crafted.WithEntry(Crafted.Docx(), "word/_rels/x.xml.rels", Encoding.UTF8.GetBytes(cased)), "a.docx"));
    }

    [Fact]
    public async Task A_file_within_a_file_within_an_archive_is_looked_into()
    {
        var within = Crafted.WithEntry(
            Crafted.Docx(), "word/embeddings/Microsoft_Word_Document.docx", With(Office + "frame", "https://example.org/", "External"));
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(within, "a.docx"));
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(Crafted.Zip(("附件/a.docx", within)), "a.zip"));
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(
            Crafted.WithEntry(Crafted.Xlsx(), "xl/externalLinks/_rels/externalLink1.xml.rels",
                Encoding.UTF8.GetBytes(Relationships(Office + "externalLinkPath", "file:///D:/预算.xlsx", "External"))), "a.xlsx"));
    }

    [Fact]
    public async Task Two_parts_whose_names_differ_in_case_or_encoding_alone_are_refused()
    {
        Assert.Equal(
            "archive-entry-name",
            await Inspection.RefusalOfAsync(Crafted.WithEntry(Crafted.Docx(), "[content_types].xml", "<Types/>"u8.ToArray()), "a.docx"));
        Assert.Equal(
            "archive-entry-name",
            await Inspection.RefusalOfAsync(Crafted.WithEntry(Crafted.Docx(), "word/%64ocument.xml", "<a/>"u8.ToArray()), "a.docx"));
    }

    private static byte[] With(string type, string target, string? mode, string name = "word/_rels/settings.xml.rels") =>
        Crafted.WithEntry(Crafted.Docx(), name, Encoding.UTF8.GetBytes(Relationships(type, target, mode)));

    private static string Relationships(string type, string target, string? mode) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="r1" Type="{type}" Target="{SecurityElement.Escape(target)}" {(mode is null ? "" : $"TargetMode=\"{mode}\"")} />
        </Relationships>
        """;
}
