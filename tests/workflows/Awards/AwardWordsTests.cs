namespace Funding.Workflows.Tests.Awards;

public sealed class AwardWordsTests
{
    private static readonly AwardSummary Award = new(
        "mixed-ownership-colleges-2026-1-3", "mixed-ownership-colleges-2026-1", "college", AwardStanding.Live, "123300000000000012",
        "杭州职业技术学院", "数字安防产业学院（ＡＩ）", new(2031, 8, 20));

    [Theory]
    [InlineData("", true)]
    [InlineData("  ", true)]
    [InlineData("杭州", true)]
    [InlineData("杭州　安防", true)]
    [InlineData("安防 杭州", true)]
    [InlineData("ai", true)]
    [InlineData("（AI)", true)]
    [InlineData("2026-1-3", true)]
    [InlineData("宁波", false)]
    [InlineData("杭州 宁波", false)]
    [InlineData("123300000000000012", false)]
    public void Each_word_is_found_whatever_its_width_and_case(string asked, bool fits) => Assert.Equal(fits, AwardWords.Fit(Award, asked));
}
