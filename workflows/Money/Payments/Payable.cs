namespace Funding.Workflows.Money.Payments;

/// <summary>How a payable stands.</summary>
public enum PayableState
{
    /// <summary>May be put into a run.</summary>
    Waiting,
    InRun,

    /// <summary>The bank has its file.</summary>
    Sent,
    Paid,

    /// <summary>The bank did not pay it.</summary>
    Failed,

    /// <summary>The bank paid it and it came back.</summary>
    Returned,

    /// <summary>It is not paid any more.</summary>
    Stopped,
}

/// <summary>
/// One tranche that may be paid: a row of its line, written once when the tranche falls due. The ledger's case of its postings is the
/// award.
/// </summary>
/// <param name="Tranche">Its id in the programme's file.</param>
/// <param name="CreditCode">Of the organisation that holds the award.</param>
/// <param name="Desk">That recommended it; empty where none did.</param>
public sealed record Payable(
    string AwardId, string Tranche, LineId Line, string CreditCode, string HolderName, string Desk, Yuan Amount, DateOnly DueOn)
{
    public PayableState State { get; init; }

    /// <summary>The round that gave it; null where the award's id begins with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Round { get; init; }

    /// <summary>What was kept from it because its holder owed as much; the amount is without it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Yuan SetOff { get; init; }

    /// <summary>From 1; another one only after it failed or came back.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The run it is in; null outside one.</summary>
    public string? Run { get; init; }

    /// <summary>The bank's, or why it was stopped; null where nobody gave one.</summary>
    public string? Reason { get; init; }
}

/// <summary>Where payables stand: in the partition of their line (<see cref="MoneyKeys.Partition"/>).</summary>
public static class PayableKeys
{
    public const string Prefix = "payable:";

    /// <summary><c>payable:{award}:{tranche}</c>.</summary>
    public static string Of(string awardId, string tranche) => $"{OfAward(awardId)}{tranche}";

    public static string OfAward(string awardId) => $"{Prefix}{awardId}:";
}
