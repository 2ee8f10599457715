namespace Funding.Workflows.Rounds;

/// <summary>Which partitions pages for everybody show, so that a page is made anew once one of them is written to.</summary>
public static class PublicRows
{
    public static readonly VersionedPartitions Versioned = new(partition =>
        partition == RoundKeys.RoundsPartition || HomeKeys.IdOf(HomeKeys.Round, partition) is not null);

    /// <summary>The list of rounds.</summary>
    public static IReadOnlyList<string> OfList(RouteValueDictionary route) => [RoundKeys.RoundsPartition];

    /// <summary>The round that the address names.</summary>
    public static IReadOnlyList<string> OfRound(RouteValueDictionary route) => [RoundKeys.Partition((string)route["round"]!)];
}
