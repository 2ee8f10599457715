namespace Funding.Platform.Tests.Documents;

/// <summary>Fields of a document that load something as it is opened or brought up to date, however they are written.</summary>
public sealed class OfficeFieldsTests
{
    private const string Remote = "document-remote-parts";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Theory]
    [InlineData("""DDE cmd "/C calc" """)]
    [InlineData("""DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe" """)]
    [InlineData("""ddeauto excel "C:\\a.xlsx" b""")]
    [InlineData("""INCLUDEPICTURE "https://example.org/a.png" \* MERGEFORMATINET""")]
    [InlineData("""INCLUDEPICTURE\d "\\\\server\\share\\a.png" """)]
    [InlineData("""INCLUDETEXT "file://server/share/a.docx" """)]
    [InlineData("""INCLUDETEXT C:\\资料\\a.docx""")]
    [InlineData("""INCLUDE a.docx""")]
    [InlineData("""LINK Excel.Sheet.12 "C:\\a.xlsx" "Sheet1!R1C1" \a \f 0""")]
    [InlineData("""IMPORT "https://example.org/a.wmf" """)]
    [InlineData("""RD "\\\\server\\a.docx" """)]
    [InlineData("""DATABASE \d "C:\\a.mdb" \c "DSN=a" """)]
    [InlineData("""HYPERLINK "\\\\server\\share\\a" """)]
    [InlineData("""HYPERLINK "file:///C:/Windows/System32/calc.exe" """)]
    [InlineData("""HYPERLINK \o "提示" “mhtml:https://example.org/a” """)]
    public async Task A_field_that_loads_from_outside_is_refused_whole_in_pieces_and_as_a_simple_one(string instruction)
    {
        foreach (var markup in Ways(instruction))
            Assert.Equal(Remote, await RefusalAsync(markup));
    }

    [Theory]
    [InlineData("""HYPERLINK "https://www.moe.gov.cn/" \o "教育部: 首页" """)]
    [InlineData("""HYPERLINK \l "_Toc1" """)]
    [InlineData("""HYPERLINK "mailto:office@example.edu.cn" """)]
    [InlineData("""TOC \o "1-3" \h \z \u""")]
    [InlineData("""PAGE \* MERGEFORMAT""")]
    [InlineData("""DATE \@ "yyyy年M月d日" """)]
    [InlineData("""PAGEREF _Toc1 \h""")]
    [InlineData("""REF DDE \h""")]
    [InlineData("""QUOTE "INCLUDEPICTURE" """)]
    [InlineData("""= SUM(ABOVE) \# "0.00" """)]
    [InlineData("INCLUDEPICTURE")]
    [InlineData("  ")]
    public async Task What_a_field_makes_of_the_document_itself_and_a_hyperlink_to_the_web_stay(string instruction)
    {
        foreach (var markup in Ways(instruction))
            Assert.Null(await RefusalAsync(markup));
    }

    [Fact]
    public async Task Its_name_hidden_in_another_field_or_in_that_ones_result_is_found()
    {
        Assert.Equal(Remote, await RefusalAsync(
            Begin + Begin + Code("QUOTE 68 68 69") + End + Code(""" cmd "/C calc" """) + End));
        Assert.Equal(Remote, await RefusalAsync(
            Begin + Begin + Code("QUOTE 68") + Separate + Text("DD") + End + Code("""E cmd "/C calc" """) + End));
        Assert.Equal(Remote, await RefusalAsync(
            Begin + Code("INCLUDEPICTURE ") + Begin + Code("DOCPROPERTY a") + Separate + Text("https://example.org/a.png") + End + End));
    }

    [Fact]
    public async Task A_field_in_anothers_result_in_a_deletion_or_never_ended_is_found()
    {
        Assert.Equal(Remote, await RefusalAsync(
            Begin + Code("PAGE") + Separate + Begin + Code("""DDE cmd "/C calc" """) + End + End));
        Assert.Equal(Remote, await RefusalAsync(
            Begin + """<w:del><w:r><w:delInstrText>DDE cmd "/C calc"</w:delInstrText></w:r></w:del>""" + End));
        Assert.Equal(Remote, await RefusalAsync(Begin + Code("""DDE cmd "/C calc" """)));
        Assert.Equal(Remote, await RefusalAsync(Begin + Code("""DDE cmd "/C calc" """) + "</damaged>"));
    }

    [Fact]
    public async Task The_text_of_a_document_may_say_anything() =>
        Assert.Null(await RefusalAsync(
            Text("DDEAUTO cmd") + Begin + Code("PAGE") + Separate + Text("INCLUDEPICTURE https://example.org/a.png") + End));

    [Theory]
    [InlineData("xl/externalLinks/externalLink1.xml", """<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc" /></externalLink>""")]
    [InlineData("xl/connections.xml", """<connections><connection id="1"><webPr url="https://a.example/"/></connection></connections>""")]
    [InlineData("xl/connections.xml", """<connections><connection id="1"><dbPr connection="DSN=a" /></connection></connections>""")]
    [InlineData("xl/worksheets/sheet9.xml", """<worksheet><c><f>_xlfn.WEBSERVICE("https://example.org/")</f></c></worksheet>""")]
    [InlineData("xl/worksheets/sheet9.xml", """<worksheet><c><f>SUM(A1,rtd("a.b",,"c"))</f></c></worksheet>""")]
    public async Task A_workbook_that_fetches_is_refused(string part, string markup) =>
        Assert.Equal(Remote, await Inspection.RefusalOfAsync(
            Crafted.WithEntry(Crafted.Xlsx(), part, Encoding.UTF8.GetBytes(markup)), "a.xlsx"));

    [Fact]
    public async Task A_workbook_that_computes_stays() =>
        Assert.Equal("a.xlsx", (await Inspection.OfAsync(
            Crafted.WithEntry(Crafted.Xlsx(), "xl/worksheets/sheet9.xml",
                """<worksheet><c><f>SUM(A1:A3)*1.0</f></c><c><t>WEBSERVICE("a")</t></c></worksheet>"""u8.ToArray()), "a.xlsx")).FileName);

    private const string Begin = """<w:r><w:fldChar w:fldCharType="begin"/></w:r>""";
    private const string Separate = """<w:r><w:fldChar w:fldCharType="separate"/></w:r>""";
    private const string End = """<w:r><w:fldChar w:fldCharType="end"/></w:r>""";

    private static string Code(string text) =>
        $"<w:r><w:instrText xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:instrText></w:r>";

    private static string Text(string text) => $"<w:r><w:t>{SecurityElement.Escape(text)}</w:t></w:r>";

    private static IEnumerable<string> Ways(string instruction) =>
    [
        Begin + Code(instruction) + Separate + Text("结果") + End,
        Begin + string.Concat(instruction.Select(c => Code(c.ToString()))) + End,
        $"<w:fldSimple w:instr=\"{SecurityElement.Escape(instruction)}\">{Text("结果")}</w:fldSimple>",
    ];

    private static async Task<string?> RefusalAsync(string runs)
    {
        var header = $"<w:hdr xmlns:w=\"{Word}\"><w:p>{runs}</w:p></w:hdr>";
        var file = Crafted.WithEntry(Crafted.Docx(), "word/header1.xml", Encoding.UTF8.GetBytes(header));
        var refused = await Record.ExceptionAsync(() => Inspection.OfAsync(file, "申报书.docx"));
        return refused is null ? null : Assert.IsType<RefusedException>(refused).Refusals[0].Code;
    }
}
