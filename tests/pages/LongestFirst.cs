using Funding.Pages.Tests.Browser;
using Funding.Pages.Tests.Fuzz;
using Funding.Pages.Tests.OtherStages;
using Funding.Pages.Tests.Played;
using Funding.Pages.Tests.Robot;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Funding.Pages.Tests.LongestFirst))]

// A third beside two cores' own: server and browser wait for each other.
[assembly: Parallelization(MaxThreads = 3)]

namespace Funding.Pages.Tests;

/// <summary>Classes whose one test takes minutes begin first: begun last they would leave a core idle until they end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
        [.. new[]
        {
            typeof(PlayedFilesTests), typeof(ScannerRobotTests), typeof(EveryPageTests), typeof(FuzzTests), typeof(DefencePagesTests),
        }.Select(type => type.FullName!)];

    /// <summary>The longest by the order above, then all others as they came.</summary>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(PlaceOf)];

    private static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var at = Array.FindIndex(
            Longest, name => collection.TestCollectionDisplayName.Contains($" {name} ", StringComparison.Ordinal));
        return at >= 0 ? at : Longest.Length;
    }
}
