namespace Funding.Workflows.Tests.Review;

/// <summary>Lists as offices sent them, sound and damaged, with the right answer to each.</summary>
public sealed class ExpertFileCasesTests
{
    private static readonly string[] Noise = ["", "<", "\"", "\0", "99999999999", "&#0;", "/>", "-1", "http://[x", "..", "&a;", "NaN"];
    private static readonly string Cases = Path.Combine(Repository.Root, "tests", "cases", "experts");

    [Theory]
    [InlineData("q06-sheet-missing.xlsx", "workbook-damaged", "xl/worksheets/sheet1.xml")]
    [InlineData("q07-dangling-rel.xlsx", "workbook-damaged", "rId9")]
    [InlineData("q10-bad-type.xlsx", "workbook-damaged", "richText")]
    [InlineData("q11-bad-rowindex.xlsx", "workbook-damaged", "two")]
    [InlineData("q14-hugerow.xlsx", "workbook-damaged", "4294967299")]
    [InlineData("q17-bad-rel-target.xlsx", "workbook-damaged", "[x/sheet1.xml")]
    [InlineData("p8-sheetjs.xlsb", "workbook-format", ".xlsb")]
    public void A_damaged_or_other_file_is_refused_with_its_fault(string file, string code, string names)
    {
        var refusal = Refused(Case(file));
        Assert.Equal((code, "file"), (refusal.Code, refusal.Field));
        Assert.Contains(names, refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains(names, refusal.English, StringComparison.Ordinal);
        Assert.Contains(".xlsx", refusal.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_or_locked_workbook_is_to_be_saved_as_xlsx() =>
        Assert.Equal("workbook-encrypted", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]).Code);

    [Theory]
    [InlineData("x08-error-cell.xlsx", "organisation-no-name rows[2].organisation")]
    [InlineData("c24-na-text.csv", "organisation-no-name rows[2].organisation", "organisation-no-name rows[3].organisation")]
    [InlineData("x09-number-code.xlsx", "credit-code-number rows[2].credit code")]
    [InlineData("c09-scientific.csv", "credit-code-number rows[2].credit code")]
    [InlineData("x13-zwsp.xlsx", "email-invisible-character rows[2].email")]
    public void What_is_wrong_with_a_row_is_told_by_row_and_column(string file, params string[] problems) =>
        Assert.Equal(problems, ExpertList.Read(Case(file)).Problems.Select(p => $"{p.Code} {p.Field}"));

    [Fact]
    public void A_character_that_cannot_be_seen_is_named_by_place_and_code_and_the_address_without_it_is_offered()
    {
        var problem = Assert.Single(ExpertList.Read(Case("x13-zwsp.xlsx")).Problems);
        Assert.Contains("第 19 个字符是看不见的字符 U+200B；去掉后的邮箱为：qian@uni-a.example", problem.Chinese, StringComparison.Ordinal);
        Assert.Contains("character 19 is U+200B", problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_became_a_number_is_explained() => Assert.All(
        new[] { "x09-number-code.xlsx", "c09-scientific.csv" }, file =>
            Assert.Contains("made a number of it", ExpertList.Read(Case(file)).Problems[0].English, StringComparison.Ordinal));

    [Theory]
    [InlineData("x07-title-row.xlsx", "专家", 2, "1: 2026年评审专家推荐表")]
    [InlineData("c06-title-line.csv", null, 2, "1: 2026年评审专家推荐表")]
    [InlineData("x06-hidden-first-sheet.xlsx", "专家", 1)]
    public void The_headings_are_found_and_what_was_skipped_is_shown(string file, string? sheet, int row, params string[] skipped)
    {
        var list = ExpertList.Read(Case(file));
        Assert.Empty(list.Problems);
        Assert.Equal(["钱一鸣", "孙多多"], list.Experts.Select(e => e.Name));
        Assert.Equal((sheet, row), (list.Source.Sheet, list.Source.HeadingRow));
        Assert.Equal(skipped, list.Source.Skipped);
    }

    [Fact]
    public void A_column_of_another_kind_is_listed_as_ignored_and_the_file_is_taken()
    {
        var list = ExpertList.Read(Case("c16-phone-col.csv"));
        Assert.Equal((0, 2, "手机"), (list.Problems.Count, list.Experts.Count, Assert.Single(list.Source.Ignored)));
    }

    [Fact]
    public void Headings_are_looked_for_in_twenty_rows_and_a_column_without_one_is_listed_by_its_letter()
    {
        static string Lines(int above) => string.Concat(Enumerable.Repeat("说明\n", above)) + "姓名,邮箱,单位,方\n张三,zhang@example.org,甲学院,学校,多余\n";
        var list = ExpertList.Read(Encoding.UTF8.GetBytes(Lines(19)));
        Assert.Equal((1, 20, "E"), (list.Experts.Count, list.Source.HeadingRow, Assert.Single(list.Source.Ignored)));
        Assert.Equal("heading-missing", ExpertList.Read(Encoding.UTF8.GetBytes(Lines(20))).Problems[0].Code);
    }

    [Fact]
    public void None_may_be_said_of_affiliates_and_conflicts_but_a_failed_formula_says_nothing()
    {
        var list = ExpertList.Read(Encoding.UTF8.GetBytes(
            "姓名,邮箱,单位,方,关联单位,回避单位\n甲一,a@x.example,一汽集团,企业,无,-\n甲二,b@x.example,一汽集团,企业,#N/A,\n-,c@x.example,一汽集团,企业,,\n"));
        Assert.Equal(["organisation-no-name rows[3].affiliates", "person-no-name rows[4].name"],
            list.Problems.Select(p => $"{p.Code} {p.Field}"));
        Assert.Empty(Assert.Single(list.Experts).Affiliates.Concat(list.Experts[0].Conflicts));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked_whole()
    {
        var bomb = Change(Case("x07-title-row.xlsx"), "xl/worksheets/sheet1.xml", stream =>
        {
            stream.Write("<worksheet><sheetData>"u8);
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i <= XlsxPackage.Megabytes; i++) stream.Write(spaces);
        });
        Assert.True(bomb.Length < 1 << 20);
        Assert.Equal("workbook-too-large", Refused(bomb).Code);
    }

    [Theory]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c r=\"ZZZZ1\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c r=\"1A\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row>")]
    [InlineData("<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><worksheet/>")]
    [InlineData("\0")]
    [InlineData("")]
    public void Every_damage_of_a_sheet_names_it(string sheet)
    {
        var refusal = Refused(Change(Case("x07-title-row.xlsx"), "xl/worksheets/sheet1.xml", stream =>
            stream.Write(Encoding.UTF8.GetBytes(sheet))));
        Assert.Equal("workbook-damaged", refusal.Code);
        Assert.Contains("xl/worksheets/sheet1.xml", refusal.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_broken_in_a_file_the_answer_is_a_refusal_and_never_a_fault()
    {
        var files = Directory.GetFiles(Cases).Select(File.ReadAllBytes).ToArray();
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, int.MaxValue], Gen.Byte.Array[0, 8], Gen.Bool).Sample((file, at, noise, cut) =>
        {
            byte[] bytes = [.. files[file]];
            var place = at % bytes.Length;
            noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - place)).CopyTo(bytes.AsSpan(place));
            ReadOrRefuse(cut ? bytes[..place] : bytes);
        }, iter: 2000);
    }

    [Fact]
    public void Whatever_is_broken_in_a_part_the_answer_is_a_refusal_and_never_a_fault()
    {
        string[] parts = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet1.xml"];
        var whole = Case("x12-same-human-twice.xlsx");
        var texts = parts.ToDictionary(p => p, p => Part(whole, p));
        Gen.Select(Gen.Int[0, parts.Length - 1], Gen.Int[0, int.MaxValue], Gen.Int[0, 40], Gen.Int[0, Noise.Length - 1]
            .Select(i => Noise[i]))
            .Sample((part, at, length, put) =>
            {
                var text = texts[parts[part]];
                var place = at % text.Length;
                var broken = text.Remove(place, Math.Min(length, text.Length - place)).Insert(place, put);
                ReadOrRefuse(Change(whole, parts[part], stream => stream.Write(Encoding.UTF8.GetBytes(broken))));
            }, iter: 2000);
    }

    private static void ReadOrRefuse(byte[] file)
    {
        try
        {
            ExpertList.Read(file);
        }
        catch (RefusedException refused)
        {
            Assert.NotEmpty(refused.Refusals);
        }
    }

    private static byte[] Case(string file) => File.ReadAllBytes(Path.Combine(Cases, file));

    private static Refusal Refused(byte[] file) => Assert.Single(Assert.Throws<RefusedException>(() => ExpertList.Read(file)).Refusals);

    private static string Part(byte[] file, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Change(byte[] file, string part, Action<Stream> write)
    {
        using var changed = new MemoryStream();
        changed.Write(file);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using var entry = zip.CreateEntry(part).Open();
            write(entry);
        }

        return changed.ToArray();
    }
}
