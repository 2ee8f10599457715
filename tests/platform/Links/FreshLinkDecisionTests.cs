namespace Funding.Platform.Tests.Links;

public sealed class FreshLinkDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly Person Holder = new() { Id = "p", Email = "a@b.example" };

    private static readonly LinkRecord Expired = new()
    {
        Id = "l",
        PersonId = "p",
        KeyId = "k",
        IssuedAt = Now.AddDays(-10),
        Terms = new LinkTerms
        {
            Purpose = LinkPurpose.ReviewDesk,
            Subject = "r",
            ExpiresAt = Now.AddDays(-1),
            Asked = "review.1",
            AllowedUses = 3,
        },
    };

    [Fact]
    public void What_is_over_and_still_theirs_is_sent_afresh_for_the_same_thing() =>
        Assert.Equal(Expired.Terms with { ExpiresAt = Now + FreshLinkDecision.Lifetime }, FreshLinkDecision.Of(Expired, Holder, true, Now));

    [Fact]
    public void A_link_that_would_have_worked_longer_works_as_long_again()
    {
        var revoked = Expired with { RevokedAt = Now, Terms = Expired.Terms with { ExpiresAt = Now.AddDays(20) } };

        Assert.Equal(Now.AddDays(20), FreshLinkDecision.Of(revoked, Holder, true, Now)!.ExpiresAt);
    }

    [Fact]
    public void Nothing_is_sent_for_what_is_not_theirs_any_more_or_for_who_is_not_there() => Assert.All(
        new[]
        {
            FreshLinkDecision.Of(Expired, Holder, false, Now),
            FreshLinkDecision.Of(Expired, null, true, Now),
            FreshLinkDecision.Of(null, Holder, true, Now),
            FreshLinkDecision.Of(Expired, Holder with { Disabled = true }, true, Now),
            FreshLinkDecision.Of(Expired, Holder with { AddressSince = Now.AddDays(-2) }, true, Now),
            FreshLinkDecision.Of(Expired with { Terms = Expired.Terms with { ExpiresAt = Now.AddDays(1) } }, Holder, true, Now),
        },
        Assert.Null);

    [Fact]
    public void A_link_mailed_to_the_present_address_is_sent_afresh_however_often_the_address_changed_before() =>
        Assert.NotNull(FreshLinkDecision.Of(Expired, Holder with { AddressSince = Expired.IssuedAt }, true, Now));
}
