namespace Funding.Platform.Tests.Documents;

public sealed class ArchiveNamesTests
{
    [Theory]
    [InlineData("合作协议.pdf", "合作协议.pdf")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j.pdf", "a_b_c_d_e_f_g_h_i_j.pdf")]
    [InlineData("CON", "_CON")]
    [InlineData("con.pdf", "_con.pdf")]
    [InlineData("..", "_")]
    [InlineData("", "_")]
    [InlineData(" .名称. ", "名称")]
    [InlineData("左\u202E右\u200B.pdf", "左右.pdf")]
    [InlineData("COM1 .tar", "_COM1.tar")]
    public void A_name_is_made_safe_for_every_system(string name, string expected) => Assert.Equal(expected, ArchiveNames.Safe(name, 80));

    [Fact]
    public void A_long_name_is_cut_before_its_extension_and_never_inside_a_character()
    {
        var safe = ArchiveNames.Safe(string.Concat(Enumerable.Repeat("𠮷", 300)) + ".pdf", 80);
        Assert.EndsWith("𠮷.pdf", safe, StringComparison.Ordinal);
        Assert.Equal(80, safe.EnumerateRunes().Count());
    }

    [Fact]
    public void No_folder_has_a_name_twice_in_whatever_case()
    {
        var names = new ArchiveNames();
        Assert.Equal(
            ["Scan.pdf", "scan (2).PDF", "scan (3).pdf", "目录", "目录 (2)"],
            new[] { "Scan.pdf", "scan.PDF", "scan.pdf", "目录", "目录" }.Select(n => names.Next(n, 80)));
    }

    [Fact]
    public void Whatever_it_is_made_of_a_safe_name_has_no_flaw() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["./\\:*?\"<>| CONaux1学\u202E\u200B\uD842\uDFB7"], 0, 40]).Sample(name =>
            DocumentNames.Flaw(ArchiveNames.Safe(name, 60)) is null);
}
