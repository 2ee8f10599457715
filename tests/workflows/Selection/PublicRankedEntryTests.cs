namespace Funding.Workflows.Tests.Selection;

public sealed class PublicRankedEntryTests
{
    [Theory]
    [InlineData(Standing.Selected, false, false, Became.Proposed, true)]
    [InlineData(Standing.Selected, false, true, Became.Awarded, true)]
    [InlineData(Standing.Reserve, false, false, Became.MovedUp, true)]
    [InlineData(Standing.Reserve, false, true, Became.MovedUpAwarded, true)]
    [InlineData(Standing.Selected, true, false, Became.Removed, true)]
    [InlineData(Standing.Reserve, true, true, Became.Removed, true)]
    public void What_stands_in_the_notice_is_named_with_what_became_of_it(
        Standing ranked, bool removed, bool announced, Became became, bool named)
    {
        var entry = PublicRankedEntry.Of(Ranked(ranked), false, Noticed with { Removed = removed }, announced);
        Assert.Equal((became, named), (entry.Became, entry.Name is not null));
        Assert.Equal(ranked, entry.Entry.Standing);
    }

    [Theory]
    [InlineData(Standing.Reserve)]
    [InlineData(Standing.NotSelected)]
    [InlineData(Standing.NotRanked)]
    public void What_never_was_in_the_notice_has_no_name_and_is_as_ranked(Standing ranked)
    {
        var entry = PublicRankedEntry.Of(Ranked(ranked), false, null, true);
        Assert.Equal((Became.AsRanked, null, null), (entry.Became, entry.Name, entry.Title));
    }

    [Fact]
    public void Who_withdrew_has_no_name_before_and_after_the_notice()
    {
        foreach (var entry in new[]
        {
            PublicRankedEntry.Of(Ranked(Standing.Selected), true, null, false),
            PublicRankedEntry.Of(
                Ranked(Standing.Selected), false, Noticed with { Removed = true, WithdrawnAt = DateTimeOffset.UnixEpoch }, true),
        })
        {
            Assert.Equal((Became.Withdrawn, null), (entry.Became, entry.Name));
        }
    }

    private static readonly NoticeEntry Noticed = new("a", "学校", "学院", "hangzhou", 1, 90, "n", default, default, []);

    private static RankedApplication Ranked(Standing standing) => new(
        new RankedEntry("A-1", null, 1, 90, 5, false, standing, StandingReason.WithinPlaces, null, null), "a", "学校", "学院", "hangzhou",
        new Dictionary<string, decimal>(), []);
}
