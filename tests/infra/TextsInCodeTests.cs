using Microsoft.CodeAnalysis.CSharp;

namespace Funding.Infra.Tests;

/// <summary>What users read stands in resource files, in both languages: no Chinese in the strings of code.</summary>
public sealed partial class TextsInCodeTests
{
    private static readonly string[] Rooms = ["platform", "workflows", "functions"];

    /// <summary>
    /// How many strings with Chinese a file may have, and why; a number may only fall. The tools of <c>local/</c> are not looked at: a
    /// command writes both languages side by side, and what the demonstration fills in is data.
    /// </summary>
    private static readonly Dictionary<string, int> Known = new(StringComparer.Ordinal)
    {
        // What somebody may have written, told by its Chinese: names that are none, kinds and units of institutions, headings, numbers.
        ["platform/Lists/ListDay.cs"] = 1,
        ["platform/Organisations/NameCheck.cs"] = 22,
        ["platform/Organisations/NearNames.cs"] = 1,
        ["platform/Organisations/OrganisationKey.cs"] = 5,
        ["workflows/Applications/AnswerText.cs"] = 1,
        // The numerals of the policy's clauses.
        ["workflows/Programmes/PolicyClauses.cs"] = 1,
        // An official document is in Chinese, whoever reads it: what its layout writes, and faces and files of fonts by their names.
        ["platform/Letters/LetterFaces.cs"] = 8,
        ["platform/Letters/LetterWords.cs"] = 14,
        // Written into rows and the audit chain for good, so in one language for all.
        ["platform/Roles/Actor.cs"] = 1,
        ["workflows/Rounds/Round.cs"] = 2,
        // Examples in the API's description, as an institution of the province would send them.
        ["workflows/*Api"] = 87,
    };

    [Fact]
    public void No_string_of_code_has_Chinese_beyond_the_known_ones()
    {
        var found = Rooms.SelectMany(room => Sources.Below(room, ".cs"))
            .Select(path => (Path: path, Count: InStrings(File.ReadAllText(Path.Combine(Repository.Root, path)))))
            .Where(file => file.Count > 0)
            .GroupBy(file => Examples().IsMatch(file.Path) ? "workflows/*Api" : file.Path, file => file.Count)
            .ToDictionary(file => file.Key, file => file.Sum(), StringComparer.Ordinal);
        var differing = Lines(found).Except(Lines(Known)).Concat(Lines(Known).Except(Lines(found)).Select(line => $"listed: {line}"));
        Assert.True(!differing.Any(), string.Join('\n', differing));
    }

    [Theory]
    [InlineData("""var a = "没有"; """, 1)]
    [InlineData("""var a = $"没有{x}这一项"; """, 2)]
    [InlineData("""var a = '一'; """, 1)]
    [InlineData("""var a = "x"; // 没有""", 0)]
    public void Strings_are_told_from_comments(string code, int strings) => Assert.Equal(strings, InStrings(code));

    private static IEnumerable<string> Lines(Dictionary<string, int> files) =>
        files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {f.Value}");

    private static int InStrings(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens()
        .Count(token => (SyntaxKind)token.RawKind is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken && Chinese().IsMatch(token.Text));

    [GeneratedRegex(@"/Api/|(Api|ApiBodies|Bodies|Examples)\.cs\z")]
    private static partial Regex Examples();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
