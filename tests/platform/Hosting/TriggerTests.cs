using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Funding.Platform.Tests.Hosting;

/// <summary>
/// The Azure host names its activities' triggers one by one in its source: it is read here, and compared with what <c>workflows/</c>
/// declares and registers. An orchestrator is a class there, whose trigger the framework makes.
/// </summary>
public sealed class TriggerTests
{
    [Fact]
    public void No_orchestrator_has_a_trigger_written_by_hand() => Assert.Empty(Triggers(Source(), "OrchestrationTrigger"));

    [Fact]
    public void Every_activity_has_one_trigger_and_every_trigger_an_activity() =>
        Assert.Equal(Registered(FundingActivities.Registry().GetActivities()), Triggers(Source(), "ActivityTrigger"));

    [Fact]
    public void What_is_declared_is_what_is_registered()
    {
        var registry = FundingActivities.Registry();
        var walkers = typeof(HomeWalker).Assembly.GetTypes().Where(t =>
            !t.IsAbstract && t.IsAssignableTo(typeof(ITaskOrchestrator)));
        Assert.Equal(walkers.Select(t => t.Name).Order(StringComparer.Ordinal), Registered(registry.GetOrchestrators()));
        Assert.Equal(
            [Workflows.Orchestration.Activities.ActAtHome, Workflows.Orchestration.Activities.ActAtSubject,
                Workflows.Orchestration.Activities.LookAtHome, Workflows.Orchestration.Activities.LookAtSubject],
            Registered(registry.GetActivities()));
    }

    [Fact]
    public void A_trigger_runs_the_activity_that_it_is_named_after() => Assert.All(
        Methods(Source()).Where(m => TriggerOf(m.Method) == "ActivityTrigger"),
        m => Assert.Contains(m.Method.DescendantNodes().OfType<InvocationExpressionSyntax>(), call =>
            call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } first && NameIn(first) == m.Name));

    [Theory]
    [InlineData("[Function(nameof(Activities.ActAtHome))] public Task A([ActivityTrigger] string key) => null!;", new[] { "ActAtHome" })]
    [InlineData(
        "[Function(\"Twice\")] public Task A([ActivityTrigger] string k) => null!; [Function(\"Twice\")] public Task "
            + "B([ActivityTrigger] string k) => null!;",
        new[] { "Twice", "Twice" })]
    [InlineData("[Function(\"Page\")] public Task A([HttpTrigger] string k) => null!;", new string[0])]
    public void The_reader_of_the_source_sees_triggers_as_they_are(string members, string[] expected) =>
        Assert.Equal(
            expected, Triggers([CSharpSyntaxTree.ParseText($"class C {{ {members} }}").GetCompilationUnitRoot()], "ActivityTrigger"));

    private static IEnumerable<CompilationUnitSyntax> Source() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetCompilationUnitRoot());

    private static IEnumerable<string> Triggers(IEnumerable<CompilationUnitSyntax> source, string trigger) =>
        Methods(source).Where(m => TriggerOf(m.Method) == trigger).Select(m => m.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, MethodDeclarationSyntax Method)> Methods(IEnumerable<CompilationUnitSyntax> source) =>
        from unit in source
        from method in unit.DescendantNodes().OfType<MethodDeclarationSyntax>()
        from attribute in method.AttributeLists.SelectMany(list => list.Attributes)
        where attribute.Name.ToString() == "Function"
        select (NameIn(attribute.ArgumentList!.Arguments[0].Expression), method);

    private static string? TriggerOf(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.SelectMany(p => p.AttributeLists).SelectMany(list => list.Attributes)
            .Select(a => a.Name.ToString()).FirstOrDefault(name => name.EndsWith("Trigger", StringComparison.Ordinal));

    /// <summary>The text of a literal, or the last name in a nameof.</summary>
    private static string NameIn(ExpressionSyntax expression) => expression is LiteralExpressionSyntax literal
        ? literal.Token.ValueText
        : expression.DescendantNodes().OfType<IdentifierNameSyntax>().Last().Identifier.Text;

    private static IEnumerable<string> Registered<T>(IEnumerable<KeyValuePair<TaskName, T>> tasks) =>
        tasks.Select(t => t.Key.Name).Order(StringComparer.Ordinal);
}
