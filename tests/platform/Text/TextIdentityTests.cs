namespace Funding.Platform.Tests.Text;

public sealed class TextIdentityTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String, Gen.Char["ａＡ李（）  \u200B\u202E\u2066·•ßſİıǅ\u0301\u0327\u0345ﬃ①㈱가각\u1100\u1161\u00AD\uFE0F"].Array[0, 12]
            .Select(c => new string(c)));

    [Theory]
    [InlineData("之江\u200B职业\u202E技术\u2066学院\u2069", "之江职业技术学院")]
    [InlineData("\u200F之江职业技术学院\u061C\uFEFF\u00AD\u2060\u180E", "之江职业技术学院")]
    [InlineData("之江职业技术学院\uFE0F\U000E0041\u034F\u0000\u0085", "之江职业技术学院")]
    [InlineData("之江（集团）　Ｃｏ．，Ｌｔｄ．", "之江(集团) co.,ltd.")]
    [InlineData("⼤学", "大学")]
    [InlineData("Café Straße ﬁnance", "CAFE\u0301 STRASSE FINANCE")]
    [InlineData("买买提•阿不都", "买买提·阿不都")]
    [InlineData("甲–乙—丙−丁－戊", "甲-乙-丙-丁-戊")]
    [InlineData("李　 明\n", "李明")]
    public void What_looks_alike_is_alike(string one, string other) => Assert.Equal(TextIdentity.Of(one), TextIdentity.Of(other));

    [Theory]
    [InlineData("之江职业技术学院", "浙江职业技术学院")]
    [InlineData("甲大学", "甲大學")]
    [InlineData("E01", "E10")]
    public void What_looks_different_stays_different(string one, string other) =>
        Assert.NotEqual(TextIdentity.Of(one), TextIdentity.Of(other));

    [Fact]
    public void The_form_of_a_form_is_itself() =>
        Texts.Sample(text => Assert.Equal(TextIdentity.Of(text), TextIdentity.Of(TextIdentity.Of(text))));

    /// <summary>A zero-width space has no part in the form, and sends a text the whole way.</summary>
    [Fact]
    public void The_short_way_of_most_names_ends_where_the_whole_way_does()
    {
        var all = Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range(0xFF01, 94)).Concat(Enumerable.Range(0x4E00, 0x5200));
        Assert.All(all.Select(c => $"{(char)c}"), text => Assert.Equal(TextIdentity.Of(text + '\u200B'), TextIdentity.Of(text)));
        Gen.Char["之江（Ｚ）aB9-－ 　．"].Array[0, 300].Select(c => new string(c))
            .Sample(text => Assert.Equal(TextIdentity.Of(text + '\u200B'), TextIdentity.Of(text)));
    }

    [Fact]
    public void Nothing_invisible_and_no_other_case_makes_a_difference() =>
        Gen.Select(Gen.Char["之江学院abc李1"].Array[1, 10], Gen.Char["\u200B\u200E\u202A\u2069\uFEFF \t\u3000"].Array[0, 5], Gen.Int[0, 9])
            .Sample((name, marks, at) =>
        {
            var text = new string(name);
            var place = Math.Min(at, text.Length);
            Assert.Equal(TextIdentity.Of(text), TextIdentity.Of(text[..place].ToUpperInvariant() + new string(marks) + text[place..]));
        });

    [Fact]
    public void A_tidy_name_keeps_its_spaces_as_one() =>
        Assert.Equal("John von Neumann", TextIdentity.Tidy(" \u200BJohn\u00A0 von\u3000Neu\u202Emann\u2069\n"));

    [Fact]
    public void A_broken_text_has_a_form_too() => Assert.Equal(TextIdentity.Of("\uFFFD"), TextIdentity.Of("\uD83D"));
}
