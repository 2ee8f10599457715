namespace Funding.Functions.Tests.Trial;

public sealed class RunComparisonTests
{
    [Fact]
    public void The_same_lines_in_another_order_are_the_same()
    {
        var compared = Assert.Single(RunComparison.Of(Run("acts", "a", "b", "a"), Run("acts", "a", "a", "b")));
        Assert.True(compared.Holds);
        Assert.Equal("acts 3 the same", $"{compared}");
    }

    [Fact]
    public void A_line_that_is_there_more_often_is_more_and_one_that_is_not_is_missing()
    {
        var compared = Assert.Single(RunComparison.Of(Run("acts", "a", "b"), Run("acts", "a", "a", "c")));
        Assert.Equal(["b"], compared.Missing);
        Assert.Equal(["a", "c"], compared.More);
        Assert.False(compared.Holds);
        Assert.Equal("acts 1 the same, 1 missing, 2 more", $"{compared}");
    }

    [Fact]
    public void A_section_that_only_one_run_has_does_not_hold()
    {
        Assert.False(Assert.Single(RunComparison.Of(Run("acts", "a"), new(Nothing))).Holds);
        Assert.False(Assert.Single(RunComparison.Of(new(Nothing), Run("acts", "a"))).Holds);
    }

    [Theory]
    [InlineData(RunRecord.Letters, "PublicValueRequest a@authority.example Sent reminds", true)]
    [InlineData(RunRecord.Letters, "PublicValueRequest a@authority.example Sent", false)]
    [InlineData("acts", "PublicValueRequest a@authority.example Sent reminds", false)]
    public void Reminders_alone_may_be_more(string section, string more, bool holds) =>
        Assert.Equal(holds, Assert.Single(RunComparison.Of(Run(section, "a"), Run(section, "a", more))).Holds);

    [Fact]
    public void A_reminder_may_not_be_missing() =>
        Assert.False(Assert.Single(RunComparison.Of(Run(RunRecord.Letters, "DraftReminder a Sent reminds"), Run(RunRecord.Letters))).Holds);

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    private static RunRecord Run(string section, params IReadOnlyList<string> lines) =>
        new(new Dictionary<string, IReadOnlyList<string>> { [section] = lines });
}
