namespace Funding.Workflows.Tests.Stages.Announcement;

public sealed class OutcomeLettersTests
{
    // By their ids, integration would stand in front of benefit's comments: the rubric has them the other way round.
    private static readonly Criterion[] Rubric =
    [
        new("z-integration", new("产教融合", "Integration"), new("", ""), 60, 10),
        new("a-benefit", new("服务贡献", "Service"), new("", ""), 40, 5),
    ];

    [Fact]
    public void Scores_and_comments_stand_in_the_rubrics_order_under_their_names_in_both_languages()
    {
        var outcome = OutcomeLetters.OutcomeOf(Rubric, Ranked(
            86.25m, 3, new() { ["a-benefit"] = 4.5m, ["z-integration"] = 8m },
            [new("a-benefit", "服务面广。"), new("overall", "总体良好。"), new("z-integration", "合作扎实。"), new("z-integration", "机制完善。")]));

        Assert.Equal("""
            综合得分：86.2500
            综合排序：第3名

            各项得分：
            产教融合：8.00（满分10）
            服务贡献：4.50（满分5）

            专家意见：
            产教融合：合作扎实。
            产教融合：机制完善。
            服务贡献：服务面广。
            总体意见：总体良好。
            """.ReplaceLineEndings("\n"), outcome.Zh);
        Assert.Equal("""
            Score: 86.2500
            Rank: 3

            Scores by criterion:
            Integration: 8.00 of 10
            Service: 4.50 of 5

            Comments of the experts:
            Integration: 合作扎实。
            Integration: 机制完善。
            Service: 服务面广。
            Overall: 总体良好。
            """.ReplaceLineEndings("\n"), outcome.En);
    }

    [Fact]
    public void A_list_without_scores_says_nothing_of_them() =>
        Assert.Equal(new Bilingual("", ""), OutcomeLetters.OutcomeOf(Rubric, Ranked(null, 3, [], [])));

    [Fact]
    public void What_was_not_ranked_has_no_rank() =>
        Assert.Equal("", OutcomeLetters.OutcomeOf([], Ranked(null, null, [], [])).En);

    private static RankedApplication Ranked(
        decimal? score, int? rank, Dictionary<string, decimal> means, IReadOnlyList<ExpertComment> comments) => new(
        new RankedEntry("k", null, rank, score, 5, false, Standing.NotSelected, StandingReason.BeyondPlaces, null, null),
        "a-1", "之江职业技术学院", "智能装备产业学院", "hangzhou", means, comments);
}
