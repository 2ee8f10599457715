using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Funding.Pages.Tests.Rooms;

namespace Funding.Functions.Tests.Hosting;

public sealed class FolderTests
{
    [Fact]
    public void Folders_of_the_host_have_no_cycle()
    {
        var types = new ArchLoader().LoadAssemblies(typeof(FundingSettings).Assembly).Build().Types;
        var edges = (from type in types
                     from dependency in type.Dependencies
                     let own = FolderOf(type)
                     let other = FolderOf(dependency.Target)
                     where own is not null && other is not null && own != other
                     select new Edge(own, type.Name, other, dependency.Target.Name)).ToList();
        Assert.NotEmpty(edges);
        Assert.Empty(Cycle.In(edges));
    }

    private static string? FolderOf(IType type) =>
        type.Namespace?.FullName.Split('.') is ["Funding", "Functions", var folder, ..] ? folder : null;
}
