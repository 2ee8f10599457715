namespace Funding.Workflows.Tests.Review;

public sealed class SheetEntryTests
{
    private static readonly Rubric Rubric = new(0.5m, [Criterion("a", 60), Criterion("b", 40)]);
    private static readonly ReviewSheet Sheet = new()
    {
        ApplicationId = "app",
        ExpertId = "expert",
        ExpertAlias = "E01",
        State = ReviewState.Accepted,
        AssignedAt = DateTimeOffset.UnixEpoch
    };

    [Fact]
    public void A_score_is_taken_exactly_when_the_rubric_allows_it() =>
        Gen.Decimal[-3m, 14m].Select(d => decimal.Round(d, 2)).Sample(score =>
        {
            var (sheet, problems) = Entry(("a", $"{score}")).On(Sheet, Rubric);
            var allowed = ScoreRules.Check(new RubricCriterion("a", 60, 10, 0.5m), score) == ScoreFault.None;
            return allowed == (problems.Count == 0) && allowed == sheet.Scores.ContainsKey("a");
        });

    [Fact]
    public void A_partial_draft_has_no_problem_but_cannot_be_signed()
    {
        var (sheet, problems) = Entry(("a", "7.5"), ("b", " ")).On(Sheet, Rubric);
        Assert.Empty(problems);
        Assert.Equal("scores.b", Assert.Single(SheetEntry.Incomplete(sheet, Rubric)).Field);
    }

    [Theory]
    [InlineData("1e1")]
    [InlineData("7,5")]
    [InlineData("NaN")]
    [InlineData("七")]
    public void What_is_no_plain_number_is_refused(string typed) =>
        Assert.Equal("score-not-a-number", Assert.Single(Entry(("a", typed)).On(Sheet, Rubric).Problems).Code);

    [Fact]
    public void Everything_wrong_with_a_sheet_is_named_at_once_by_field()
    {
        var entry = new SheetEntry(
            new Dictionary<string, string?> { ["a"] = "10.5", ["b"] = "7.25", ["z"] = "1" },
            new Dictionary<string, string?>
            {
                ["a"] = new string('评', 2001),
                ["b"] = "好\u202E",
                [SheetEntry.Overall] = "好\u0007",
                ["z"] = "?"
            });
        Assert.Equal(
            [
                "score-out-of-range scores.a",
                "score-off-step scores.b",
                "criterion-unknown scores.z",
                "comment-too-long comments.a",
                "comment-character comments.b",
                "comment-character comments.overall",
                "criterion-unknown comments.z"
            ],
            entry.On(Sheet, Rubric).Problems.Select(p => $"{p.Code} {p.Field}"));
    }

    [Fact]
    public void Comments_are_kept_as_written_but_for_line_ends_and_an_empty_one_is_none()
    {
        var entry = new SheetEntry(
            new Dictionary<string, string?>(),
            new Dictionary<string, string?>
            {
                ["a"] = " 好\r\n\t很好 ",
                ["b"] = "  ",
                [SheetEntry.Overall] = string.Concat(Enumerable.Repeat("𠮷", 2000))
            });
        var (sheet, problems) = entry.On(Sheet, Rubric);
        Assert.Empty(problems);
        Assert.Equal(["a", "overall"], sheet.Comments.Keys.Order());
        Assert.Equal("好\n\t很好", sheet.Comments["a"]);
    }

    [Fact]
    public void A_stored_sheet_that_does_not_fit_its_rubric_cannot_be_signed()
    {
        var stored = Sheet with { Scores = new Dictionary<string, decimal> { ["a"] = 10.5m, ["z"] = 1 } };
        Assert.Equal(
            ["score-out-of-range scores.a", "score-missing scores.b", "criterion-unknown scores.z"],
            SheetEntry.Incomplete(stored, Rubric).Select(p => $"{p.Code} {p.Field}"));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("3", true)]
    [InlineData("3.5", false)]
    [InlineData("8.5", false)]
    [InlineData("9", true)]
    [InlineData("10", true)]
    public void A_score_at_an_extreme_is_signed_only_with_a_comment(string score, bool asks)
    {
        var extremes = Criterion("a", 60) with { CommentAtOrBelow = 3, CommentAtOrAbove = 9 };
        var rubric = Rubric with { Criteria = [extremes, Criterion("b", 40)] };
        var (sheet, problems) = Entry(("a", score), ("b", "0")).On(Sheet, rubric);
        Assert.Empty(problems);
        Assert.Equal(asks ? ["comment-missing comments.a"] : [], SheetEntry.Incomplete(sheet, rubric).Select(p => $"{p.Code} {p.Field}"));
        Assert.Equal(asks, SheetEntry.LacksComment(sheet, rubric.Criteria[0]));
        var commented = sheet with { Comments = new Dictionary<string, string> { ["a"] = "理由" } };
        Assert.Empty(SheetEntry.Incomplete(commented, rubric));
        var elsewhere = sheet with { Comments = new Dictionary<string, string> { ["b"] = "理由", [SheetEntry.Overall] = "总评" } };
        Assert.Equal(asks, SheetEntry.Incomplete(elsewhere, rubric).Count == 1);
    }

