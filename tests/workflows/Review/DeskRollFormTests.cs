using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Funding.Workflows.Tests.Review;

public sealed class DeskRollFormTests
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
    [InlineData("", "1 2 3 4 5")]
    [InlineData("sort=-number", "5 4 3 2 1")]
    [InlineData("sort=name", "2 1 4 5 3")]
    [InlineData("sort=state", "2 4 1 5 3")]
    [InlineData("sort=-state", "3 5 1 4 2")]
    [InlineData("sort=total", "1 5 3 2 4")]
    [InlineData("sort=-total", "3 5 1 2 4")]
    [InlineData("state=Complete", "5")]
    [InlineData("state=NotBegun&sort=total", "4")]
    [InlineData("q=bing", "2")]
    [InlineData("q=5", "5")]
    [InlineData("sort=nonsense&state=nonsense", "1 2 3 4 5")]
    [InlineData("sort=-&state=0", "1 2 3 4 5")]
    public void A_desk_is_searched_sorted_and_filtered_as_its_address_says(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', DeskRollForm.Of(Lines, Query(query)).Items.Select(l => l.ApplicationId)));

    [Fact]
    public void A_desk_of_many_is_one_page()
    {
        var many = Enumerable.Range(1, 70).Select(i => Line($"{i:000}", "甲", ReviewState.Accepted)).ToList();
        Assert.Equal(70, DeskRollForm.Of(many, RollQuery.All).Items.Count);
        Assert.Empty(DeskRollForm.Of([], RollQuery.All).Items);
    }

    [Fact]
    public void What_has_left_the_filter_since_keeps_its_place_until_it_is_left()
    {
        var begun = Query("state=Begun");
        Assert.Equal("1", Around(begun, "5")!.Before!.ApplicationId);
        Assert.Equal(2, Around(begun, "5")!.Of);
        Assert.Null(Around(begun, "9"));
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

    private static RollQuery Query(string text) =>
        RollQuery.Of(new QueryCollection(QueryHelpers.ParseQuery(text)), DeskRollForm.Form);

    private static RollPlace<ReviewDeskLine>? Around(RollQuery query, string id) =>
        Roll.Around(Lines, DeskRollForm.Form, query, l => l.ApplicationId == id);

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
