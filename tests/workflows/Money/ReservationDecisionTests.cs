namespace Funding.Workflows.Tests.Money;

/// <summary>A reservation that its home did not follow is released once it had its time.</summary>
public sealed class ReservationDecisionTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly LineCase Reserved = new LineCase("a-1", Balances.Zero).After(
        Balances.Zero with { Reserved = new(60) }, [Draft(PostingPurpose.Reserve, 2) with { Follow = new("round:r", "allocation:2") }], At);

    [Theory]
    [InlineData(14.99, false, false)]
    [InlineData(15, false, true)]
    [InlineData(1000, false, true)]
    [InlineData(1000, true, false)]
    public void It_has_a_quarter_of_an_hour(double minutes, bool followed, bool released)
    {
        var release = ReservationDecision.Release(Reserved, followed, At.AddMinutes(minutes));
        Assert.Equal(released ? PostingDraft.Of("a-1", PostingPurpose.Release, new(60), 2) : null, release);
    }

    [Fact]
    public void What_was_released_or_committed_is_not_released_again()
    {
        foreach (var purpose in new[] { PostingPurpose.Release, PostingPurpose.Commit })
        {
            var after = Reserved.After(Balances.Zero, [Draft(purpose, 2)], At);
            Assert.Null(after.Open);
            Assert.Null(ReservationDecision.Release(after, false, At.AddDays(1)));
        }
    }

    [Fact]
    public void Another_case_and_another_pass_leave_it_open()
    {
        Assert.NotNull(Reserved.After(Reserved.Holds, [Draft(PostingPurpose.Commit, 1)], At).Open);
        Assert.NotNull(Reserved.After(
            Reserved.Holds, [Draft(PostingPurpose.Release, 2) with { Key = new("a-2", PostingPurpose.Release, 2) }], At).Open);
    }

    [Fact]
    public void A_reservation_that_nothing_has_to_follow_stands()
    {
        var of = new LineCase("a-1", Balances.Zero).After(
            Balances.Zero with { Reserved = new(60) }, [Draft(PostingPurpose.Reserve, 1)], At);
        Assert.Null(ReservationDecision.Release(of, false, At.AddYears(1)));
    }

    private static PostingDraft Draft(PostingPurpose purpose, int pass) => PostingDraft.Of("a-1", purpose, new(60), pass);
}
