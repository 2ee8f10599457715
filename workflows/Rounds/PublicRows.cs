namespace Funding.Workflows.Rounds;

/// <summary>Which partitions pages for everybody show, so that a page is made anew once one of them is written to.</summary>
public static class PublicRows
{
    public static readonly VersionedPartitions Versioned = new(partition =>
        partition is RoundKeys.RoundsPartition or RoundKeys.AwardsPartition || HomeKeys.IdOf(HomeKeys.Round, partition) is not null);

    /// <summary>The list of rounds.</summary>
    public static IReadOnlyList<string> OfList(RouteValueDictionary route) => [RoundKeys.RoundsPartition];

    /// <summary>The register of awards.</summary>
    public static IReadOnlyList<string> OfAwards(RouteValueDictionary route) => [RoundKeys.AwardsPartition];

    /// <summary>The round that the address names.</summary>
    public static IReadOnlyList<string> OfRound(RouteValueDictionary route) => [RoundKeys.Partition((string)route["round"]!)];
}
