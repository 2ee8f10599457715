using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Funding.Workflows.Tests.Determinism;

/// <summary>
/// The build refuses what workflows/BannedSymbols.txt names; a line with a slip of the pen would refuse nothing and say so nowhere.
/// </summary>
public sealed class BannedSymbolsTests
{
    private static readonly Dictionary<string, string> Reasons = File
        .ReadLines(Path.Combine(Repository.Root, "workflows", "BannedSymbols.txt"))
        .Select(line => line.Split(';', 2)).ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "");

    private static readonly CSharpCompilation Platform = CSharpCompilation.Create("platform", references:
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)));

    [Fact]
    public void Every_line_names_something_that_exists() =>
        Assert.All(Reasons.Keys, id => Assert.NotEmpty(DocumentationCommentId.GetSymbolsForDeclarationId(id, Platform)));

    [Fact]
    public void Every_line_says_why_and_what_instead() =>
        Assert.All(Reasons.Values, reason => Assert.Contains(": ", reason, StringComparison.Ordinal));

    [Theory]
    [InlineData("System.Threading.Tasks.Task", "Run")]
    [InlineData("System.Threading.Tasks.Task", "Delay")]
    [InlineData("System.Threading.Tasks.Task", "ConfigureAwait")]
    [InlineData("System.Threading.Tasks.Task`1", "ConfigureAwait")]
    [InlineData("System.Threading.CancellationTokenSource", "CancelAfter")]
    [InlineData("System.Guid", "NewGuid")]
    [InlineData("System.Guid", "CreateVersion7")]
    public void No_overload_is_forgotten(string type, string method) =>
        Assert.Empty(Platform.GetTypeByMetadataName(type)!
            .GetMembers(method)
            .Where(m => m.DeclaredAccessibility == Accessibility.Public && !IsBanned(m))
            .Select(m => m.ToDisplayString()));

    [Theory]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("TimeProvider.System")]
    [InlineData("TimeZoneInfo.Local")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("new Random(1)")]
    [InlineData("\"a\".GetHashCode()")]
    [InlineData("HashCode.Combine(1)")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)")]
    [InlineData("Task.Factory.StartNew(() => { })")]
    [InlineData("Task.Delay(TimeSpan.Zero, TimeProvider.System)")]
    [InlineData("new CancellationTokenSource(1)")]
    [InlineData("new CancellationTokenSource(TimeSpan.Zero)")]
    [InlineData("new Thread(() => { })")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => { })")]
    [InlineData("new PeriodicTimer(TimeSpan.Zero)")]
    [InlineData("Parallel.For(0, 1, _ => { })")]
    [InlineData("System.IO.File.ReadAllText(\"a\")")]
    [InlineData("new System.IO.FileInfo(\"a\")")]
    [InlineData("System.IO.Directory.Exists(\"a\")")]
    [InlineData("new System.Net.Http.HttpClient()")]
    [InlineData("new System.Net.Sockets.TcpClient()")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess()")]
    [InlineData("System.Diagnostics.Stopwatch.StartNew()")]
    [InlineData("Environment.TickCount64")]
    [InlineData("Console.Out")]
    public void What_no_replay_could_repeat_is_banned(string expression)
    {
        var tree = CSharpSyntaxTree.ParseText(
            $"using System; using System.Threading; using System.Threading.Tasks; class C {{ object M() => {expression}; }}");
        var model = Platform.AddSyntaxTrees(tree).GetSemanticModel(tree);
        var used = tree.GetRoot()
            .DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Select(e => model.GetSymbolInfo(e).Symbol)
            .OfType<ISymbol>()
            .ToList();
        Assert.NotEmpty(used);
        Assert.Contains(used, IsBanned);
    }

    private static bool IsBanned(ISymbol symbol) =>
        Reasons.ContainsKey(symbol.OriginalDefinition.GetDocumentationCommentId() ?? "")
            || (symbol.ContainingType is { } type && IsBanned(type));
}
