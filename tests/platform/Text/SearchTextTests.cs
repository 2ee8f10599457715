namespace Funding.Platform.Tests.Text;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("杭州职业技术学院", "hzzy")]
    [InlineData("杭州职业技术学院", "hangzhou")]
    [InlineData("杭州职业技术学院", "hangzzhiye")]
    [InlineData("杭州职业技术学院", "HZ职业")]
    [InlineData("杭州职业技术学院", "jsxy")]
    [InlineData("杭州职业技术学院", "hangzho")]
    [InlineData("杭州职业技术学院", "职业技术")]
    [InlineData("杭州职业技术学院", "ｈｚｚｙ")]
    [InlineData("重庆长城银行", "cqccyh")]
    [InlineData("重庆长城银行", "zhongq")]
    [InlineData("吕女士", "lvns")]
    [InlineData("吕女士", "lun")]
    [InlineData("12330000ABCDEFGH1X-1", "abcdefgh1x")]
    [InlineData("之江（集团）有限公司", "之江(集团)")]
    [InlineData("第３职业学院", "第3zy")]
    public void A_name_is_found_by_any_part_of_it_and_by_pinyin(string text, string typed) => Assert.True(Finds(text, typed));

    [Theory]
    [InlineData("杭州职业技术学院", "hzjy")]
    [InlineData("杭州职业技术学院", "zyh")]
    [InlineData("杭州职业技术学院", "zhouhang")]
    [InlineData("Zhejiang Tools", "zt")]
    [InlineData("", "a")]
    public void Letters_in_another_order_or_of_other_characters_find_nothing(string text, string typed) => Assert.False(Finds(text, typed));

    [Fact]
    public void Words_are_looked_for_one_by_one() =>
        Assert.Equal(["浙江", "hz", "3a"], SearchText.Words(" 浙江　HZ\t３Ａ \u200B"));

    [Fact]
    public void What_was_taken_from_the_text_or_from_its_readings_is_found() => Names.Sample((characters, from, length, ways) =>
    {
        var name = new string(characters);
        var part = name.Substring(Math.Min(from, name.Length - 1));
        part = part[..Math.Min(length, part.Length)];
        var typed = string.Concat(part.Index().Select(c => (ways >> c.Index * 2 & 3, Pinyin.Of(new Rune(c.Item))) switch
        {
            (0, _) or (_, []) => $"{c.Item}",
            (1, var readings) => readings[^1],
            (_, var readings) => readings[0][..1],
        }));
        Assert.True(Finds(name, typed), $"{typed} in {name}");
    });

    [Fact]
    public void The_longest_word_is_looked_for_without_pinyin_and_nothing_takes_long()
    {
        var name = new string('安', 200);
        Assert.True(Finds(name, new string('a', 60)));
        Assert.False(Finds(name, new string('a', 61)));
        Assert.False(Finds(name, string.Concat(Enumerable.Repeat("an", 29)) + "x"));
    }

    [Theory]
    [InlineData('重', "zhong", "chong")]
    [InlineData('单', "dan", "chan", "shan")]
    [InlineData('女', "nv", "nu")]
    [InlineData('a')]
    public void A_character_has_all_its_readings_the_usual_one_first(char character, params string[] readings) =>
        Assert.Equal(readings, Pinyin.Of(new Rune(character)));

    [Fact]
    public void Names_sort_as_an_index_does()
    {
        string[] names = ["温州大学", "汉江学院", "杭州职业学院", "Alibaba", "安吉学院", "杭州大学"];
        Assert.Equal(
            ["Alibaba", "安吉学院", "汉江学院", "杭州大学", "杭州职业学院", "温州大学"], names.OrderBy(Pinyin.SortKey, StringComparer.Ordinal));
    }

    private static Gen<(char[], int, int, int)> Names => Gen.Select(
        Gen.Char["杭州重庆长安行乐吕女单曾学院大Aa3-"].Array[1, 12], Gen.Int[0, 11], Gen.Int[1, 12], Gen.Int[0, int.MaxValue]);

    private static bool Finds(string text, string typed) => SearchText.Words(typed).All(SearchText.Of(text).Holds);
}
