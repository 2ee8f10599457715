namespace Funding.Platform.Storage;

/// <summary>The partition of a home, such as a round: all that is decided together stands in it.</summary>
public static class HomeKeys
{
    /// <summary>What belongs to no home, such as sign-in mails and roles.</summary>
    public const string System = "system";

    public const string Round = "round";

    public static string Partition(string kind, string id) => $"{kind}:{id}";

    /// <returns>Null for a partition that is no home's of that kind.</returns>
    public static string? IdOf(string kind, string partition) =>
        partition.StartsWith(kind + ":", StringComparison.Ordinal) ? partition[(kind.Length + 1)..] : null;
}
