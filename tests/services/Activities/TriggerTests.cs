using System.Collections;
using System.Reflection;
using Funding.Services.Activities;
using Funding.Tests.Support;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Rounds;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Funding.Services.Tests.Activities;

/// <summary>
/// The Azure host names its triggers one by one in its source, which this configuration does not build: it is read here, and
/// compared with what <c>workflows/</c> declares and <c>services/</c> registers.
/// </summary>
public sealed class TriggerTests
{
    [Fact]
    public void Every_orchestrator_has_one_trigger_and_every_trigger_an_orchestrator() =>
        Assert.Equal(Declared(typeof(Orchestration<,>)), Triggers(Source(), "OrchestrationTrigger"));

    [Fact]
    public void Every_activity_has_one_trigger_and_every_trigger_an_activity() =>
        Assert.Equal(Declared(typeof(Activity<,>)), Triggers(Source(), "ActivityTrigger"));

    [Fact]
    public void What_is_declared_is_what_is_registered()
    {
        var registry = FundingActivities.Registry();
        Assert.Equal(Declared(typeof(Orchestration<,>)), registry.Orchestrators.Select(o => o.Name)
            .Distinct()
            .Order(StringComparer.Ordinal));
        Assert.Equal(Declared(typeof(Activity<,>)), registry.Activities.Select(a => a.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_trigger_runs_the_activity_that_it_is_named_after() => Assert.All(
        Methods(Source()).Where(m => TriggerOf(m.Method) == "ActivityTrigger"),
        m => Assert.Contains(m.Method.DescendantNodes().OfType<InvocationExpressionSyntax>(), call =>
            call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } first && NameIn(first) == m.Name));

    [Theory]
    [InlineData("[Function(nameof(RoundAct.CloseCall))] public Task A([ActivityTrigger] string key) => null!;", new[] { "CloseCall" })]
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

    /// <summary>Names of every orchestration or activity that a static field of workflows holds, alone or in a dictionary.</summary>
    private static IEnumerable<string> Declared(Type kind) =>
        typeof(RoundOrchestrator).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public))
            .SelectMany(field => field.GetValue(null) is IDictionary many ? many.Values.Cast<object>() : [field.GetValue(null)!])
            .Where(value => value is not null && value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == kind)
            .Select(value => (string)value.GetType().GetProperty("Name")!.GetValue(value)!)
            .Order(StringComparer.Ordinal);
}
