namespace Funding.Workflows.Money.Grants;

/// <summary>The money of an award as it was made; a row of the award.</summary>
/// <param name="Tranches">In order; together the amount.</param>
/// <param name="Allocation">Hash of the file by which it was shared out.</param>
/// <param name="Clause">By which clause it is so.</param>
public sealed record AwardMoney(Yuan Amount, IReadOnlyList<PlannedTranche> Tranches, string Allocation, string Clause, Recovery Recovery)
{
    public const string Row = "money";
}

/// <summary>How a payment of an award stands.</summary>
public enum TranchePhase
{
    /// <summary>What it waits for has not come.</summary>
    Waiting,

    /// <summary>A report stands in its way.</summary>
    Withheld,

    /// <summary>It may be paid: its line has it as a payable.</summary>
    Due,
    Paid,

    /// <summary>It is not paid any more.</summary>
    Stopped,
}

/// <summary>How a payment has come along; a row of the award, not there while it waits for the first time.</summary>
/// <param name="Amount">As it is or was to be paid.</param>
public sealed record TrancheState(TranchePhase Phase, Yuan Amount, DateOnly Since)
{
    private const string Prefix = "tranche:";

    /// <summary>Why it is withheld, reduced, stopped, or was not paid; null for nothing.</summary>
    public Bilingual? Why { get; init; }

    /// <summary>What is to be paid back of it since the award was withdrawn; null for nothing.</summary>
    public Yuan? Recovered { get; init; }

    /// <summary>What the office has asked back of it beside that; null for nothing.</summary>
    public Yuan? Demanded { get; init; }

    /// <summary>What of it counts as paid because its holder owed as much; null for nothing.</summary>
    public Yuan? SetOff { get; init; }

    /// <summary>That it goes on though a report withholds it; null where nobody asked for it.</summary>
    public TrancheLift? Lift { get; init; }

    /// <summary>By the bank, or by a set-off.</summary>
    [JsonIgnore]
    public Yuan PaidOut => Phase == TranchePhase.Paid ? Amount : SetOff ?? Yuan.Zero;

    /// <summary>What is to be paid back of it, repaid or not.</summary>
    [JsonIgnore]
    public Yuan Owed => (Recovered ?? Yuan.Zero) + (Demanded ?? Yuan.Zero);

    public static string Row(string tranche) => Prefix + tranche;

    public static string Rows => Prefix;
}

/// <summary>A tranche goes on though a report withholds it, for the correction was accepted: one hand asks, another confirms.</summary>
/// <param name="Report">Key of the duty whose grade withholds it.</param>
/// <param name="Document">文号 by which the correction was accepted.</param>
public sealed record TrancheLift(string Report, string Document, string Reason, Hand Asked)
{
    /// <summary>Null while it waits.</summary>
    public Hand? Confirmed { get; init; }
}

/// <summary>Passes of the postings under an award's name; those below belong to what administrators gave it.</summary>
public static class AwardPasses
{
    /// <summary>Of its commitment; the reservation before it has this one or, where it was made anew, a later one.</summary>
    public const int Award = MoneyKeys.MostChanges + 1;

    private const int Tranches = 100_000;

    /// <param name="index">Of the payment, from 0.</param>
    public static int Tranche(int index) => Tranches + index;

    /// <summary>Of what a payment is reduced by.</summary>
    public static int Reduced(int index) => Tranches + 1000 + index;
}

/// <summary>How much of what was paid is to be paid back. Pure.</summary>
public static class RecoveryPlan
{
    /// <param name="on">The day from which the award is withdrawn.</param>
    public static Yuan Of(Yuan paid, Recovery rule, AwardTerm term, DateOnly on) => rule switch
    {
        Recovery.All => paid,
        Recovery.None => Yuan.Zero,
        _ => Yuan.OfFen(paid.Fen * Left(term, on) / Math.Max(1, term.ValidUntil.DayNumber - term.AwardedOn.DayNumber)),
    };

    private static int Left(AwardTerm term, DateOnly on) => Math.Clamp(
        term.ValidUntil.DayNumber - on.DayNumber, 0, term.ValidUntil.DayNumber - term.AwardedOn.DayNumber);
}
