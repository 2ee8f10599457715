namespace Funding.Workflows.Money.Recoveries;

/// <summary>What is put on record of money that a holder is to pay back.</summary>
public enum RecoveryKind
{
    /// <summary>Of a paid tranche something is asked back (核减追缴).</summary>
    Demand,

    /// <summary>The holder paid back (缴回).</summary>
    Repayment,

    /// <summary>It is kept from a tranche that the holder is still to be paid (抵扣).</summary>
    SetOff,
}

/// <summary>How an entry stands.</summary>
public enum RecoveryState
{
    /// <summary>For a second hand.</summary>
    Waiting,

    /// <summary>A set-off that was confirmed and is on its way to the tranche's line.</summary>
    Carried,
    Done,

    /// <summary>Declined, or taken back by who entered it.</summary>
    Declined,

    /// <summary>A set-off whose tranche was taken into a run, or stopped, meanwhile: nothing was set off.</summary>
    Failed,
}

/// <summary>The tranche from which a set-off is kept.</summary>
/// <param name="Line">From which it is paid; another than that of what is owed, or the same.</param>
public sealed record SetOffTranche(LineId Line, string AwardId, string Tranche)
{
    /// <summary>Credit code of who was to be paid when the set-off was entered; null of one from before it was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Payee { get; init; }
}

/// <summary>Entered by one hand, confirmed by another; a row of the award.</summary>
/// <param name="Number">In its award, from 1.</param>
/// <param name="Line">In which it is owed.</param>
/// <param name="Reference">The bank's of a repayment, else the 文号 by which it is so.</param>
public sealed record RecoveryEntry(
    int Number, RecoveryKind Kind, LineId Line, Yuan Amount, string Reference, string Reason, Hand Entered)
{
    /// <summary>The field of a repayment's slip.</summary>
    public const string PaperField = "paper";

    public const int ReferenceCharacters = 100;

    public RecoveryState State { get; init; }

    /// <summary>Of a demand: the tranche that was paid.</summary>
    public string? Tranche { get; init; }

    /// <summary>Of a repayment: the bank's day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>No budget line paid it: nothing is posted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Outside { get; init; }

    /// <summary>Of a set-off.</summary>
    public SetOffTranche? Against { get; init; }

    /// <summary>Who confirmed or declined it; null while it waits.</summary>
    public Hand? Decided { get; init; }

    /// <summary>Whether it counts, or may still.</summary>
    [JsonIgnore]
    public bool Stands => State is not (RecoveryState.Declined or RecoveryState.Failed);

    /// <summary>Whether it was confirmed and stands.</summary>
    [JsonIgnore]
    public bool Counts => State is RecoveryState.Carried or RecoveryState.Done;
}

/// <summary>How many entries an award has; a row that each of them replaces, so that of two at once one is worked out anew.</summary>
public sealed record RecoveryCount(int Entries);

/// <summary>Rows of recoveries in the partition of their award, and passes of their postings.</summary>
public static class RecoveryKeys
{
    public const string Count = "recoveries";

    public const string Entries = "recovery:";

    public const string Papers = "recovery-papers:";

    /// <summary>So many entries an award may have: passes of their postings are told apart by it.</summary>
    public const int Most = 9999;

    public static string Entry(int number) => Entries + Number(number);

    /// <summary>Of the document of a repayment; apart from it, for a scan writes it.</summary>
    public static string PapersOf(int number) => Papers + Number(number);

    /// <summary>Of a demand's <see cref="PostingPurpose.Recover"/>; those of a withdrawal are <see cref="AwardPasses.Tranche"/>.</summary>
    internal static int DemandPass(int number) => 200_000 + number;

    /// <summary>Of a set-off that comes back; it went under its number.</summary>
    internal static int BackPass(int number) => 20_000 + number;

    /// <summary>Of what counts as paid by a set-off; runs have lower ones.</summary>
    /// <param name="posting">Its number in its line.</param>
    internal static int PaidPass(long posting) => checked((int)(100_000_000 + posting));

    private static string Number(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
}
