using CsCheck;

namespace Funding.Platform.Tests.Lists;

public sealed class ListHeadingTests
{
    [Theory]
    [InlineData("姓名")]
    [InlineData(" 姓 名 ")]
    [InlineData("＊姓名：")]
    [InlineData("姓名（必填）")]
    [InlineData("姓名 [全称]")]
    [InlineData("【必填】姓名")]
    [InlineData("NAME")]
    [InlineData("Ｎａｍｅ")]
    [InlineData("name *")]
    [InlineData("名字")]
    public void A_heading_is_known_however_it_is_written(string heading) => Assert.Equal(Sheets.Name, Sheets.Form.Find(heading));

    [Theory]
    [InlineData("")]
    [InlineData("姓名拼音")]
    [InlineData("曾用名")]
    [InlineData("（姓名）")]
    public void What_only_resembles_a_heading_is_none(string heading) => Assert.Null(Sheets.Form.Find(heading));

    [Fact]
    public void Two_columns_of_one_heading_are_a_mistake_of_the_form() =>
        Assert.Throws<ArgumentException>(() => new ListForm(
            "x", new ListColumn("name", true, "姓名"), new ListColumn("first name", true, "姓 名")));

    [Theory]
    [InlineData("姓名|邮箱|类别", "0 1 2")]
    [InlineData("序号|类别|电子邮箱|手机|姓名", "4 2 1")]
    [InlineData("email|kind|name", "2 0 1")]
    public void Columns_stand_where_their_headings_do(string heading, string at)
    {
        var found = ListHeading.In(Sheets.Form, Sheets.Of(heading), Sheets.Rows(heading))!;

        Assert.Equal(at, string.Join(' ', Sheets.Form.Columns.Select(c => found.Columns[c])));
        Assert.Equal((1, 1), (found.Row, found.Last));
    }

    [Fact]
    public void Titles_above_are_skipped_and_told_and_other_columns_are_named()
    {
        var list = Sheets.Read(Sheets.Of("推荐人员名单|||\n单位：某厅||填表日期|\n\n序号|姓名|邮箱|手机|\n1|甲|a@x.cn|1|多"));

        Assert.Equal(("名单", 4), (list.Source.Sheet, list.Source.HeadingRow));
        Assert.Equal(["1: 推荐人员名单", "2: 单位：某厅 填表日期"], list.Source.Skipped);
        Assert.Equal(["序号", "手机", "E"], list.Source.Ignored);
        Assert.Equal(("甲", "a@x.cn"), (list.Lines[0].Text(Sheets.Name), list.Lines[0].Text(Sheets.Email)));
    }

    [Fact]
    public void Headings_in_two_rows_are_one_heading()
    {
        var list = Sheets.Read(Sheets.Of("姓名|联系方式||类别\n|手机|邮箱|\n甲|1|a@x.cn|学校"));

        Assert.Equal((1, 1, 0), (list.Source.HeadingRow, list.Lines.Count, list.Problems.Count));
        Assert.Equal("a@x.cn", list.Lines[0].Text(Sheets.Email));
        Assert.Equal(["手机"], list.Source.Ignored);
    }

    [Fact]
    public void A_line_below_the_heading_is_no_second_heading()
    {
        var list = Sheets.Read(Sheets.Of("姓名|邮箱|备注\n邮箱|a@x.cn|姓名"));

        Assert.Equal("邮箱", Assert.Single(list.Lines).Text(Sheets.Name));
    }

    [Fact]
    public void The_headings_once_more_on_the_next_page_are_no_line()
    {
        var list = Sheets.Read(Sheets.Of("姓名|邮箱\n甲|a@x.cn\n姓名|邮箱\n乙|b@x.cn"));

        Assert.Equal(["甲", "乙"], list.Lines.Select(l => l.Text(Sheets.Name)));
        Assert.Equal([2, 4], list.Lines.Select(l => l.Number));
        Assert.Equal(["3: 姓名 邮箱"], list.Source.Skipped);
    }

    [Theory]
    [InlineData("姓名|手机\n甲|1", "column-missing")]
    [InlineData("姓名|邮箱|姓名\n甲|a@x.cn|乙", "column-twice")]
    [InlineData("甲|a@x.cn\n乙|b@x.cn", "heading-missing")]
    public void What_is_wrong_with_the_headings_is_told_and_no_line_is_read(string rows, string code)
    {
        var list = Sheets.Read(Sheets.Of(rows.StartsWith("姓名|手机", StringComparison.Ordinal)
            ? rows.Replace("手机", "类别", StringComparison.Ordinal) : rows));

        Assert.Equal(code, list.Problems[0].Code);
        Assert.Empty(list.Lines);
    }

    [Fact]
    public void The_sheet_with_the_most_headings_is_read_a_visible_one_before_a_hidden_one_and_the_others_are_named()
    {
        var list = Sheets.Read(
            Sheets.Named("说明", "请填写第二张表\n姓名：填全名"),
            Sheets.Named(".旧", "姓名|邮箱\n旧|o@x.cn"),
            Sheets.Named("学校", "姓名|邮箱\n甲|a@x.cn"),
            Sheets.Named("企业", "姓名|邮箱\n乙|b@x.cn"),
            Sheets.Named("空表", "姓名|邮箱"));

        Assert.Equal(("学校", "甲"), (list.Source.Sheet, Assert.Single(list.Lines).Text(Sheets.Name)));
        Assert.Equal(["企业", ".旧"], list.Source.OtherSheets);
    }

    [Fact]
    public void Wherever_the_columns_stand_and_whatever_is_between_every_line_is_read() =>
        Gen.Select(Gen.Shuffle(new[] { "姓名", "邮箱", "类别", "序号", "电话", "" }), Gen.Int[0, 15], Gen.Int[1, 30])
        .Sample((headings, above, lines) =>
        {
            string Cells(int n) => string.Join('|', headings.Select(h => h switch
            {
                "姓名" => $"人{n}",
                "邮箱" => $"p{n}@x.cn",
                "类别" => "学校",
                _ => "1",
            }));
            var rows = string.Concat(Enumerable.Repeat("标题\n", above)) + string.Join('|', headings) + "\n"
                + string.Join('\n', Enumerable.Range(1, lines).Select(Cells));

            var list = Sheets.Read(Sheets.Of(rows));

            Assert.Equal(Enumerable.Range(1, lines).Select(n => $"p{n}@x.cn"), list.Lines.Select(l => l.Text(Sheets.Email)));
            Assert.Equal(above, list.Source.Skipped.Count);
        });

    [Fact]
    public void More_lines_than_are_taken_are_refused_and_not_cut() =>
        Assert.Equal("people-list-too-long", Assert.Throws<RefusedException>(() => Sheets.Read(Sheets.Of(
            "姓名|邮箱\n" + string.Join('\n', Enumerable.Range(0, 101).Select(n => $"人|p{n}@x.cn"))))).Refusals[0].Code);
}
