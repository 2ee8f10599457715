using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Funding.Pages.Tests.Api;

public sealed class ExpertListTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static int batches = 40;

    private async Task<(RoundDriver Round, Func<byte[], Task<ApiAnswer>> Import)> RoundAsync()
    {
        var round = await RoundDriver.LaunchAsync(host, Interlocked.Increment(ref batches));
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        return (round, async list =>
        {
            using var body = new ByteArrayContent(list);
            body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            return await admin.SendAsync(HttpMethod.Post, $"rounds/{round.Id}/experts", body);
        }
        );
    }

    [Fact]
    public async Task Duplicate_addresses_are_named_by_row_and_nothing_is_imported()
    {
        var (round, import) = await RoundAsync();
        var refused =
            (await import(Encoding.UTF8.GetBytes("姓名,邮箱,单位,方\n甲,a@x.example,一厂,政府\n乙,A@x.example,二厂,学校\n丙,c@x.example,三厂,何方\n"))).Must(
                HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["email-twice rows[3].email", "party-unknown rows[4].party"], refused.Errors);
        Assert.Empty(
            (await (await host.AsAsync(
                Role.Administrator, "admin@office.example")).GetAsync($"rounds/{round.Id}/experts")).Ok().Json["items"]!.AsArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_byte_order_mark_or_GBK_reads_the_same(bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (round, import) = await RoundAsync();
        var list = Samples.Experts(3);
        (await import(mark ? [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(list)] : Encoding.GetEncoding("GBK").GetBytes(list))).Ok();
        var names =
            (await (await host.AsAsync(
                Role.Administrator,
                "admin@office.example")).GetAsync($"rounds/{round.Id}/experts")).Ok().Json["items"]!
                    .AsArray()
                    .Select(e => (string)e!["name"]!);

        Assert.Equal(["专家1", "专家2", "专家3"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Five_thousand_rows_are_imported_and_again_change_nothing()
    {
        var (round, import) = await RoundAsync();
        var list = Encoding.UTF8.GetBytes(Samples.Experts(5000));

        Assert.Equal("5000 0 0", Counts((await import(list)).Ok()));
        Assert.Equal("0 0 5000", Counts((await import(list)).Ok()));

        // Page after page, each expert once.
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        var seen = new HashSet<string>();
        string? continuation = null;
        do
        {
            var page = (await admin.GetAsync($"rounds/{round.Id}/experts" + (continuation is null
                ? ""
                : $"?continuation={Uri.EscapeDataString(continuation)}"))).Ok().Json;
            Assert.True(page["items"]!.AsArray().Count <= 1000);
            Assert.All(page["items"]!.AsArray(), e => Assert.True(seen.Add((string)e!["email"]!)));
            continuation = (string?)page["continuation"];
        }
        while (continuation is not null);
        Assert.Equal(5000, seen.Count);
    }

    [Fact]
    public async Task A_cell_with_a_formula_is_named_and_refused()
    {
        var (_, import) = await RoundAsync();

        Assert.Equal(["cell-formula rows[2].organisation"], (await import(Workbook())).Must(HttpStatusCode.UnprocessableEntity).Errors);
    }

    [Theory]
    [InlineData("", "expert-list-empty")]
    [InlineData("姓名,单位\n甲,一\n", "column-missing")]
    public async Task What_is_no_list_is_refused(string list, string code)
    {
        var (_, import) = await RoundAsync();
        Assert.Equal(code, (await import(Encoding.UTF8.GetBytes(list))).Must(HttpStatusCode.UnprocessableEntity).Code);
    }

    [Theory]
    [InlineData("q06-sheet-missing.xlsx", HttpStatusCode.UnprocessableEntity)]
    [InlineData("q07-dangling-rel.xlsx", HttpStatusCode.UnprocessableEntity)]
    [InlineData("q10-bad-type.xlsx", HttpStatusCode.UnprocessableEntity)]
    [InlineData("q11-bad-rowindex.xlsx", HttpStatusCode.UnprocessableEntity)]
    [InlineData("q14-hugerow.xlsx", HttpStatusCode.UnprocessableEntity)]
    [InlineData("q17-bad-rel-target.xlsx", HttpStatusCode.UnprocessableEntity)]
    [InlineData("p8-sheetjs.xlsb", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_damaged_workbook_is_refused_and_never_a_fault(string file, HttpStatusCode status)
    {
        var (round, _) = await RoundAsync();
        Assert.StartsWith("workbook-", (await PreviewAsync(round, file)).Must(status).Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_of_a_file_is_told_and_a_double_is_decided_on_before_the_import()
    {
        var (round, _) = await RoundAsync();
        var titled = (await PreviewAsync(round, "x07-title-row.xlsx")).Ok().Json;
        Assert.Equal(("专家", 2, "1: 2026年评审专家推荐表"), ((string)titled["sheet"]!, (int)titled["headingRow"]!, (string)titled["skipped"]![0]!));
        Assert.Equal("手机", (string)(await PreviewAsync(round, "c16-phone-col.csv")).Ok().Json["ignored"]![0]!);

        var preview = (await PreviewAsync(round, "x12-same-human-twice.xlsx")).Ok().Json;
        var pair = preview["doubles"]![0]!;
        Assert.Equal("expert-double", (await SendAsync(round, "x12-same-human-twice.xlsx", "")).Must(HttpStatusCode.Conflict).Code);
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        var word = new { keep = (string?)null, reason = "工号不同，确是两人。", importId = (string)preview["importId"]! };
        var officer = await host.AsAsync(Role.Officer, "officer1@office.example");
        (await officer.PostAsync($"rounds/{round.Id}/experts/doubles/{(string)pair["id"]!}", word)).Must(HttpStatusCode.Forbidden);
        (await admin.PostAsync($"rounds/{round.Id}/experts/doubles/{(string)pair["id"]!}", word)).Must(HttpStatusCode.NoContent);
        Assert.Equal("3 0 0", Counts((await SendAsync(round, "x12-same-human-twice.xlsx", "")).Ok()));
        Assert.Equal("two", (string)(await officer.GetAsync($"rounds/{round.Id}/experts/doubles")).Ok().Json["items"]![0]!["decision"]!);
        Assert.Empty((await officer.GetAsync($"rounds/{round.Id}/experts/possible-conflicts")).Ok().Json["items"]!.AsArray());
    }

    private Task<ApiAnswer> PreviewAsync(RoundDriver round, string file) => SendAsync(round, file, "/preview");

    private async Task<ApiAnswer> SendAsync(RoundDriver round, string file, string call)
    {
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "tests", "cases", "experts",
            file)));
        body.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await admin.SendAsync(HttpMethod.Post, $"rounds/{round.Id}/experts{call}", body);
    }

    private static string Counts(ApiAnswer answer) => $"{answer.Json["created"]} {answer.Json["updated"]} {answer.Json["unchanged"]}";

    private static byte[] Workbook()
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Text("姓名"), Text("邮箱"), Text("单位"), Text("方")),
                new Row(
                    Text("甲"),
                    Text("a@x.example"),
                    new Cell(new CellFormula("HYPERLINK(\"http://x\")"), new CellValue("单位")),
                    Text("政府"))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "专家" }));
        }

        return bytes.ToArray();
    }

    private static Cell Text(string text) => new(new InlineString(new Text(text))) { DataType = CellValues.InlineString };
}
