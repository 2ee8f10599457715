namespace Funding.Platform.Tests.Letters;

public sealed class LetterTextTests
{
    private static readonly string[] Texts = ["申报范围", "a b", "（一）", "1. 款"];

    [Theory]
    [InlineData(1, "一")]
    [InlineData(9, "九")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(19, "十九")]
    [InlineData(20, "二十")]
    [InlineData(21, "二十一")]
    [InlineData(90, "九十")]
    [InlineData(99, "九十九")]
    public void Numbers_are_written_as_they_are_read(int number, string written) => Assert.Equal(written, LetterNumerals.Chinese(number));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Other_numbers_are_not_written(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LetterNumerals.Chinese(number));

    [Fact]
    public void No_two_numbers_are_written_alike() =>
        Assert.Equal(99, Enumerable.Range(1, 99).Select(LetterNumerals.Chinese).Distinct().Count());

    [Fact]
    public void Headings_are_numbered_by_their_place_and_begin_those_below_them_anew() => Assert.Equal(
        [
            "现就有关事项通知如下。", "一、申报范围", "高职院校。", "二、申报方式", "（一）在线填报", "1.登录。", "（1）提交。", "（二）推荐", "特此通知。",
        ],
        LetterNumerals.Numbered(Letters.Call.Body).Select(p => p.Text));

    [Theory]
    [InlineData("一行。\n\n  二行。 ", 0)]
    [InlineData("# 题\n正文", 0)]
    [InlineData("正文\n#", 2)]
    [InlineData("正文\n\n##### 太深", 3)]
    [InlineData("#### 第四级", 0)]
    public void A_heading_that_cannot_be_set_is_named_by_its_line(string typed, int line) =>
        Assert.Equal(line == 0 ? null : line, LetterText.Fault(typed));

    [Fact]
    public void The_hundredth_heading_of_a_level_is_named() => Assert.Equal(
        100, LetterText.Fault(string.Join('\n', Enumerable.Repeat("# 题", 120))));

    [Fact]
    public void Ninety_nine_below_each_heading_are_fine() => Assert.Null(LetterText.Fault(string.Join('\n', Enumerable.Repeat(
        "# 题\n" + string.Join('\n', Enumerable.Repeat("## 款", 99)), 3))));

    [Fact]
    public void What_is_written_is_read_again_as_it_was()
    {
        var paragraphs = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3].Select(i => Texts[i])).Array[0, 20];
        paragraphs.Sample(some =>
        {
            var before = some.Select(p => new LetterParagraph(p.Item1, p.Item2)).ToList();
            Assert.Equal(before, LetterText.Read(LetterText.Write(before)));
        });
    }

    [Fact]
    public void A_template_is_filled_in_and_knows_its_parts()
    {
        var template = LetterTemplate.Parse(
            "title: 关于{year}年申报的通知\nto: 各市：教育局\ncopy:\n---\n自{opens}起。\n# 题\n", new Dictionary<string, string>
            {
                ["year"] = "2026",
                ["opens"] = "2026年3月1日",
            });
        Assert.Equal(new LetterTemplate("关于2026年申报的通知", "各市：教育局", "", "自2026年3月1日起。\n# 题"), template);
    }

    [Fact]
    public void A_template_that_names_what_is_not_given_is_refused() => Assert.Contains("{place}", Assert.Throws<InvalidOperationException>(
        () => LetterTemplate.Parse("title: x\n---\n{place}", new Dictionary<string, string>())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("省教育厅", 5, 4)]
    [InlineData("一二三四五六七", 3.5, 4)]
    [InlineData("某省教育厅和某省发展和改革委员会办公室", 0, 6.5)]
    public void The_signature_stands_centred_over_the_date(string signature, double ofSignature, double ofDate)
    {
        var (left, right) = LetterLayout.Indents(signature, "2026年3月1日");
        Assert.Equal((ofSignature, ofDate), (left, right));
        Assert.Equal(
            left + (LetterLayout.Characters(signature) / 2), right + (LetterLayout.Characters("2026年3月1日") / 2), precision: 6);
    }

    [Fact]
    public void One_attachment_is_named_without_a_number_and_two_with_theirs()
    {
        Assert.Equal(["附件：工作安排"], LetterWords.Named([Letters.Call.Attachments[0]]));
        Assert.Equal(["附件：1. 工作安排", "2. 名单"], LetterWords.Named(Letters.Call.Attachments));
        Assert.Equal("附件", LetterWords.Heading([Letters.Call.Attachments[0]], 0));
        Assert.Equal("附件2", LetterWords.Heading(Letters.Call.Attachments, 1));
    }

    [Fact]
    public void Dates_have_no_leading_zeros() => Assert.Equal("2026年3月1日", LetterWords.Date(new(2026, 3, 1)));
}
