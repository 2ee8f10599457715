using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Funding.Pages.Tests.Rooms;

/// <summary>Which folder may know which, read from the compiled code: pages count like everything else.</summary>
public sealed class RoomsTests
{
    private static readonly Assembly[] Ours = [typeof(Page).Assembly, typeof(Round).Assembly];

    private static readonly Lazy<Architecture> Built = new(() => new ArchLoader().LoadAssemblies(Ours).Build());

    [Fact]
    public void The_platform_names_nothing_of_the_product() =>
        Assert.Empty(Edges().Where(e => e.From.StartsWith("Platform", StringComparison.Ordinal)
            && !e.To.StartsWith("Platform", StringComparison.Ordinal)).Select(e => $"{e.FromType} names {e.ToType}"));

    [Fact]
    public void Folders_of_the_platform_have_no_cycle()
    {
        var edges = Edges().Where(e => e.From.StartsWith("Platform.", StringComparison.Ordinal)
            && e.To.StartsWith("Platform.", StringComparison.Ordinal)).ToList();
        Assert.True(edges.Count > 20);
        Assert.Empty(Cycle.In(edges));
    }

    /// <summary>The core asks kinds of stages by their contract, or by what they give; the one list of them names each once.</summary>
    [Fact]
    public void The_core_names_no_kind_of_stage() =>
        Assert.Empty(Naming("Stages").Select(e => e.ToString()));

    [Fact]
    public void The_core_names_no_kind_of_part() =>
        Assert.Empty(Naming("Parts").Select(e => e.ToString()));

    [Fact]
    public void Folders_of_the_product_have_no_cycle()
    {
        var edges = Edges().Where(e => IsOfProduct(e.From) && IsOfProduct(e.To) && !IsList(e)).ToList();
        Assert.True(edges.Count > 500);
        Assert.Empty(Cycle.In(edges));
    }

    private static IEnumerable<Edge> Naming(string group) => Edges().Where(e => IsOfProduct(e.From) && !IsKind(e.From) && !IsList(e)
        && e.To.StartsWith($"Workflows.{group}.", StringComparison.Ordinal));

    /// <summary>The lists that register each kind.</summary>
    private static bool IsList(Edge edge) => edge.FromType is "StageKinds" or "PartKinds" or "ShippedKinds" or "FundingServices";

    private static bool IsOfProduct(string folder) => folder.StartsWith("Workflows.", StringComparison.Ordinal);

    private static bool IsKind(string folder) => folder.Split('.') is ["Workflows", "Stages" or "Parts", _];

    /// <remarks>A parameter of a type is left out: it carries the name of whoever fills it in.</remarks>
    private static IEnumerable<Edge> Edges() =>
        from type in Built.Value.Types
        where type.FullName.StartsWith("Funding.", StringComparison.Ordinal)
        from dependency in type.Dependencies
        where dependency.Target is not GenericParameter
        let own = FolderOf(type)
        let other = FolderOf(dependency.Target)
        where own is not null && other is not null && own != other
        select new Edge(own, Outermost(type), other, Outermost(dependency.Target));

    /// <returns>Null for what is not ours.</returns>
    private static string? FolderOf(IType type) => type.Namespace?.FullName.Split('.') switch
    {
        ["Funding", "Workflows", "Stages" or "Parts", _, ..] and [_, _, var group, var kind, ..] => $"Workflows.{group}.{kind}",
        ["Funding", "Platform" or "Workflows", _, ..] and [_, var room, var folder, ..] => $"{room}.{folder}",
        _ => null,
    };

    private static string Outermost(IType type) => type.FullName.Split('.')[^1].Split('+', '/', '`')[0];
}
