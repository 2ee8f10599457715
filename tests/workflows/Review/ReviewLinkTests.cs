namespace Funding.Workflows.Tests.Review;

using static Funding.Workflows.Tests.Review.ReviewHouse;

/// <summary>To whom a link of the review is sent afresh.</summary>
public sealed class ReviewLinkTests
{
    private const string Reason = "与申报单位有合作项目";

    [Fact]
    public async Task A_seat_that_is_held_counts_and_one_that_was_given_back_or_has_a_conflict_does_not()
    {
        await using var house = await new ReviewHouse().AtReviewAsync(applications: 1);
        var sheets = await house.SheetsAsync();
        var (recused, conflicted, kept) = (sheets[0], sheets[1], sheets[2]);
        Assert.All(await Task.WhenAll(sheets.Select(s => HoldsAsync(house, s.ExpertId))), Assert.True);

        await house.Get<SheetCommands>().RecuseAsync(Expert(recused.ExpertId), RoundId, recused.ApplicationId, Reason, Stop);
        var stored = await ((ITableStore)house.Tables).GetAsync<PoolExpert>(Partition, RoundKeys.Expert(conflicted.ExpertId), Stop);
        await house.SaveAsync(commit => commit.Replace(stored!, stored!.Value with { Conflicts = [conflicted.Organisations[^1]] }));

        Assert.False(await HoldsAsync(house, recused.ExpertId));
        Assert.False(await HoldsAsync(house, conflicted.ExpertId));
        Assert.True(await HoldsAsync(house, kept.ExpertId));
        Assert.False(await HoldsAsync(house, kept.ExpertId, Role.Officer));
        Assert.False(await HoldsAsync(house, kept.ExpertId, round: "no-such-round"));
    }

    private static Task<bool> HoldsAsync(ReviewHouse house, string expert, Role role = Role.Expert, string round = RoundId) =>
        house.Get<IEnumerable<ILinkHolder>>().Single(h => h.Purposes.Contains(LinkPurpose.ReviewDesk)).HoldsAsync(
            new LinkRecord
            {
                Id = "l",
                PersonId = expert,
                KeyId = "k",
                IssuedAt = house.Clock.GetUtcNow(),
                Terms = new LinkTerms { Purpose = LinkPurpose.ReviewDesk, Subject = round, ExpiresAt = house.Clock.GetUtcNow() },
            },
            new Person { Id = expert, Email = "expert@experts.example", Roles = [new RoleGrant(role)] },
            Stop);
}
