using static Funding.Workflows.Tests.Money.LedgerTests;

namespace Funding.Workflows.Tests.Money;

public sealed class LedgerVerifierTests
{
    private const string Line = "m:2026:central";

    private static Book Sample()
    {
        var book = new Book();
        book.Post(Of("document-1", PostingPurpose.Plan, 100));
        book.Post(Of("a-1", PostingPurpose.Reserve, 60), Of("a-2", PostingPurpose.Reserve, 40));
        book.Post(Of("a-1", PostingPurpose.Commit, 60), Of("a-2", PostingPurpose.Release, 40));
        book.Post(Of("m-2026-central-1", PostingPurpose.Transfer, 10));
        return book;
    }

    [Fact]
    public void A_ledger_holds_in_whatever_order_its_postings_come()
    {
        var file = Sample().File(Line);
        var verified = LedgerVerifier.Verify([.. file.SkipLast(1).Reverse(), file[^1]]);
        Assert.Empty(verified.Faults);
        Assert.Equal((6L, 30m), (verified.Lines[Line].Postings, verified.Lines[Line].Balances.Available.Value));
    }

    public static TheoryData<string, Func<List<LedgerFileLine>, IEnumerable<LedgerFileLine>>> Bent() => new()
    {
        { "is missing", file => file.Where((_, i) => i != 2) },
        { "there twice", file => file.Prepend(file[1]) },
        { "has no close", file => file.SkipLast(1) },
        { "goes on behind", file => file.Append(file[0]) },
        { "beyond", file => file.Select((l, i) => i == 1 ? l with { Posting = l.Posting! with { Amount = new(160) } } : l) },
        { "give", file => file.Select((l, i) => i == 0 ? l with { Posting = l.Posting! with { Amount = new(101) } } : l) },
        { "its postings give", file => file.Select((l, i) => i == 0 ? l with { Posting = l.Posting! with { Document = "2026-2" } } : l) },
        { "moves from", file => file.Select((l, i) => i == 0 ? l with { Posting = l.Posting! with { To = LedgerAccount.Paid } } : l) },
        { "used before", file => file.Select((l, i) => i == 2 ? l with { Posting = l.Posting! with { Case = "a-1" } } : l) },
        { "no line", file => file.Append(new("m:26:central", null, null)) },
        { "no line", file => file.Append(new(Line, file[0].Posting, file[^1].Close)) },
    };

    [Theory, MemberData(nameof(Bent))]
    public void What_does_not_fit_is_said(string fault, Func<List<LedgerFileLine>, IEnumerable<LedgerFileLine>> bend)
    {
        var verified = LedgerVerifier.Verify([.. bend([.. Sample().File(Line)])]);
        Assert.False(verified.Holds);
        Assert.Contains(
            verified.Faults,
            f => f.Contains(fault, StringComparison.Ordinal) || (fault == "beyond" && f.Contains("available", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_transfer_arrives_as_it_left_where_both_lines_are_in_the_file()
    {
        IReadOnlyList<LedgerFileLine> Other(decimal amount)
        {
            var book = new Book();
            var key = new PostingKey("m-2026-central-1", PostingPurpose.Transfer, 1);
            book.Post(new PostingDraft(key, LedgerAccount.InTransit, LedgerAccount.Available, new(amount), "2026-1"));
            return book.File("m:2027:central");
        }

        Assert.True(LedgerVerifier.Verify([.. Sample().File(Line), .. Other(10)]).Holds);
        Assert.Contains(
            "does not arrive", LedgerVerifier.Verify([.. Sample().File(Line), .. Other(9)]).Faults.Single(), StringComparison.Ordinal);
    }
}
