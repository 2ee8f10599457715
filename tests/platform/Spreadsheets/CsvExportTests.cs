namespace Funding.Platform.Tests.Spreadsheets;

public sealed class CsvExportTests
{
    private static readonly ListColumn Code = new("code", true, "代码");
    private static readonly ListForm Form = new("list", Code, new ListColumn("name", true, "名称"));

    [Theory]
    [InlineData("123300000000000018")]
    [InlineData("13800001111")]
    [InlineData("0571")]
    [InlineData("91E12")]
    [InlineData("9133010012345678e9")]
    public async Task What_a_spreadsheet_would_make_a_number_of_keeps_its_digits(string cell) =>
        Assert.Equal($"\uFEFF代码\r\n{cell}\t\r\n", await WriteAsync(cell));

    [Theory]
    [InlineData("2026")]
    [InlineData("1234567890")]
    [InlineData("0")]
    [InlineData("12330000MB000000XX")]
    [InlineData("12330000000000003J-1")]
    [InlineData("0571-87654321")]
    [InlineData("杭州0571")]
    [InlineData("E12")]
    public async Task Other_text_stays_as_it_is(string cell) => Assert.Equal($"\uFEFF代码\r\n{cell}\r\n", await WriteAsync(cell));

    [Fact]
    public async Task A_number_of_ours_stays_a_number() =>
        Assert.Equal("\uFEFF代码\r\n123456789012.5\r\n", await WriteAsync(123456789012.5m));

    [Theory]
    [InlineData("123300000000000018")]
    [InlineData("0571")]
    public async Task Our_own_reader_takes_the_exported_list_back(string cell)
    {
        var content = ListContent.Read(Form, Encoding.UTF8.GetBytes(await WriteAsync(cell, "杭州")), 10);
        var problems = new List<Refusal>();
        Assert.Equal(cell, content.Lines.Single().Read(Code, problems));
        Assert.Empty(problems);
    }

    private static async Task<string> WriteAsync(params object[] cells)
    {
        using var output = new MemoryStream();
        await CsvExport.WriteAsync(new ExportTable([.. new[] { "代码", "名称" }.Take(cells.Length)], Rows()), output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());

        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            await Task.CompletedTask;
            yield return cells;
        }
    }
}
