namespace Funding.Workflows.Tests.Review;

public sealed class PanelRecordsTests
{
    private static readonly Reviewer Nobody = new() { ExpertId = "e", Alias = "E01", Name = "专家", Party = Party.School, Opened = default };

    [Fact]
    public void Counts_follow_every_sheet_from_state_to_state() => Gen.Enum<ReviewState>().Array[1, 12].Array[0, 8].Sample(sheets =>
    {
        var reviewer = sheets.Aggregate(Nobody, (r, states) => states.Skip(1)
            .Zip(states)
            .Aggregate(r.Move(null, states[0]), (moved, step) => moved.Move(step.Second, step.First)));
        var last = sheets.Select(s => s[^1]).ToList();
        int In(ReviewState state) => last.Count(s => s == state);

        Assert.Equal(
            (In(ReviewState.Assigned), In(ReviewState.Accepted), In(ReviewState.Signed)),
            (reviewer.Assigned, reviewer.Accepted, reviewer.Signed));
        Assert.Equal((In(ReviewState.Recused), In(ReviewState.Replaced)), (reviewer.Recused, reviewer.Replaced));
        Assert.Equal((last.Count(s => s.IsOpen()), last.Count(s => s.HoldsSeat())), (reviewer.Open, reviewer.Load));
        Assert.Equal(Nobody, sheets.Aggregate(reviewer, (r, states) => r.Move(states[^1], null)));
    });

    [Fact]
    public void A_member_is_its_sheets_seat_without_what_was_scored()
    {
        var sheet = new ReviewSheet
        {
            ApplicationId = "a",
            ExpertId = "e",
            ExpertAlias = "E07",
            State = ReviewState.Accepted,
            AssignedAt = default,
            Seat = Party.Industry
        };
        Assert.Equal(new PanelMember("a", "e", "E07", Party.Industry, ReviewState.Accepted) { AssignedAt = default(DateTimeOffset) },
            PanelMember.Of(sheet));
    }
}
