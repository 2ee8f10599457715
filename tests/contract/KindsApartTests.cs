using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Funding.Contract.Tests;

/// <summary>No kind of stage or part names another: what one takes from another is an offer, and its place in the list.</summary>
public sealed partial class KindsApartTests
{
    [Fact]
    public void No_kinds_folder_names_a_type_of_another_kinds_folder()
    {
        var sources = Directory.EnumerateFiles(Repository.Root, "*.*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Select(path => (Path: path, Folder: FolderPattern().Match(path)))
            .Where(source => source.Folder.Success)
            .Select(source => (
                source.Path,
                Kind: source.Folder.Groups["kind"].Value,
                Text: File.ReadAllText(Path.Combine(Repository.Root, source.Path))))
            .ToList();
        var owners = sources.SelectMany(source => Declared(source.Path, source.Text).Select(type => (Type: type, source.Kind)))
            .ToLookup(declared => declared.Type, declared => declared.Kind, StringComparer.Ordinal);

        var named = sources.SelectMany(source => Named(source.Path, source.Text)
            .Where(type => owners.Contains(type) && !owners[type].Contains(source.Kind))
            .Select(type => $"{source.Path} names {type} of {owners[type].First()}"));

        Assert.NotEmpty(owners);
        Assert.Equal([], named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_act_that_a_kind_declares_is_one_of_its_own_and_registered()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        foreach (var kind in house.Get<StageKindSet>().All)
        {
            var folder = kind.GetType().Namespace!.Split('.')[^1];
            var declared = typeof(StageAct).Assembly.GetTypes()
                .Where(t => t.Namespace?.EndsWith($".Stages.{folder}", StringComparison.Ordinal) == true)
                .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
                .Where(f => f.FieldType == typeof(StageAct))
                .Select(f => (StageAct)f.GetValue(null)!);
            Assert.Equal(declared.Select(a => a.Name).Order(), kind.Acts.Select(a => a.Act.Name).Order());
        }
    }

    private static IEnumerable<string> Declared(string path, string text) => path.EndsWith(".razor", StringComparison.Ordinal)
        ? [Path.GetFileNameWithoutExtension(path)]
        : CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(t => t.Identifier.Text);

    private static IEnumerable<string> Named(string path, string text) => (path.EndsWith(".razor", StringComparison.Ordinal)
        ? WordPattern().Matches(text).Select(word => word.Value)
        : CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(n => n.Identifier.Text))
        .Distinct();

    [GeneratedRegex(@"^(?!.*(^|/)(obj|bin|tests)/).*(?:^|/)(?:Stages|Parts)/(?<kind>\w+)/")]
    private static partial Regex FolderPattern();

    [GeneratedRegex(@"\b[A-Z]\w+")]
    private static partial Regex WordPattern();
}
