namespace Funding.Workflows.Tests.Stages;

public sealed class ProposedListTests
{
    private static readonly ListedApplication[] Applications =
        [new("b-1", "乙校", "乙计划"), new("a-2", "甲校", "甲计划二"), new("a-1", "甲校", "甲计划一")];

    [Fact]
    public void Every_application_is_on_it_by_its_number_without_a_score()
    {
        var list = ProposedList.Of("grants-2026-1", Applications);
        Assert.Equal([("a-1", 1), ("a-2", 2), ("b-1", 3)], list.Entries.Select(e => (e.Key, e.Rank!.Value)));
        Assert.All(list.Entries, entry =>
        {
            Assert.Equal((Standing.Selected, StandingReason.Listed), (entry.Standing, entry.Reason));
            Assert.Null(entry.Score);
            Assert.Null(entry.ReserveNumber);
        });
        Assert.Matches("^[0-9a-f]{64}$", list.Hash);
    }

    [Fact]
    public void The_hash_is_of_what_is_listed_and_of_nothing_else()
    {
        var hash = ProposedList.Of("grants-2026-1", Applications).Hash;
        Assert.Equal(hash, ProposedList.Of("grants-2026-1", Applications.Reverse()).Hash);
        Assert.NotEqual(hash, ProposedList.Of("grants-2026-2", Applications).Hash);
        Assert.NotEqual(hash, ProposedList.Of("grants-2026-1", Applications.Skip(1)).Hash);
        Assert.NotEqual(hash, ProposedList.Of("grants-2026-1", [Applications[0] with { Title = "另一计划" }, .. Applications.Skip(1)]).Hash);
        Assert.NotEqual(
            hash, ProposedList.Of("grants-2026-1", [Applications[0] with { OrganisationName = "丙校" }, .. Applications.Skip(1)]).Hash);
    }

    [Fact]
    public void Where_nothing_is_eligible_it_is_empty() => Assert.Empty(ProposedList.Of("grants-2026-1", []).Entries);
}
