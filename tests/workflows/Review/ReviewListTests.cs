namespace Funding.Workflows.Tests.Review;

public sealed class ReviewListTests
{
    private static readonly Rubric Rubric = new(1, [Criterion("a", 60), Criterion("b", 40)]);

    private static readonly ReviewDeskLine[] Lines =
    [
        Line("1", "丁", ReviewState.Accepted, ("a", 5)),
        Line("2", "丙", ReviewState.Assigned),
        Line("3", "乙", ReviewState.Signed, ("a", 9), ("b", 9)),
        Line("4", "甲", ReviewState.Accepted),
        Line("5", "戊", ReviewState.Accepted, ("a", 8), ("b", 8)),
    ];

    [Theory]
    [InlineData(null, null, "1 2 3 4 5")]
    [InlineData("-number", null, "5 4 3 2 1")]
    [InlineData("name", null, "1 2 3 5 4")]
    [InlineData("state", null, "2 4 1 5 3")]
    [InlineData("-state", null, "3 5 1 4 2")]
    [InlineData("total", null, "2 4 1 5 3")]
    [InlineData("-total", null, "3 5 1 4 2")]
    [InlineData(null, "complete", "5")]
    [InlineData("total", "notbegun", "4")]
    [InlineData("nonsense", "nonsense", "1 2 3 4 5")]
    [InlineData("", "", "1 2 3 4 5")]
    [InlineData("-", "0", "1 2 3 4 5")]
    public void A_desk_is_sorted_and_filtered_as_its_address_says(string? sort, string? state, string expected) =>
        Assert.Equal(expected, string.Join(' ', ReviewList.Of(sort, state).Of(Lines).Select(l => l.ApplicationId)));

    [Fact]
    public void An_address_keeps_the_list_and_says_nothing_of_the_usual_one()
    {
        Assert.Equal("/review/r", ReviewList.All.On("/review/r"));
        foreach (var sort in Enum.GetValues<DeskSort>())
            foreach (var only in Enum.GetValues<DeskState>().Cast<DeskState?>().Append(null))
                foreach (var down in new[] { false, true })
                {
                    var list = new ReviewList(sort, down, only);
                    var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + list.On("/review/r")).Query);
                    Assert.Equal(list, ReviewList.Of(
                        query.GetValueOrDefault(ReviewList.SortParameter), query.GetValueOrDefault(ReviewList.StateParameter)));
                }
    }

    [Fact]
    public void The_same_order_again_turns_it_round_and_another_begins_upwards()
    {
        var byTotal = ReviewList.All.By(DeskSort.Total);
        Assert.Equal(new ReviewList(DeskSort.Total), byTotal);
        Assert.True(byTotal.By(DeskSort.Total).Down);
        Assert.False(byTotal.By(DeskSort.Total).By(DeskSort.Name).Down);
    }

    [Fact]
    public void From_each_of_a_list_next_and_previous_go_through_it_in_its_order() =>
        Gen.Select(Gen.Enum<DeskSort>(), Gen.Bool, Gen.Enum<DeskState>().Nullable()).Sample((sort, down, only) =>
        {
            var list = new ReviewList(sort, down, only);
            var shown = list.Of(Lines);
            foreach (var (i, line) in shown.Index())
            {
                var place = list.Around(Lines, line.ApplicationId)!;
                Assert.Equal((i + 1, shown.Count), (place.Number, place.Of));
                Assert.Equal(i > 0 ? shown[i - 1] : null, place.Before);
                Assert.Equal(i + 1 < shown.Count ? shown[i + 1] : null, place.After);
            }
        });

    [Fact]
    public void What_has_left_the_filter_since_keeps_its_place_until_it_is_left()
    {
        var begun = new ReviewList(Only: DeskState.Begun);
        Assert.Equal("1", begun.Around(Lines, "5")!.Before!.ApplicationId);
        Assert.Equal(2, begun.Around(Lines, "5")!.Of);
        Assert.Null(begun.Around(Lines, "9"));
    }

    [Theory]
    [InlineData(ReviewState.Assigned, 0, 0, DeskState.Unanswered)]
    [InlineData(ReviewState.Accepted, 0, 0, DeskState.NotBegun)]
    [InlineData(ReviewState.Accepted, 0, 1, DeskState.Begun)]
    [InlineData(ReviewState.Accepted, 1, 0, DeskState.Begun)]
    [InlineData(ReviewState.Accepted, 2, 0, DeskState.Complete)]
    [InlineData(ReviewState.Signed, 2, 0, DeskState.Signed)]
    public void A_sheet_is_as_far_as_what_is_written_on_it(ReviewState state, int scores, int comments, DeskState expected)
    {
        var sheet = Line("1", "甲", state, [.. new[] { ("a", 5), ("b", 5) }.Take(scores)]).Sheet with
        {
            Comments = new[] { "a" }.Take(comments).ToDictionary(id => id, _ => "好"),
        };
        Assert.Equal(expected, DeskStates.Of(sheet, Rubric));
    }

    [Fact]
    public void A_sheet_that_lacks_a_comment_which_the_file_asks_for_is_not_complete()
    {
        var asking = Rubric with { Criteria = [Criterion("a", 60) with { CommentAtOrAbove = 8 }, Criterion("b", 40)] };
        Assert.Equal(DeskState.Begun, DeskStates.Of(Lines[4].Sheet, asking));
        Assert.Equal(DeskState.Complete, DeskStates.Of(Lines[4].Sheet, Rubric));
    }

    private static ReviewDeskLine Line(string id, string title, ReviewState state, params (string Criterion, int Score)[] scores) => new(
        new ReviewSheet
        {
            ApplicationId = id,
            ExpertId = "expert",
            ExpertAlias = "E01",
            Title = title,
            State = state,
            AssignedAt = DateTimeOffset.UnixEpoch,
            Scores = scores.ToDictionary(s => s.Criterion, s => (decimal)s.Score),
        },
        Rubric);

    private static Criterion Criterion(string id, decimal weight) => new(id, new(id, id), new("", ""), weight, 10);
}
