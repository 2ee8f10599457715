using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

public sealed class ExpertImportTests
{
    private const string Header = "姓名,邮箱,单位,统一社会信用代码,方,领域,关联单位,回避单位";
    private static readonly string Line = $"张三,zhang@example.org,甲学院,{CodeOf(900)},学校,智能装备；集成电路,乙公司、丙公司,";

    [Theory]
    [InlineData("utf-8", ",")]
    [InlineData("utf-8 with mark", ";")]
    [InlineData("gbk", ",")]
    [InlineData("gb18030", "\t")]
    [InlineData("utf-16", "\t")]
    public async Task Every_usual_encoding_and_separator_is_read(string encoding, string separator)
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        var preview = await PreviewAsync(
            house, Encode($"{Header}\r\n{Line}\r\n".Replace(",", separator, StringComparison.Ordinal), encoding));
        Assert.Empty(preview.Problems);
        Assert.Equal((1, 0), (preview.New, preview.Updated));
        var expert = Assert.Single(preview.Experts);
        Assert.Equal(("张三", "school", 2, 2), (expert.Name, expert.Party, expert.Fields.Count, expert.Affiliates.Count));
    }

    [Fact]
    public async Task Killed_at_any_commit_of_an_import_an_experts_role_is_given_with_its_record_or_not_at_all()
    {
        var email = "zhang@example.org";
        for (var left = 0; ; left++)
        {
            await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
            var preview = await PreviewAsync(house, Utf8($"{Header}\n{Line}\n"));
            house.Tables.CommitsLeft = left;
            var killed = await Record.ExceptionAsync(
                () => house.Get<ExpertImport>().ApplyAsync(ReviewHouse.Office, RoundId, preview.ImportId!, Stop)) is IOException;
            house.Tables.CommitsLeft = null;
            await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);

            var holds = (await house.Get<PeopleStore>().InRoleAsync(Role.Expert, null, Stop)).Any(p => p.Email == email);
            var given = await ((ITableStore)house.Tables).EnumerateAsync<AuditEntry>(
                    HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry), Stop)
                .Where(e => e.Value.Note.Subject == Person.IdOf(email)).Select(e => e.Value.Note).ToListAsync(Stop);
            Assert.Equal(left > 0, holds);
            Assert.Equal(
                left > 0 ? [("role-granted", preview.ImportId)] : [], given.Select(n => (n.Action, (string?)n.Facts["import"])));
            if (!killed) break;
        }
    }

    [Fact]
    public async Task A_code_outside_the_check_is_taken_and_shown_before_the_list_is_applied()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        var list = Utf8($"{Header}\n{Line}\n李四,li@example.org,厦门某某有限公司,91350203M0001QKT19,企业,,,\n");
        var preview = await PreviewAsync(house, list);
        Assert.Empty(preview.Problems);
        Assert.Equal("91350203M0001QKT19", Assert.Single(preview.CodesOutsideCheck).CreditCode);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once_by_row_and_column_and_nothing_is_imported()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        var list = Utf8(
            $"{Header}\n{Line}\n李四,ZHANG@example.org,乙学院,,学校,,,\n,li@example.org,丙学院,,媒体,,,\n"
            + $"王五,王五@,丁学院,94{CodeOf(901)[2..]},企业,,,\n赵六,zhao@example.org,=1+1,,政府,,,\n");
        var preview = await PreviewAsync(house, list);
        Assert.Null(preview.ImportId);
        Assert.Contains(("email-twice", "rows[3].email"), preview.Problems.Select(p => (p.Code, p.Field)));
        Assert.Contains(("cell-empty", "rows[4].name"), preview.Problems.Select(p => (p.Code, p.Field)));
        Assert.Contains(("party-unknown", "rows[4].party"), preview.Problems.Select(p => (p.Code, p.Field)));
        Assert.Contains(("email-invalid", "rows[5].email"), preview.Problems.Select(p => (p.Code, p.Field)));
        Assert.Contains(preview.Problems, p => p.Code.StartsWith("credit-code", StringComparison.Ordinal)
            && p.Field == "rows[5].credit code");
        Assert.Contains(("cell-formula", "rows[6].organisation"), preview.Problems.Select(p => (p.Code, p.Field)));
        await Assert.ThrowsAsync<RefusedException>(() => house.Get<ExpertImport>().ImportAsync(
            ReviewHouse.Office, RoundId, new MemoryStream(list), Stop));
        Assert.Empty(await house.RowsAsync<PoolExpert>(RoundKeys.Experts));
    }

    [Theory]
    [InlineData("", "expert-list-empty")]
    [InlineData("姓名,邮箱,单位,方\n", "expert-list-empty")]
    [InlineData("姓名,邮箱,单位,方\n\"张三,a@b.cn", "expert-list-unreadable")]
    [InlineData("PK\u0003\u0004 no zip", "workbook-damaged")]
    public async Task A_file_that_is_no_list_is_refused_with_the_reason(string content, string code)
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(() => PreviewAsync(house, Utf8(content)))).Refusals[0].Code);
    }

    [Fact]
    public async Task Missing_and_unknown_columns_are_named()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        var preview = await PreviewAsync(house, Utf8("name,email,phone\nZhang,zhang@example.org,1\n"));
        Assert.Equal(["column-missing", "column-missing"], preview.Problems.Select(p => p.Code));
        Assert.Equal(["phone"], preview.Source.Ignored);
    }

    [Fact]
    public async Task Five_thousand_rows_are_imported_and_a_kill_in_the_middle_only_delays()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        var preview = await PreviewAsync(house, Many(300));
        // Seven pages of records, and not yet a commit for each person.
        house.Tables.CommitsLeft = 200;
        await Assert.ThrowsAnyAsync<Exception>(() => house.Get<ExpertImport>().ApplyAsync(
            ReviewHouse.Office, RoundId, preview.ImportId!, Stop));
        house.Tables.CommitsLeft = null;
        var result = await house.Get<ExpertImport>().ApplyAsync(ReviewHouse.Office, RoundId, preview.ImportId!, Stop);
        Assert.Equal(300, (await house.RowsAsync<PoolExpert>(RoundKeys.Experts)).Count);
        Assert.Equal(300, result.Created + result.Unchanged);
        Assert.Equal(
            new ExpertImportResult(0, 0, 300),
            await house.Get<ExpertImport>().ApplyAsync(ReviewHouse.Office, RoundId, preview.ImportId!, Stop));

        // Of the same people a list is nothing but four pages of the pool.
        var moved = await PreviewAsync(house, Many(300, "新单位"));
        house.Tables.CommitsLeft = 2;
        await Assert.ThrowsAnyAsync<Exception>(() => house.Get<ExpertImport>().ApplyAsync(
            ReviewHouse.Office, RoundId, moved.ImportId!, Stop));
        house.Tables.CommitsLeft = null;
        Assert.Equal(
            new ExpertImportResult(0, 110, 190),
            await house.Get<ExpertImport>().ApplyAsync(ReviewHouse.Office, RoundId, moved.ImportId!, Stop));
        Assert.Equal(5000, (await PreviewAsync(house, Many(5000))).Rows);
        Assert.Equal(
            "expert-list-too-long", (await Assert.ThrowsAsync<RefusedException>(() => PreviewAsync(house, Many(10_001)))).Refusals[0].Code);
    }

    [Fact]
    public async Task A_second_list_updates_an_expert_but_a_declared_conflict_stays()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        await house.Get<ExpertImport>().ImportAsync(ReviewHouse.Office, RoundId, new MemoryStream(Utf8($"{Header}\n{Line}\n")), Stop);
        var id = Person.IdOf("zhang@example.org");
        Assert.Contains(new RoleGrant(Role.Expert), (await house.Get<PeopleStore>().FindAsync(id, Stop))!.Value.Roles);
        await house.Get<ConflictCommands>().DeclareAsync(Expert(id), RoundId, "丁集团", "配偶在该单位任职", Stop);
        var preview = await PreviewAsync(house, Utf8($"{Header}\n{Line.Replace("甲学院", "戊学院", StringComparison.Ordinal)}\n"));
        Assert.Equal((0, 1), (preview.New, preview.Updated));
        await house.Get<ExpertImport>().ApplyAsync(ReviewHouse.Office, RoundId, preview.ImportId!, Stop);
        var expert = Assert.Single(await house.RowsAsync<PoolExpert>(RoundKeys.Experts));
        Assert.Equal(("戊学院", "丁集团"), (expert.Organisation, Assert.Single(expert.Conflicts)));
    }

    [Fact]
    public async Task A_workbook_is_read_and_its_formula_cells_are_refused()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(0, 0);
        Assert.Equal("张三", Assert.Single((await PreviewAsync(house, Workbook(null))).Experts).Name);
        var refused = Assert.Single((await PreviewAsync(house, Workbook("A1&\"!\""))).Problems);
        Assert.Equal(("cell-formula", "rows[2].organisation"), (refused.Code, refused.Field));
    }

    private static Task<ExpertImportPreview> PreviewAsync(ReviewHouse house, byte[] content) =>
        house.Get<ExpertImport>().PreviewAsync(ReviewHouse.Office, RoundId, new MemoryStream(content), Stop);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Many(int count, string organisation = "单位") => Utf8("姓名,邮箱,单位,方\n" + string.Concat(
        Enumerable.Range(1, count).Select(n => $"专家{n},expert{n}@example.org,{organisation}{n},企业\n")));

    private static byte[] Encode(string text, string encoding) => encoding switch
    {
        "utf-8" => Utf8(text),
        "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Utf8(text)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text),
    };

    private static byte[] Workbook(string? organisationFormula)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
            var organisation = organisationFormula is null
                ? Text("甲学院")
                : new Cell
                {
                    CellFormula = new CellFormula(organisationFormula),
                    CellValue = new CellValue("甲"),
                    DataType = CellValues.String
                };
            sheet.Worksheet = new Worksheet(new SheetData(
                new SheetRow(Text("姓名"), Text("邮箱"), Text("单位"), Text("方")),
                new SheetRow(Text("张三"), Text("zhang@example.org"), organisation, Text("学校"))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "专家" }));
        }

        return stream.ToArray();
    }
}
