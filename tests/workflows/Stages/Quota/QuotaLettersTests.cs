namespace Funding.Workflows.Tests.Stages.Quota;

public sealed class QuotaLettersTests
{
    private static readonly Bilingual Hangzhou = new("杭州市教育局", "Hangzhou");

    [Theory]
    [InlineData(3, 0, 5, true)]
    [InlineData(3, 2, 1, true)]
    [InlineData(3, 3, 1, false)]
    [InlineData(3, 2, 0, false)]
    [InlineData(0, 0, 4, false)]
    public void A_desk_is_reminded_only_while_it_has_places_and_applications(int limit, int recommended, int waiting, bool reminded) =>
        Assert.Equal(reminded, QuotaLetters.IsReminded(Quota(limit, recommended), waiting));

    [Theory]
    [InlineData(3, 0, 5, true)]
    [InlineData(3, 0, 0, false)]
    [InlineData(3, 1, 0, true)]
    [InlineData(0, 0, 4, false)]
    public void A_desk_without_places_or_applications_is_not_asked(int limit, int recommended, int waiting, bool asked) =>
        Assert.Equal(asked, QuotaLetters.IsAsked(Quota(limit, recommended), waiting));

    [Theory]
    [InlineData(3, 1, "杭州市教育局未在规定时间内推荐。", "Hangzhou did not recommend it in time.")]
    [InlineData(3, 3, "杭州市教育局的推荐限额（3份）已全部用于其他申报。", "Hangzhou has given all its places (3) to other applications.")]
    [InlineData(0, 0, "杭州市教育局本轮没有推荐限额。", "Hangzhou has no places in this round.")]
    public void The_letter_states_the_true_reason(int limit, int recommended, string chinese, string english) =>
        Assert.Equal(new Bilingual(chinese, english), QuotaLetters.WhyNot(Quota(limit, recommended), Hangzhou));

    private static DeskQuota Quota(int limit, int recommended) =>
        new("hangzhou", limit, [.. Enumerable.Range(1, recommended).Select(n => $"a-{n}")]);
}
