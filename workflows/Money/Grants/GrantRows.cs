namespace Funding.Workflows.Money.Grants;

/// <summary>How a round's money was shared out with a version of its ranking; a row of the round, its inputs are in the file.</summary>
/// <param name="Hash">Of the file, see <see cref="AllocationFile"/>.</param>
/// <param name="Blob">Of the file.</param>
public sealed record RoundAllocation(
    int Version, string Hash, string Blob, LineId Line, Yuan Total, Yuan Left, int Cases, DateTimeOffset At);

/// <summary>What an application that has a place gets; a row of the round.</summary>
/// <param name="Key">As in the public files.</param>
public sealed record CaseAmount(string ApplicationId, string Key, int Rank, Yuan Amount)
{
    /// <summary>The application whose place it took; null for one that had its own from the ranking.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>When its money became free again; null while it has it.</summary>
    public DateTimeOffset? FreedAt { get; init; }
}

/// <summary>What a budget line lacks for a round to go on.</summary>
/// <param name="Needed">Beyond what is reserved for it.</param>
/// <param name="IsSetUp">There is such a line.</param>
public sealed record MoneyLack(LineId Line, Yuan Needed, Yuan Available, bool IsSetUp)
{
    public Yuan Missing => Needed - Available;
}

/// <summary>That a stage waits for money, or a place that became free; a row of the round while it does.</summary>
public sealed record MoneyWait(MoneyLack Lack, DateTimeOffset Since);

/// <summary>Rows of a round's money in its partition, and the ledger's name of an application.</summary>
public static class GrantKeys
{
    public const string Waits = "money-waits:";

    /// <summary>What announcing needs is reserved for the awards to be.</summary>
    public const string Ready = "money-ready";

    private const string Allocations = "allocation:";

    private const string Amounts = "amount:";

    public static string Allocation(int version) => $"{Allocations}{version:D4}";

    public static string Amount(int version, string applicationId) => AmountsOf(version) + applicationId;

    public static string AmountsOf(int version) => $"{Amounts}{version:D4}:";

    public static string Wait(StageKey stage) => $"{Waits}{stage}";

    /// <summary>Places that the reserve would move up to, for which there is no money, by whoever left them.</summary>
    public const string PlaceWaits = $"{Waits}place:";

    public static string PlaceWait(string leaving) => PlaceWaits + leaving;

    /// <summary>The ledger's case of an application; an award's is its id.</summary>
    public static string Case(string roundId, string applicationId) => $"{roundId}-{applicationId}";
}
