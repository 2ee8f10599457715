namespace Funding.Workflows.Money.Payments;

/// <summary>What the bank says of one payment.</summary>
/// <param name="Item">Its number in the run.</param>
/// <param name="Reason">The bank's; empty where it gives none.</param>
public sealed record AnswerLine(int Item, ItemOutcome Outcome, string Reason, DateOnly On);

/// <summary>An answer of the bank that was taken: what it adds to what was known.</summary>
/// <param name="Sha256">Of the file.</param>
public sealed record BankAnswer(int Run, int Number, string FileName, string Sha256, ActMark By, IReadOnlyList<AnswerLine> Lines);

/// <summary>The bank's answer held against its run: taken whole, or refused by line and rule. Pure.</summary>
public static class AnswerDecision
{
    /// <summary>So many faults are named at most.</summary>
    public const int MostFaults = 50;

    private const int ReasonCharacters = 200;

    /// <param name="columns">By which the content was read.</param>
    /// <param name="numberOf">The whole number of an item's account.</param>
    /// <param name="today">No day of the bank lies after it.</param>
    /// <returns>What the file adds; none where all of it was known.</returns>
    /// <exception cref="RefusedException">Names each line that does not fit, and the rule.</exception>
    public static IReadOnlyList<AnswerLine> Read(
        AnswerColumns columns, PaymentRun run, IReadOnlyDictionary<int, RunItem> items, ListContent content, Func<RunItem, string> numberOf,
        DateOnly today)
    {
        if (content.Problems.Count > 0) throw new RefusedException(content.Problems);
        var form = columns.Bank;
        var (faults, lines, seen, sum) = (new List<Refusal>(), new List<AnswerLine>(), new HashSet<int>(), Yuan.Zero);
        foreach (var row in content.Lines)
        {
            var amount = AnswerText.Number(row.Text(columns.Amount));
            if (form.Closing is { } closing && row.Cells.Any(c => c.Trim() == closing))
            {
                if (amount is not null && amount != sum.Value) faults.Add(BankAnswerRefusals.Sum(row.Number, sum));
                continue;
            }

            var known = faults.Count;
            var reference = row.Read(columns.Reference, faults);
            var number = row.Read(columns.Number, faults);
            _ = row.Read(columns.Amount, faults);
            var state = row.Read(columns.State, faults);
            var reason = row.Read(columns.Reason, faults);
            var day = ListDay.Of(row.Read(columns.On, faults), row.IsNumber(columns.On));
            if (faults.Count > known) continue;
            if (ItemOf(run, items, reference, row.Number, faults) is not { } item) continue;
            if (!seen.Add(item.Number))
                faults.Add(BankAnswerRefusals.Twice(row.Number, reference));
            else if (!Fits(AccountDraft.DigitsOf(number), numberOf(item)))
                faults.Add(BankAnswerRefusals.OtherAccount(row.Number, reference, item.Account.Tail));
            else if (amount != item.Amount.Value)
                faults.Add(BankAnswerRefusals.OtherAmount(row.Number, reference, item.Amount));
            else if (OutcomeOf(form, state) is not { } outcome)
                faults.Add(BankAnswerRefusals.UnknownState(row.Number, state));
            else if (day is not { } on || on > today || on < ShanghaiTime.DayOf(run.SentAt!.Value))
                faults.Add(BankAnswerRefusals.Day(row.Number));
            else if (Against(item.Outcome, outcome))
                faults.Add(BankAnswerRefusals.Contradicts(row.Number, reference, item.Outcome!.Value));
            else if (item.Outcome != outcome && !(item.Outcome == ItemOutcome.Returned && outcome == ItemOutcome.Paid))
                lines.Add(new(item.Number, outcome, Excerpt.Of(reason, ReasonCharacters), on));
            sum += item.Amount;
        }

        return faults.Count == 0 ? lines : throw new RefusedException([.. faults.Take(MostFaults)]);
    }

    private static RunItem? ItemOf(
        PaymentRun run, IReadOnlyDictionary<int, RunItem> items, string reference, int line, List<Refusal> faults)
    {
        var prefix = run.ReferencePrefix;
        if (reference.Length == prefix.Length + 4 && reference.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(reference.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && items.TryGetValue(number, out var item) && item.Outcome != ItemOutcome.Stopped)
        {
            return item;
        }

        faults.Add(reference.Length == prefix.Length + 4 && !reference.StartsWith(prefix, StringComparison.Ordinal)
            && reference.All(char.IsAsciiLetterOrDigit)
            ? BankAnswerRefusals.OtherRun(line, reference) : BankAnswerRefusals.Foreign(line, Excerpt.Of(reference)));
        return null;
    }

    private static ItemOutcome? OutcomeOf(BankAnswerForm form, string state) =>
        form.Paid.Contains(state) ? ItemOutcome.Paid
        : form.Failed.Contains(state) ? ItemOutcome.Failed
        : form.Returned.Contains(state) ? ItemOutcome.Returned : null;

    /// <summary>What was paid may come back, and an earlier file that says "paid" of it adds nothing; all else contradicts.</summary>
    private static bool Against(ItemOutcome? before, ItemOutcome now) => (before, now) switch
    {
        (null, _) or (ItemOutcome.Paid, ItemOutcome.Paid or ItemOutcome.Returned) or (ItemOutcome.Failed, ItemOutcome.Failed)
            or (ItemOutcome.Returned, ItemOutcome.Returned or ItemOutcome.Paid) => false,
        _ => true,
    };

    /// <summary>A bank may mask the middle of a number with asterisks.</summary>
    private static bool Fits(string given, string number)
    {
        if (!given.Contains('*', StringComparison.Ordinal)) return given == number;
        var (head, tail) = (given[..given.IndexOf('*', StringComparison.Ordinal)], given[(given.LastIndexOf('*') + 1)..]);
        return tail.Length >= 4 && number.StartsWith(head, StringComparison.Ordinal) && number.EndsWith(tail, StringComparison.Ordinal);
    }
}

/// <summary>The columns of a bank's answer as lists have them.</summary>
public sealed class AnswerColumns(BankAnswerForm form)
{
    public BankAnswerForm Bank => form;

    public ListColumn Reference { get; } = new("reference", true, form.Reference);

    public ListColumn Number { get; } = new("account number", true, form.Number);

    public ListColumn Amount { get; } = new("amount", true, form.Amount);

    public ListColumn State { get; } = new("state", true, form.State);

    public ListColumn Reason { get; } = new("reason", false, form.Reason);

    public ListColumn On { get; } = new("day", true, form.On);

    public ListForm Form => new(Code, Reference, Number, Amount, State, Reason, On);

    private const string Code = "bank-answer";
}
