using static Funding.Workflows.Tests.Money.LedgerTests;

namespace Funding.Workflows.Tests.Money.Recoveries;

/// <summary>What may be entered of money that is owed, who may confirm it, and what holds in any order and with doubles.</summary>
public sealed class RecoveryBookTests
{
    private const string Award = "m-2026-1-1";

    private static readonly LineId Line = new("m", 2026, MoneySource.Provincial);
    private static readonly LineId Later = Line with { Year = 2027 };
    private static readonly DateTimeOffset At = new(2026, 9, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Hand Maker = new("p1", "周审", "h1", At);
    private static readonly Hand Second = new("p2", "吴审", "h2", At);

    private static readonly Payable Next = new(
        "m-2027-1-4", "start", Later, "91330100MA2CCLMB9X", "浙江云谷智能装备有限公司", "hangzhou", new(50_000), new(2027, 3, 1));

    [Fact]
    public void What_is_left_is_owed_without_repaid_and_set_off()
    {
        var book = BookOf(
            120_000,
            Entry(1, RecoveryKind.Repayment, 30_000.50m, RecoveryState.Done), Entry(2, RecoveryKind.SetOff, 20_000, RecoveryState.Carried),
            Entry(3, RecoveryKind.Repayment, 10_000), Entry(4, RecoveryKind.SetOff, 5_000, RecoveryState.Failed),
            Entry(5, RecoveryKind.Repayment, 5_000, RecoveryState.Declined));
        var line = Assert.Single(book.Lines);
        Assert.Equal(
            (120_000m, 30_000.50m, 20_000m, 69_999.50m, 59_999.50m),
            (line.Owed.Value, line.Repaid.Value, line.SetOff.Value, line.Left.Value, line.Open.Value));
        Assert.Equal(line.Left, book.Left);
    }

    [Theory]
    [InlineData(RecoveryKind.Repayment, 100, null)]
    [InlineData(RecoveryKind.Repayment, 100.01, "recovery-beyond-owed")]
    [InlineData(RecoveryKind.SetOff, 50, null)]
    [InlineData(RecoveryKind.SetOff, 50.01, "set-off-beyond-tranche")]
    [InlineData(RecoveryKind.SetOff, 100.01, "recovery-beyond-owed")]
    [InlineData(RecoveryKind.Demand, 900, null)]
    [InlineData(RecoveryKind.Demand, 900.01, "recovery-beyond-paid")]
    public void Nothing_goes_beyond_what_is_owed_paid_or_to_be_paid(RecoveryKind kind, double amount, string? code) => Assert.Equal(
        code,
        BookOf(100).Bar(Entry(1, kind, (decimal)amount), kind == RecoveryKind.SetOff ? Next with { Amount = new(50) } : null, Today)?.Code);

    [Theory]
    [InlineData(PayableState.Waiting, null)]
    [InlineData(PayableState.Failed, null)]
    [InlineData(PayableState.Returned, null)]
    [InlineData(PayableState.InRun, "set-off-tranche-taken")]
    [InlineData(PayableState.Sent, "set-off-tranche-taken")]
    [InlineData(PayableState.Paid, "set-off-tranche-taken")]
    [InlineData(PayableState.Stopped, "set-off-tranche-taken")]
    public void Only_a_tranche_that_no_run_has_is_kept_from(PayableState state, string? code) => Assert.Equal(
        code, BookOf(100).Bar(Entry(1, RecoveryKind.SetOff, 10), Next with { State = state }, Today)?.Code);

    [Fact]
    public void A_repayment_has_a_day_that_has_come_and_a_reference_of_its_own()
    {
        var book = BookOf(100, Entry(1, RecoveryKind.Repayment, 10) with { Reference = "HZ2026-0901" });
        var entry = Entry(2, RecoveryKind.Repayment, 10);
        Assert.Equal("recovery-day", book.Bar(entry with { On = Today.AddDays(1) }, null, Today)!.Code);
        Assert.Equal("recovery-day", book.Bar(entry with { On = null }, null, Today)!.Code);
        Assert.Equal("recovery-reference-used", book.Bar(entry with { Reference = "ｈｚ2026-0901 " }, null, Today)!.Code);
        var declined = BookOf(100, book.Entries[0] with { State = RecoveryState.Declined });
        Assert.Null(declined.Bar(entry with { Reference = "HZ2026-0901" }, null, Today));
    }

    [Fact]
    public void Another_hand_confirms_by_the_amount_and_whoever_entered_it_may_take_it_back()
    {
        var entry = Entry(1, RecoveryKind.Repayment, 1_234.50m);
        Assert.Null(RecoveryBook.BarDecision(entry, Second, true, "1,234.5"));
        Assert.Equal("confirmation-mismatch", RecoveryBook.BarDecision(entry, Second, true, "1234")!.Code);
        Assert.Equal("same-hand", RecoveryBook.BarDecision(entry, Maker, true, "1234.50")!.Code);
        Assert.Equal("same-hand", RecoveryBook.BarDecision(entry, Second with { Identity = "h1" }, true, "1234.50")!.Code);
        Assert.Null(RecoveryBook.BarDecision(entry, Maker, false, null));
        Assert.Equal(
            "recovery-decided", RecoveryBook.BarDecision(entry with { State = RecoveryState.Done }, Second, false, null)!.Code);
    }

    [Fact]
    public void A_tranche_that_is_kept_from_gets_less_and_counts_as_paid_where_nothing_is_left()
    {
        var part = PayableMoves.KeepBack(Next, new(20_000));
        Assert.Equal((30_000m, 20_000m, PayableState.Waiting), (part.Amount.Value, part.SetOff.Value, part.State));
        var rest = PayableMoves.KeepBack(part with { State = PayableState.Failed }, new(30_000));
        Assert.Equal((0m, 50_000m, PayableState.Paid), (rest.Amount.Value, rest.SetOff.Value, rest.State));
    }

    /// <summary>Entries and decisions in any order, each also twice; then what they post, in any order and twice.</summary>
    [Fact]
    public void In_any_order_and_with_doubles_no_more_comes_back_than_is_owed_and_the_ledger_takes_it() => Gen.Select(
        Gen.Int[1, 4000],
        Gen.Select(Gen.Enum<RecoveryKind>(), Gen.Int[0, 3000], Gen.Int[0, 5], Gen.Bool, Gen.Bool).List[1, 25], Gen.Int[0, 1 << 20]).Sample(
        (owedFen, acts, seed) =>
        {
            var book = BookOf(owedFen / 100m);
            var payable = Next with { Amount = new(15) };
            foreach (var (kind, fen, which, accept, again) in acts)
            {
                if (fen > 0)
                {
                    var entry = Entry(book.Entries.Count + 1, kind, fen / 100m) with { Reference = $"{book.Entries.Count}" };
                    if (book.Bar(entry, payable, Today) is null) book = book with { Entries = [.. book.Entries, entry] };
                }

                for (var times = again ? 2 : 1; times > 0; times--)
                    (book, payable) = Decided(book, payable, which, accept);
                var line = book.Of(Line);
                Assert.True(line.Open >= Yuan.Zero && line.Left >= line.Open && payable.Amount >= Yuan.Zero);
                Assert.All(book.Tranches, t => Assert.True(t.Owed <= t.Paid && book.Demandable(t) >= Yuan.Zero));
            }

            var (own, other) = Posted(book, new Yuan(owedFen / 100m), seed);
            Assert.Equal(book.Left, own.Line.Receivable);
            Assert.Equal(book.Repaid, own.Line.Returned);
            Assert.Equal(book.SetOff, own.Line.InTransit);
            Assert.Equal(Yuan.Zero, own.Line.InTransit + other.Line.InTransit);
            Assert.Equal((book.SetOff, book.SetOff), (other.Line.Returned, other.Line.Paid));
            Assert.Empty(LedgerVerifier.Verify([.. own.File($"{Line}"), .. other.File($"{Later}")]).Faults);
        });

    private static (RecoveryBook Book, Payable Payable) Decided(RecoveryBook book, Payable payable, int which, bool accept)
    {
        if (book.Entries.ElementAtOrDefault(which) is not { } entry
            || RecoveryBook.BarDecision(entry, Second, accept, $"{entry.Amount}") is not null)
            return (book, payable);
        var fails = accept && entry.Kind == RecoveryKind.SetOff && RecoveryBook.BarTranche(entry, payable) is not null;
        var after = entry with { State = !accept ? RecoveryState.Declined : fails ? RecoveryState.Failed : RecoveryState.Done };
        if (after is { Kind: RecoveryKind.SetOff, Counts: true }) payable = PayableMoves.KeepBack(payable, entry.Amount);
        var owes = after is { Kind: RecoveryKind.Demand, Counts: true } ? entry.Amount : Yuan.Zero;
        return (
            new(
                [.. book.Tranches.Select(t => t with { Owed = t.Owed + owes })],
                [.. book.Entries.Select(e => e.Number == entry.Number ? after : e)]),
            payable);
    }

    private static (Book Own, Book Other) Posted(RecoveryBook book, Yuan first, int seed)
    {
        var (own, other) = (new Book(), new Book());
        own.Post(Of("document-1", PostingPurpose.Plan, 1_000));
        own.Post(Of(Award, PostingPurpose.Reserve, 1_000), Of(Award, PostingPurpose.Commit, 1_000), Of(Award, PostingPurpose.Pay, 1_000));
        own.Post(PostingDraft.Of(Award, PostingPurpose.Recover, first));
        other.Post(Of("document-2", PostingPurpose.Plan, 15));
        other.Post(Of(Next.AwardId, PostingPurpose.Reserve, 15), Of(Next.AwardId, PostingPurpose.Commit, 15));
        var counts = book.Entries.Where(e => e.Counts || e is { Kind: RecoveryKind.SetOff, State: RecoveryState.Failed });
        var shuffled = counts.OrderBy(e => e.Kind != RecoveryKind.Demand).ThenBy(e => (e.Number * 7919 + seed) % 101).ToList();
        foreach (var entry in shuffled.Concat(shuffled))
        {
            if (entry.Kind != RecoveryKind.SetOff)
            {
                own.Post(PostRecoveryHandler.Draft(Award, entry));
                continue;
            }

            var left = new PostingDraft(
                new(Award, PostingPurpose.SetOff, entry.Number), LedgerAccount.Receivable, LedgerAccount.InTransit, entry.Amount);
            var isThere = other.Postings.Any(p => p.Key == left.Key);
            own.Post(left);
            if (entry.State == RecoveryState.Failed)
            {
                own.Post(new PostingDraft(
                    left.Key with { Pass = RecoveryKeys.BackPass(entry.Number) }, LedgerAccount.InTransit, LedgerAccount.Receivable,
                    entry.Amount));
            }
            else if (!isThere)
            {
                other.Post(
                    left with { From = LedgerAccount.InTransit, To = LedgerAccount.Returned },
                    PostingDraft.Of(
                        Next.AwardId, PostingPurpose.Pay, entry.Amount, RecoveryKeys.PaidPass(other.Postings.Count + 1)));
            }
        }

        return (own, other);
    }

    private static RecoveryBook BookOf(decimal owed, params IReadOnlyList<RecoveryEntry> entries) =>
        new([new("start", new("首期", "First"), Line, new(Math.Max(1_000, owed)), new(owed))], entries);

    private static RecoveryEntry Entry(int number, RecoveryKind kind, decimal amount, RecoveryState state = RecoveryState.Waiting) =>
        new(number, kind, Line, new(amount), $"浙教财〔2026〕{number}号", "核查认定。", Maker)
        {
            State = state,
            Tranche = kind == RecoveryKind.Demand ? "start" : null,
            On = kind == RecoveryKind.Repayment ? Today : null,
            Against = kind == RecoveryKind.SetOff ? new(Later, Next.AwardId, Next.Tranche) : null,
        };
}
