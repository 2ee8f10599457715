using CsCheck;

namespace Funding.Platform.Tests.Lists;

public sealed class MergedRowsTests
{
    [Fact]
    public void What_is_merged_over_several_lines_counts_for_each_of_them()
    {
        var list = Sheets.Read(Sheets.Of(
            "类别|姓名|邮箱\n学校|甲|a@x.cn\n|乙|b@x.cn\n企业|丙|c@x.cn\n|丁|d@x.cn", new(2, 3, 0, 0), new(4, 5, 0, 0)));

        Assert.Equal(["学校", "学校", "企业", "企业"], list.Lines.Select(l => l.Text(Sheets.Kind)));
    }

    [Fact]
    public void A_cell_that_is_merely_empty_stays_empty()
    {
        var list = Sheets.Read(Sheets.Of("类别|姓名|邮箱\n学校|甲|a@x.cn\n|乙|b@x.cn\n|丙|c@x.cn", new MergedCells(2, 3, 0, 0)));

        Assert.Equal(["学校", "学校", ""], list.Lines.Select(l => l.Text(Sheets.Kind)));
    }

    [Fact]
    public void Titles_merged_over_the_columns_between_the_lines_are_skipped_and_told()
    {
        var list = Sheets.Read(Sheets.Of(
            "名单||\n姓名|邮箱|类别\n一、学校||\n甲|a@x.cn|学校\n注：以上均已核实||", new(1, 1, 0, 2), new(3, 3, 0, 2), new(5, 5, 0, 2)));

        Assert.Equal("甲", Assert.Single(list.Lines).Text(Sheets.Name));
        Assert.Equal(["1: 名单", "3: 一、学校", "5: 注：以上均已核实"], list.Source.Skipped);
    }

    [Fact]
    public void A_line_with_one_cell_that_is_not_merged_is_a_line_whose_faults_are_told()
    {
        var list = Sheets.Read(Sheets.Of("姓名|邮箱\n甲|a@x.cn\n乙|"));
        var problems = new List<Refusal>();

        Assert.Equal("", list.Lines[1].Read(Sheets.Email, problems));
        Assert.Equal(("cell-empty", "rows[3].email"), (problems[0].Code, problems[0].Field));
    }

    [Fact]
    public void Headings_merged_over_two_rows_are_found()
    {
        var list = Sheets.Read(Sheets.Of(
            "姓名|联系方式||类别\n|手机|邮箱|\n甲|1|a@x.cn|学校", new(1, 2, 0, 0), new(1, 1, 1, 2), new(1, 2, 3, 3)));

        Assert.Equal("a@x.cn", Assert.Single(list.Lines).Text(Sheets.Email));
        Assert.Equal("学校", list.Lines[0].Text(Sheets.Kind));
    }

    [Fact]
    public void A_formula_and_a_number_stay_what_they_are_in_every_line_of_their_block()
    {
        var rows = new[]
        {
            new SheetRow(1, ["1", "x"], new HashSet<int> { 0 }, new HashSet<int> { 1 }),
            new SheetRow(2, ["", "", "z"], new HashSet<int>(), new HashSet<int>()),
        };

        var filled = MergedRows.Fill(rows, [new(1, 2, 0, 0), new(1, 2, 1, 1)]).Last().Row;

        Assert.Equal(["1", "x", "z"], filled.Cells);
        Assert.Contains(0, filled.Formulas);
        Assert.Contains(1, filled.Numbers);
    }

    [Fact]
    public void Blocks_that_reach_beyond_the_sheet_or_begin_in_a_row_that_is_not_there_do_no_harm()
    {
        var rows = new[] { Sheets.Rows("a|b")[0] with { Number = 5 }, Sheets.Rows("|d")[0] with { Number = 9 } };

        Assert.Equal(
            ["a|b", "|d"],
            MergedRows.Fill(rows, [new(1, 1_048_576, 0, 16_383), new(8, 1_048_576, 0, 0)]).Select(r => string.Join('|', r.Row.Cells)));
    }

    [Fact]
    public void Each_line_shows_what_the_uppermost_cell_of_its_block_holds() =>
        Gen.Int[1, 4].List[1, 12].Sample(heights =>
        {
            var (rows, merged, shown, next) = (new List<string>(), new List<MergedCells>(), new List<string>(), 1);
            foreach (var height in heights)
            {
                merged.Add(new(next, next + height - 1, 0, 0));
                rows.AddRange(Enumerable.Range(0, height).Select(i => (i == 0 ? $"v{next}" : "") + "|x"));
                shown.AddRange(Enumerable.Repeat($"v{next}", height));
                next += height;
            }

            Assert.Equal(shown, MergedRows.Fill(Sheets.Rows(string.Join('\n', rows)), merged).Select(r => r.Row.Cells[0]));
        });
}
