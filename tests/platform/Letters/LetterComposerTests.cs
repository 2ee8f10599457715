namespace Funding.Platform.Tests.Letters;

public sealed class LetterComposerTests
{
    private static readonly string[] Pieces = ["申", "报", "，", "。", "（", "）", "“", "”", "2026", "word", " ", "〔", "〕"];

    private static readonly double Em = LetterLayout.Width / LetterLayout.CharactersPerLine;

    private static readonly IReadOnlyList<LetterPage> Pages = LetterComposer.Compose(Letters.Call, Letters.Measure);

    [Fact]
    public void Head_number_rule_title_and_addressees_follow_one_another()
    {
        var page = Pages[0];
        var order = new[] { "省教育厅文件", "教申〔2026〕1号", "关于组织申报2026年", "各设区市教育局，省级有关单位：", "一、申报范围" }
            .Select(text => page.Runs.First(r => r.Text.StartsWith(text, StringComparison.Ordinal))).ToList();
        Assert.Equal(order, order.OrderBy(r => r.Y));
        Assert.True(order[0].Red);
        var rule = Assert.Single(page.Rules);
        Assert.True(rule.Red && rule.Y1 > order[1].Y && rule.Y1 < order[2].Y);
        Assert.Equal(LetterLayout.Width, rule.X2 - rule.X1, precision: 6);
        Assert.Equal(LetterLayout.Left, order[3].X);
        Assert.Equal(LetterLayout.Left + (2 * Em), order[4].X, precision: 6);
        Assert.Equal(
            [LetterFace.Title, LetterFace.Body, LetterFace.Title, LetterFace.Body, LetterFace.Heading], order.Select(r => r.Face));
    }

    [Fact]
    public void Nothing_stands_outside_the_type_area_but_the_pages_number()
    {
        Assert.All(Pages, page => Assert.All(page.Runs.Where(r => r.Size != LetterLayout.SmallSize), run =>
        {
            Assert.InRange(run.X, LetterLayout.Left - 0.01, LetterLayout.Left + LetterLayout.Width);
            Assert.InRange(
                run.X + Letters.Measure(run.Face, run.Size, run.Text), LetterLayout.Left, LetterLayout.Left + LetterLayout.Width + 0.01);
            Assert.InRange(run.Y, LetterLayout.Top, LetterLayout.Top + LetterLayout.Height + 1);
        }));
    }

    [Fact]
    public void Odd_pages_have_their_number_at_the_right_and_even_ones_at_the_left()
    {
        Assert.True(Pages.Count >= 4);
        Assert.All(Pages.Index(), page =>
        {
            var number = Assert.Single(page.Item.Runs, r => r.Face == LetterFace.Plain);
            Assert.Equal($"— {page.Index + 1} —", number.Text);
            Assert.Equal(page.Index % 2 == 0, number.X > LetterLayout.PageWidth / 2);
        });
    }

    [Fact]
    public void Each_attachment_begins_a_page_and_repeats_its_headings_on_the_next()
    {
        var begins = Pages.Where(p => p.Runs[0].Text is "附件1" or "附件2").ToList();
        Assert.Equal(2, begins.Count);
        var headed = Pages.Where(p => p.Runs.Any(r => r.Text == "序号")).ToList();
        Assert.True(headed.Count > 1);
        Assert.Equal(80, Pages.Sum(p => p.Runs.Count(r => r.Text.StartsWith('第'))));
    }

    [Fact]
    public void The_imprint_ends_the_last_page()
    {
        var last = Pages[^1];
        Assert.Equal("抄送：省发展改革委、省经信厅。", last.Runs[^4].Text);
        Assert.Contains(last.Rules, r => Math.Abs(r.Y1 - LetterLayout.Top - LetterLayout.Height) < 0.01);
    }

    [Fact]
    public void Twenty_eight_characters_fill_a_line_and_twenty_two_lines_a_page()
    {
        var text = new string('字', (28 * 22 * 2) - 2);
        var pages = LetterComposer.Compose(
            Letters.Call with { Body = [new(0, text)], Attachments = [], Note = null, Addressees = null }, Letters.Measure);
        Assert.Equal(26, pages[0].Runs.First(r => r.Text.StartsWith('字')).Text.Length);
        Assert.Equal(22, pages[1].Runs.Count(r => r.Text == new string('字', 28)));
    }

    [Fact]
    public void Lines_hold_all_of_a_text_fit_and_begin_with_no_closing_mark()
    {
        var texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 80].Select(string.Concat);
        Gen.Select(texts, Gen.Int[14, 40]).Sample((text, width) =>
        {
            var lines = LetterLines.Break(text, LetterLayout.Characters, width);
            Assert.Equal(text, string.Concat(lines));
            Assert.All(lines, line => Assert.True(LetterLayout.Characters(line) <= width + 0.01, line));
            // A run of marks that is longer than a line has to be cut somewhere.
            if (!Regex.IsMatch(text, "[，。）”〕（“〔a-z0-9]{6,}"))
                Assert.All(lines.Skip(1), line => Assert.DoesNotContain(line[0], "，。）”〕"));
        });
    }

    [Fact]
    public void Columns_fill_the_width_and_none_vanishes()
    {
        var widths = LetterColumns.Widths(new("x", ["序号", "单位", ""], [["1", new string('长', 200), ""]]));
        Assert.Equal(LetterLayout.Width, widths.Sum(), precision: 6);
        Assert.All(widths, w => Assert.True(w > 30));
    }
}
