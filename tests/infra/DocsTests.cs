namespace Funding.Infra.Tests;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocsTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Repository.Root, f)),
    ];

    private static string Docs => Path.Combine(Repository.Root, "docs");

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_to_a_file_finds_it(string page)
    {
        var from = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var missing = Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(m => m.Groups[1].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(from, to)));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_file_and_folder_that_the_architecture_names_is_there()
    {
        var named = Named().Matches(File.ReadAllText(Path.Combine(Docs, "architecture.md"))).Select(m => m.Groups[1].Value).ToList();
        Assert.True(named.Count > 20);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([a-z]+/[A-Za-z/.]*)`")]
    private static partial Regex Named();
}