    [Fact]
    public void A_criterion_asks_for_a_comment_exactly_up_to_its_lower_and_from_its_upper_bound() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20].Nullable(), Gen.Int[0, 20].Nullable()).Sample((score, low, high) =>
            (Criterion("a", 100) with { CommentAtOrBelow = low / 2m, CommentAtOrAbove = high / 2m }).AsksForComment(score / 2m)
                == ((low is { } below && score <= below) || (high is { } above && score >= above)));

    [Fact]
    public void What_is_missing_is_named_with_scores_first_in_the_rubrics_order()
    {
        var rubric = Rubric with { Criteria = [Criterion("a", 60) with { CommentAtOrBelow = 2 }, Criterion("b", 40)] };
        var (sheet, _) = Entry(("a", "1")).On(Sheet, rubric);
        Assert.Equal(["scores.b", "comments.a"], SheetEntry.Incomplete(sheet, rubric).Select(p => p.Field));
        Assert.Equal("“a”评为 1 分，须写评语说明理由。", SheetEntry.Incomplete(sheet, rubric)[1].Chinese);
    }

    [Fact]
    public void The_version_of_a_sheet_is_what_is_written_on_it_and_nothing_else()
    {
        var sheet = Sheet with { Scores = new Dictionary<string, decimal> { ["a"] = 7.50m } };
        var version = SheetEntry.VersionOf(sheet);
        Assert.Equal(version, SheetEntry.VersionOf(
            sheet with { Scores = new Dictionary<string, decimal> { ["a"] = 7.5m }, SignedAt = DateTimeOffset.MaxValue }));
        Assert.NotEqual(version, SheetEntry.VersionOf(sheet with { Scores = new Dictionary<string, decimal> { ["a"] = 8 } }));
        Assert.NotEqual(version, SheetEntry.VersionOf(sheet with { Comments = new Dictionary<string, string> { ["a"] = "好" } }));
        Assert.NotEqual(
            SheetEntry.VersionOf(Sheet with { Comments = new Dictionary<string, string> { ["a"] = "好" } }),
            SheetEntry.VersionOf(Sheet with { Comments = new Dictionary<string, string> { ["b"] = "好" } }));
    }

    [Fact]
    public void The_hash_depends_on_every_part_and_not_on_the_spelling_of_a_number()
    {
        var signed = Sheet with { Scores = new Dictionary<string, decimal> { ["a"] = 7.50m }, SignedAt = DateTimeOffset.UnixEpoch };
        var hash = SheetEntry.HashOf("round", signed);
        Assert.Equal(hash, SheetEntry.HashOf("round", signed with { Scores = new Dictionary<string, decimal> { ["a"] = 7.5m } }));
        Assert.NotEqual(hash, SheetEntry.HashOf("other", signed));
        Assert.NotEqual(hash, SheetEntry.HashOf("round", signed with { Scores = new Dictionary<string, decimal> { ["a"] = 8m } }));
        Assert.NotEqual(hash, SheetEntry.HashOf("round", signed with { Comments = new Dictionary<string, string> { ["a"] = "好" } }));
        Assert.NotEqual(hash, SheetEntry.HashOf("round", signed with { SignedAt = DateTimeOffset.UnixEpoch.AddTicks(1) }));
    }

    [Fact]
    public void A_value_is_agreed_exactly_when_two_different_persons_entered_it() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).List[0, 6].Sample(pairs =>
        {
            var entries = pairs.Select(p => new PublicValueEntry($"p{p.Item1}", $"{p.Item2}", DateTimeOffset.UnixEpoch))
                .DistinctBy(e => e.PersonId)
                .ToList();
            var agreed = PublicValueDecision.Agreed(entries);
            return agreed is null
                ? entries.All(e => entries.Count(o => o.Value == e.Value) == 1)
                    && PublicValueDecision.Differs(entries) == (entries.Count >= 2)
                : entries.Count(e => e.Value == agreed) >= 2;
        });

    private static SheetEntry Entry(params (string Id, string? Score)[] scores) =>
        new(scores.ToDictionary(s => s.Id, s => s.Score), new Dictionary<string, string?>());

    private static Criterion Criterion(string id, decimal weight) => new(id, new(id, id), new("", ""), weight, 10);
}
