namespace Funding.Platform.Tests.Text;

/// <summary>The Unicode Character Database's own NormalizationTest, of the version of the table.</summary>
public sealed class NormalFormTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "platform", "Text");

    private static IEnumerable<string> Lines()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, "NormalizationTest.txt.gz")),
            CompressionMode.Decompress));
        while (file.ReadLine() is { } line) yield return line;
    }

    private static readonly List<string[]> Cases = [.. Lines().Where(l => l.Length > 0 && l[0] is not ('#' or '@'))
        .Select(l => l.Split(';')[..5].Select(Text).ToArray())];

    [Fact]
    public void Table_and_test_are_of_one_version() =>
        Assert.Equal(Lines().First().Replace("# NormalizationTest-", "# UCD ", StringComparison.Ordinal)
            .Replace(".txt", "", StringComparison.Ordinal),
            File.ReadLines(Path.Combine(Repository.Root, "platform", "Text", "unicode.txt")).First());

    [Fact]
    public void Every_case_has_its_four_forms()
    {
        Assert.True(Cases.Count > 19_000);
        foreach (var c in Cases)
        {
            Assert.All(c[..3], text => Assert.Equal((c[1], c[2]), (NormalForm.Nfc(text), NormalForm.Nfd(text))));
            Assert.All(c[3..], text => Assert.Equal((c[3], c[4]), (NormalForm.Nfc(text), NormalForm.Nfd(text))));
            Assert.All(c, text => Assert.Equal((c[3], c[4]), (NormalForm.Nfkc(text), NormalForm.Nfkd(text))));
        }
    }

    [Fact]
    public void What_the_first_part_leaves_out_is_its_own_form()
    {
        var listed = Lines().SkipWhile(l => !l.StartsWith("@Part1", StringComparison.Ordinal))
            .TakeWhile(l => !l.StartsWith("@Part2", StringComparison.Ordinal))
            .Where(l => l.Length > 0 && l[0] is not ('#' or '@'))
                .Select(l => int.Parse(l.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToHashSet();
        foreach (var code in Enumerable.Range(0, 0x110000).Where(c => Rune.IsValid(c) && !listed.Contains(c)))
        {
            var text = new Rune(code).ToString();
            Assert.True(text == NormalForm.Nfc(text) && text == NormalForm.Nfd(text) && text == NormalForm.Nfkc(text)
                && text == NormalForm.Nfkd(text), $"U+{code:X4}");
        }
    }

    [Fact]
    public void Nothing_uses_the_frameworks_forms()
    {
        var obj = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        var written = new[] { "platform", "workflows", "engine", "local", "functions" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains(obj, StringComparison.Ordinal));
        Assert.All(written, file =>
        {
            var code = File.ReadAllText(file);
            Assert.DoesNotContain(".Normalize()", code, StringComparison.Ordinal);
            Assert.DoesNotContain("NormalizationForm.", code, StringComparison.Ordinal);
        });
    }

    private static string Text(string codes) =>
        string.Concat(codes.Split(' ').Select(c => new Rune(int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .ToString()));
}
