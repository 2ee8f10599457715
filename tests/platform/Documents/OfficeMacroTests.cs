using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Funding.Platform.Tests.Documents;

public sealed class OfficeMacroTests
{
    [Fact]
    public async Task A_macro_document_renamed_docx_is_refused() =>
        Assert.Equal("document-macros", await Inspection.RefusalOfAsync(Crafted.Docm(), "申报书.docx"));

    [Fact]
    public async Task A_macro_document_inside_an_archive_is_refused() =>
        Assert.Equal("document-macros", await Inspection.RefusalOfAsync(Crafted.Zip(("附件/申报书.docx", Crafted.Docm())), "附件.zip"));

    [Fact]
    public async Task A_macro_project_under_an_innocent_content_type_is_refused() =>
        Assert.Equal(
            "document-macros",
            await Inspection.RefusalOfAsync(Crafted.WithEntry(Crafted.Docx(), "word/VBAPROJECT.bin", [1]), "a.docx"));

    [Fact]
    public async Task A_macro_enabled_type_without_a_project_is_refused() =>
        Assert.Equal(
            "document-macros",
            await Inspection.RefusalOfAsync(Crafted.Docx(null, WordprocessingDocumentType.MacroEnabledDocument), "a.docx"));

    [Fact]
    public async Task An_embedded_old_office_object_with_macros_is_refused() =>
        Assert.Equal(
            "document-macros",
            await Inspection.RefusalOfAsync(
                Crafted.WithEntry(Crafted.Docx(), "word/embeddings/oleObject1.bin", Crafted.Ole("_VBA_PROJECT_CUR")), "a.docx"));

    [Fact]
    public async Task An_old_document_with_macros_named_docx_is_refused() =>
        Assert.Equal("document-macros", await Inspection.RefusalOfAsync(Crafted.Ole("_VBA_PROJECT"), "a.docx"));

    [Fact]
    public async Task An_encrypted_office_file_is_refused_as_encrypted()
    {
        Assert.Equal("document-encrypted", await Inspection.RefusalOfAsync(Crafted.Ole("EncryptedPackage"), "a.docx"));
        Assert.Equal(
            "document-encrypted", await Inspection.RefusalOfAsync(Crafted.Zip(("a.docx", Crafted.Ole("EncryptedPackage"))), "a.zip"));
    }

    [Theory]
    [InlineData("https://example.org/t.dotm", true)]
    [InlineData("//server/share/t.dotm", true)]
    [InlineData("file://server/share/t.dotm", true)]
    [InlineData("file:///C:/Users/me/Normal.dotm", false)]
    public async Task A_template_from_the_network_is_refused_and_a_local_one_is_not(string target, bool refused)
    {
        var content = Crafted.Docx(word => word.MainDocumentPart!.AddNewPart<DocumentSettingsPart>()
            .AddExternalRelationship(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
                new Uri(target, UriKind.RelativeOrAbsolute)));
        if (refused)
            Assert.Equal("document-macros", await Inspection.RefusalOfAsync(content, "a.docx"));
        else
            Assert.Equal("a.docx", (await Inspection.OfAsync(content, "a.docx")).FileName);
    }

    [Fact]
    public async Task An_archive_that_only_pretends_to_be_a_package_is_refused()
    {
        var types = Encoding.UTF8.GetBytes(
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" """
            + """ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
        Assert.Equal("document-damaged", await Inspection.RefusalOfAsync(Crafted.Zip(("[Content_Types].xml", types)), "a.docx"));
    }

    [Fact]
    public async Task A_package_with_entities_is_refused()
    {
        var types = Encoding.UTF8.GetBytes("""<!DOCTYPE t [<!ENTITY a "aaaa">]><Types>&a;</Types>""");
        Assert.Equal("document-damaged", await Inspection.RefusalOfAsync(Crafted.Zip(("[Content_Types].xml", types)), "a.docx"));
    }
}
