using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Funding.Pages.Tests.Rooms;

/// <summary>The projects beside the product: which of their folders may know which is an order, too.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("Funding.Engine")]
    [InlineData("Funding.Local")]
    public void Folders_of_a_project_have_no_cycle(string project)
    {
        var edges = EdgesOf(project);
        Assert.NotEmpty(edges);
        Assert.Empty(Cycle.In(edges));
    }

    private static List<Edge> EdgesOf(string project) =>
    [
        .. from type in new ArchLoader().LoadAssemblies(Assembly.Load(project)).Build().Types
           from dependency in type.Dependencies
           let own = FolderOf(project, type)
           let other = FolderOf(project, dependency.Target)
           where own is not null && other is not null && own != other
           select new Edge(own, type.Name, other, dependency.Target.Name),
    ];

    /// <returns>Null for what is not the project's, and for what stands in none of its folders.</returns>
    private static string? FolderOf(string project, IType type) =>
        type.Namespace?.FullName is { } name && name.StartsWith(project + ".", StringComparison.Ordinal)
            ? name[(project.Length + 1)..].Split('.')[0] : null;
}
