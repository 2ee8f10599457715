namespace Funding.Workflows.Tests.Money;

/// <summary>Double entry of a line: examples, and what holds after any postings in any order.</summary>
public sealed class LedgerTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly LedgerState Empty = new(
        Balances.Zero, 0, new Dictionary<string, Balances>(), new Dictionary<PostingKey, Posting>());

    [Fact]
    public void An_awards_money_goes_its_whole_way_and_the_line_stays_even()
    {
        var book = new Book();
        book.Post(Of("document-1", PostingPurpose.Plan, 100));
        book.Post(Of("a-1", PostingPurpose.Reserve, 60));
        Assert.Equal((40m, 60m), (book.Line.Available.Value, book.Line.Reserved.Value));
        book.Post(Of("a-1", PostingPurpose.Commit, 50), Of("a-1", PostingPurpose.Release, 10));
        book.Post(Of("a-1", PostingPurpose.Pay, 30));
        book.Post(Of("a-1", PostingPurpose.Recover, 10));
        book.Post(new PostingDraft(new("a-1", PostingPurpose.Return, 1), LedgerAccount.Receivable, LedgerAccount.Returned, new(4)));
        book.Post(Of("a-1", PostingPurpose.Return, 5, 2));
        book.Post(new PostingDraft(new("a-1", PostingPurpose.Commit, 2), LedgerAccount.Returned, LedgerAccount.Committed, new(5)));
        book.Post(Of("x-1", PostingPurpose.Transfer, 20));
        Assert.Equal(
            new Balances(new(100), new(30), Yuan.Zero, new(25), new(15), new(4), new(6), new(20)), book.Line);
        Assert.True(book.Line.IsEven());
        Assert.Equal(book.Line with { Planned = Yuan.Zero, Available = Yuan.Zero, InTransit = Yuan.Zero }, book.Cases["a-1"]);
        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), book.Postings.Select(p => p.Number));
    }

    [Fact]
    public void What_came_from_another_line_is_available_without_being_planned()
    {
        var book = new Book();
        book.Post(new PostingDraft(new("x-1", PostingPurpose.Transfer, 1), LedgerAccount.InTransit, LedgerAccount.Available, new(20)));
        Assert.Equal((0m, 20m, -20m), (book.Line.Planned.Value, book.Line.Available.Value, book.Line.InTransit.Value));
        Assert.True(book.Line.IsEven());
    }

    [Theory]
    [InlineData(PostingPurpose.Reserve, 101, "amount-beyond-line")]
    [InlineData(PostingPurpose.Transfer, 100.01, "amount-beyond-line")]
    [InlineData(PostingPurpose.Release, 1, "amount-beyond-case")]
    [InlineData(PostingPurpose.Commit, 0.01, "amount-beyond-case")]
    [InlineData(PostingPurpose.Pay, 1, "amount-beyond-case")]
    [InlineData(PostingPurpose.Return, 1, "amount-beyond-case")]
    [InlineData(PostingPurpose.Recover, 1, "amount-beyond-case")]
    [InlineData(PostingPurpose.Reserve, 0, "amount-zero")]
    [InlineData(PostingPurpose.Reserve, -1, "amount-negative")]
    [InlineData(PostingPurpose.Plan, 999999999999.99, "amount-too-large")]
    public void What_passes_the_line_or_the_case_is_refused_and_posts_nothing(PostingPurpose purpose, double amount, string code)
    {
        var book = new Book();
        book.Post(Of("document-1", PostingPurpose.Plan, 100));
        book.Post(Of("b-1", PostingPurpose.Reserve, 0.01m), Of("b-1", PostingPurpose.Release, 0.01m));
        var refused = Assert.Throws<RefusedException>(() => book.Post(Of("a-1", purpose, (decimal)amount))).Refusals.Single();
        Assert.Equal((code, "amount"), (refused.Code, refused.Field));
        Assert.Equal(100m, book.Line.Available.Value);
        Assert.Equal(3, book.Postings.Count);
    }

    [Fact]
    public void A_batch_is_posted_whole_or_not_at_all()
    {
        var book = new Book();
        book.Post(Of("document-1", PostingPurpose.Plan, 100));
        Assert.Throws<RefusedException>(() => book.Post(
            Of("a-1", PostingPurpose.Reserve, 60), Of("a-2", PostingPurpose.Reserve, 60), Of("a-3", PostingPurpose.Reserve, 40)));
        Assert.Single(book.Postings);
        book.Post(Of("a-1", PostingPurpose.Reserve, 60), Of("a-3", PostingPurpose.Reserve, 40));
        Assert.Equal(0m, book.Line.Available.Value);
    }

    [Fact]
    public void The_same_again_is_nothing_and_the_same_key_with_another_amount_a_fault()
    {
        var book = new Book();
        book.Post(Of("document-1", PostingPurpose.Plan, 100));
        book.Post(Of("a-1", PostingPurpose.Reserve, 100), Of("a-1", PostingPurpose.Reserve, 100));
        book.Post(Of("a-1", PostingPurpose.Reserve, 100));
        Assert.Equal(2, book.Postings.Count);
        Assert.Equal("posting-key-taken", Assert.Throws<RefusedException>(
            () => book.Post(Of("a-1", PostingPurpose.Reserve, 99))).Refusals.Single().Code);
        Assert.Equal(2, book.Postings.Count);
    }

    [Fact]
    public void A_purpose_moves_between_its_own_accounts_alone() => Gen.Select(
        Gen.Enum<PostingPurpose>(), Gen.Enum<LedgerAccount>(), Gen.Enum<LedgerAccount>()).Sample((purpose, from, to) =>
        {
            var draft = new PostingDraft(new("a-1", purpose, 1), from, to, new(1));
            if (!PostingRules.Allow(purpose, from, to))
                Assert.Throws<ArgumentException>(() => Ledger.Decide(Empty, [draft], At, "p"));
        });

    /// <summary>Any drafts in any order, with doubles and with what is refused between them.</summary>
    [Fact]
    public void After_any_postings_the_line_is_even_nothing_is_overdrawn_and_cases_add_up_to_it() => Drafts.Sample(drafts =>
    {
        var book = new Book();
        foreach (var draft in drafts)
        {
            var before = book.Line;
            try
            {
                book.Post(draft);
            }
            catch (RefusedException)
            {
                Assert.Equal(before, book.Line);
            }

            Assert.True(book.Line.IsEven());
            Assert.All(
                Enum.GetValues<LedgerAccount>().Where(a => a != LedgerAccount.InTransit), a => Assert.True(book.Line[a] >= Yuan.Zero));
            Assert.All(book.Cases.Values, of => Assert.All(Enum.GetValues<LedgerAccount>(), a => Assert.True(of[a] >= Yuan.Zero)));
            var cases = book.Cases.Values.Aggregate(Balances.Zero, (sum, of) => sum + of);
            Assert.All(Enum.GetValues<LedgerAccount>().Where(Balances.IsOfCase), a => Assert.Equal(book.Line[a], cases[a]));
        }

        // Everything once more, as a retry would: nothing moves.
        var (line, count) = (book.Line, book.Postings.Count);
        foreach (var posting in book.Postings.ToList())
            book.Post(new PostingDraft(posting.Key, posting.From, posting.To, posting.Amount, posting.Document));
        Assert.Equal((line, count), (book.Line, book.Postings.Count));
        Assert.Empty(LedgerVerifier.Verify(book.File("m:2026:central")).Faults);
    });

    [Fact]
    public void Reservations_that_fit_together_give_the_same_in_every_order() =>
        Gen.Int[1, 5000].Array[1, 12].SelectMany(fen => Gen.Shuffle(fen).Select(order => (fen, order))).Sample(both =>
        {
            Book Posted(int[] amounts)
            {
                var book = new Book();
                book.Post(Of("document-1", PostingPurpose.Plan, both.fen.Sum() / 100m));
                foreach (var (amount, of) in amounts.Zip(amounts.Select(a => $"a-{a}")))
                    book.Post(Of(of, PostingPurpose.Reserve, amount / 100m, book.Postings.Count + 1));
                return book;
            }

            Assert.Equal(Posted(both.fen).Line, Posted(both.order).Line);
            Assert.Equal(Yuan.Zero, Posted(both.order).Line.Available);
        });

    [Fact]
    public void A_key_is_the_case_the_purpose_and_the_pass() =>
        Assert.Equal("r-2026-1-3:reserve:2", $"{new PostingKey("r-2026-1-3", PostingPurpose.Reserve, 2)}");

    private static readonly Gen<List<PostingDraft>> Drafts = Gen.Select(
        Gen.Int[1, 4], Gen.Enum<PostingPurpose>(), Gen.Int[0, 1], Gen.Int[0, 3000], Gen.Int[1, 3], (of, purpose, move, fen, pass) =>
        {
            var moves = PostingRules.Of(purpose);
            var (from, to) = moves[move % moves.Count];
            return new PostingDraft(
                new($"a-{of}", purpose, pass), from, to, Yuan.OfFen(purpose == PostingPurpose.Plan ? fen * 10 : fen), "2026-1");
        }).List[1, 60];

    internal static PostingDraft Of(string of, PostingPurpose purpose, decimal amount, int pass = 1) =>
        PostingDraft.Of(of, purpose, new(amount), pass, "2026-1");

    /// <summary>A line in memory.</summary>
    internal sealed class Book
    {
        public Balances Line { get; private set; } = Balances.Zero;

        public Dictionary<string, Balances> Cases { get; } = [];

        public List<Posting> Postings { get; } = [];

        public void Post(params IReadOnlyList<PostingDraft> drafts)
        {
            var step = Ledger.Decide(new(Line, Postings.Count, Cases, Postings.ToDictionary(p => p.Key)), drafts, At, "p");
            Line = step.Line;
            Postings.AddRange(step.New);
            foreach (var (of, holds) in step.Cases)
                Cases[of] = holds;
            Assert.Equal(step.Postings, Postings.Count);
        }

        public IReadOnlyList<LedgerFileLine> File(string line) =>
        [
            .. Postings.Select(p => new LedgerFileLine(line, p, null)),
            new(line, null, new(Postings.Count, Line, LedgerHash.Of(Postings))),
        ];
    }
}
