namespace Funding.Workflows.Contests;

/// <summary>Who holds a contest; contests of cities and schools are not listed.</summary>
public enum ContestLevel
{
    Provincial,
    National,
    International,
}

/// <summary>The class that a contest has by its notice (一类, 二类).</summary>
public enum ContestClass
{
    One,
    Two,
}

/// <summary>A contest whose results were imported.</summary>
/// <param name="Document">文号 of its results.</param>
/// <param name="Prizes">How many there are.</param>
public sealed record Contest(
    string Id, string Name, ContestLevel Level, ContestClass Class, DateOnly HeldOn, string Document, int Prizes, string By,
    DateTimeOffset At);

/// <summary>A prize of a contest; of the winner's identity number the keyed hash and the last four characters are kept.</summary>
/// <param name="Number">In its contest, from 1.</param>
/// <param name="Place">1 for the best.</param>
public sealed record ContestPrize(string ContestId, int Number, string Name, string Hash, string Tail, string Event, int Place)
{
    /// <summary>Null while it holds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrizeRevocation? Revoked { get; init; }
}

/// <param name="Document">文号 of the decision.</param>
public sealed record PrizeRevocation(DateOnly On, string Document, string Reason, string By);

/// <summary>Rows of contests: their own partition.</summary>
public static class ContestKeys
{
    public const string Partition = "contests";

    public const string Count = "count";

    public const string Contests = "contest:";

    public static string Contest(string id) => Contests + id;

    public static string PrizesOf(string id) => $"prize:{id}:";

    public static string Prize(string id, int number) => $"{PrizesOf(id)}{number.ToString("000", CultureInfo.InvariantCulture)}";

    /// <summary>Names the prizes of one person, by the keyed hash.</summary>
    public static string WinnerOf(string hash) => $"winner:{hash}:";

    public static string Winner(string hash, string id, int number) =>
        $"{WinnerOf(hash)}{id}:{number.ToString("000", CultureInfo.InvariantCulture)}";
}
