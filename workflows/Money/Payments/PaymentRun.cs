namespace Funding.Workflows.Money.Payments;

/// <summary>How a run stands (拨付批次).</summary>
public enum RunState
{
    /// <summary>Its maker puts payables into it (经办).</summary>
    Open,

    /// <summary>Waits for the checker (复核).</summary>
    Submitted,

    /// <summary>Waits for the approver (审批).</summary>
    Checked,

    /// <summary>Its file may be made.</summary>
    Approved,

    /// <summary>The bank has its file.</summary>
    Sent,

    /// <summary>The bank has answered for each payment.</summary>
    Settled,

    /// <summary>Given up: what was in it waits again.</summary>
    Dropped,
}

/// <param name="From">The state in which it was.</param>
public sealed record SentBack(RunState From, string Reason, ActMark By);

/// <summary>Payments of one line by one bank, made, checked and approved by three persons.</summary>
/// <param name="Number">In its line, from 1.</param>
/// <param name="Bank">Id of the template.</param>
public sealed record PaymentRun(int Number, LineId Line, string Bank, Hand Maker)
{
    public RunState State { get; init; }

    /// <summary>From 1; each sending back begins the next, and what was ticked before counts no more.</summary>
    public int Round { get; init; } = 1;

    public int Count { get; init; }

    public Yuan Sum { get; init; }

    /// <summary>The highest number that an item ever had.</summary>
    public int LastItem { get; init; }

    /// <summary>Items that the checker ticked in this round.</summary>
    public int Ticked { get; init; }

    public Hand? Checker { get; init; }

    public Hand? Approver { get; init; }

    /// <summary>The last time; null for never.</summary>
    public SentBack? Back { get; init; }

    /// <summary>Payments that its file has; what was stopped meanwhile is left out.</summary>
    public int Sent { get; init; }

    public Yuan SentSum { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Of the file's content, see <see cref="PaymentFile.CodeOf"/>.</summary>
    public string? FileCode { get; init; }

    /// <summary>How many answers of the bank were taken.</summary>
    public int Answers { get; init; }

    /// <summary>The answer that is being carried out; null for none.</summary>
    public int? Settling { get; init; }

    public RunFigures Settled { get; init; } = new(0, 0, 0, Yuan.Zero);

    /// <summary>Payments for which the bank has said nothing.</summary>
    [JsonIgnore]
    public int Unanswered => Sent - Settled.Paid - Settled.Failed - Settled.Returned;

    /// <summary>Before a reference's number of the item; tells line and run.</summary>
    [JsonIgnore]
    public string ReferencePrefix => string.Create(
        CultureInfo.InvariantCulture, $"{Sha256Hex.Of($"{Line}")[..6].ToUpperInvariant()}{Number:0000}");

    /// <summary>By which the bank names a payment of the run: 14 letters and digits.</summary>
    /// <param name="item">Its number.</param>
    public string ReferenceOf(int item) => string.Create(CultureInfo.InvariantCulture, $"{ReferencePrefix}{item:0000}");
}

/// <summary>What the bank has said so far.</summary>
/// <param name="PaidSum">Of what is paid and did not come back.</param>
public sealed record RunFigures(int Paid, int Failed, int Returned, Yuan PaidSum);

/// <summary>The account to which an item goes, as it was when the item was put into the run.</summary>
/// <param name="Number">Sealed, see <see cref="OrganisationAccount.PlaceOf"/>.</param>
public sealed record PayeeAccount(int Version, string Name, string Number, string Tail, string Bank, string BankCode)
{
    public static PayeeAccount Of(AccountEntry entry) =>
        new(entry.Version, entry.AccountName, entry.Number, entry.Tail, entry.Bank, entry.BankCode);
}

/// <summary>What became of an item.</summary>
public enum ItemOutcome
{
    Paid,
    Failed,
    Returned,

    /// <summary>Stopped before its file was made, and not in it.</summary>
    Stopped,
}

/// <summary>A payable in a run.</summary>
/// <param name="Number">In its run, from 1; one that was taken out leaves a gap.</param>
public sealed record RunItem(
    int Run, int Number, string AwardId, string Tranche, int Attempt, string CreditCode, string HolderName, Yuan Amount,
    PayeeAccount Account)
{
    /// <summary>The run's round in which the checker ticked it; 0 for none.</summary>
    public int TickedIn { get; init; }

    /// <inheritdoc cref="Payable.Round"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Round { get; init; }

    /// <summary>Null while the bank has said nothing.</summary>
    public ItemOutcome? Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>The bank's day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Under which pass the ledger has its postings: no other attempt of the award has it.</summary>
    [JsonIgnore]
    public int Pass => checked((Run * 10_000) + Number);
}

/// <summary>Rows of runs in the partition of their line.</summary>
public static class RunKeys
{
    public const string Runs = "run:";
    public const int MostRuns = 9999;

    /// <summary>The newest one first.</summary>
    /// <param name="number">1 to <see cref="MostRuns"/>.</param>
    public static string Run(int number) => Runs + (MostRuns - number).ToString("0000", CultureInfo.InvariantCulture);

    public static string Items(int run) => string.Create(CultureInfo.InvariantCulture, $"item:{run:0000}:");

    public static string Item(int run, int number) => string.Create(CultureInfo.InvariantCulture, $"{Items(run)}{number:0000}");

    public static string Answer(int run, int number) => string.Create(CultureInfo.InvariantCulture, $"answer:{run:0000}:{number:000}");

    /// <summary>Where the file lies, sealed for this name.</summary>
    public static string File(PaymentRun run, string ending) => string.Create(
        CultureInfo.InvariantCulture, $"budgets/{$"{run.Line}".Replace(':', '-')}/run-{run.Number:0000}.{ending}");
}
