namespace Funding.Workflows.Tests.Programmes;

public sealed class FaultTextsTests
{
    [Theory]
    [InlineData("missing; the setting is required", "缺少这一项，必须填写")]
    [InlineData("the rule 'a' is given twice; the first is rules[0]", "规则'a'重复；第一处为rules[0]")]
    [InlineData(
        "'x' is no choice and no yes-or-no, always asked, of an earlier page; allowed: a, b",
        "'x'不是前面页上必问的选择题或是非题；可用：a, b")]
    [InlineData("the weights add to 99; they must add to 100", "权重合计99；须为100")]
    [InlineData("'x' is no desk of desks.yaml; allowed: a, b", "'x'不是desks.yaml中的推荐单位；可用：a, b")]
    [InlineData("the programme has no number field 'x'; it has a, b", "本项目没有数字题'x'；有a, b")]
    public void A_fault_is_said_in_Chinese(string english, string chinese) => Assert.Equal(chinese, FaultTexts.Chinese(english));

    [Fact]
    public void What_no_check_says_stays_as_it_is()
    {
        Assert.Null(FaultTexts.Chinese("something else"));
        Assert.Equal("something else", new FileProblem("a.yaml", 1, 1, "", "something else").Text.Zh);
    }
}
