using Funding.Services.Mail;
using Funding.Services.Review;
using Funding.Services.Rounds;
using Funding.Workflows.Refusals;
using Funding.Workflows.Rounds;

namespace Funding.Services.Tests.Review;

using static Funding.Services.Tests.Review.ReviewHouse;

public sealed class PublicValueTests
{
    private static readonly DateTimeOffset NextMorning = new(2026, 6, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Before_the_day_is_over_by_a_stranger_and_without_a_value_it_is_refused()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        Assert.Equal("public-value-too-early", await RefusedAsync(house, "member-a", "3271.5"));
        house.Clock.SetUtcNow(NextMorning);
        Assert.Equal("not-on-committee", await RefusedAsync(house, "member-of-another-round", "3271.5"));
        Assert.Equal("not-on-committee", await RefusedAsync(house, "deputy-a", "3271.5"));
        Assert.Equal("public-value-invalid", await RefusedAsync(house, "member-a", " , "));
        Assert.Equal("role-not-allowed", (await Assert.ThrowsAsync<RefusedException>(() => Values(house).EnterAsync(ReviewHouse.Office, RoundId, "1", Stop))).Refusals[0].Code);
    }

    [Fact]
    public async Task Two_different_values_are_told_to_both_and_a_correction_agrees()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        await EnterAsync(house, "member-a", "3271.5");
        var unseen = await Values(house).ViewAsync(Member("member-b"), RoundId, Stop);
        Assert.Equal((1, 0, false), (unseen.Entered, unseen.Others.Count, unseen.Differ));
        var seen = await EnterAsync(house, "member-b", "3217.5");
        Assert.True(seen.Differ);
        Assert.Equal("3271.5", Assert.Single(seen.Others).Value);
        await house.DrainAsync();
        Assert.Equal(["member-a", "member-b"], house.Mails.Of(MailTemplates.PublicValueDiffers).Select(m => m.PersonId).Order());

        await EnterAsync(house, "member-b", "３,２７１.50 ");
        Assert.Equal("3271.5", (await house.RoundAsync()).Draw.PublicValue);
        Assert.Equal("public-value-agreed", await RefusedAsync(house, "member-a", "9"));
        await EnterAsync(house, "member-a", "3271.5");
        await house.Get<DrawRosters>().FixAsync(RoundId, Stop);
        Assert.Equal(RoundAct.DrawPanels, (await house.Get<RoundLook>().LookAsync(RoundId, Stop)).Act);
    }

    [Fact]
    public async Task Entered_at_the_same_moment_the_two_still_find_each_other()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        house.Tables.BeforeCommit = () => EnterAsync(house, "member-b", "3271.5");
        await EnterAsync(house, "member-a", "3271.50");
        Assert.Equal("3271.5", (await house.RoundAsync()).Draw.PublicValue);
    }

    [Fact]
    public async Task Deputies_are_called_one_more_each_day_and_may_enter_from_then_on()
    {
        await using var house = await new ReviewHouse().AtDrawAsync(1, 1);
        house.Clock.SetUtcNow(NextMorning);
        await house.Get<DrawRosters>().FixAsync(RoundId, Stop);
        Assert.Equal(RoundAct.RequestPublicValue, (await house.Get<RoundLook>().LookAsync(RoundId, Stop)).Act);
        await house.Get<PublicValueActs>().RequestAsync(RoundId, Stop);
        await house.Get<PublicValueActs>().RequestAsync(RoundId, Stop);
        await EnterAsync(house, "member-a", "3271.5");
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        await house.Get<PublicValueActs>().RemindAsync(RoundId, Stop);
        await house.Get<PublicValueActs>().AskDeputiesAsync(RoundId, Stop);
        await house.Get<PublicValueActs>().AskDeputiesAsync(RoundId, Stop);
        await house.DrainAsync();
        var asked = house.Mails.Of(MailTemplates.PublicValueRequest).CountBy(m => m.PersonId).ToDictionary();
        Assert.Equal((1, 3, 1), (asked["member-a"], asked["member-b"], asked["deputy-a"]));
        Assert.False(asked.ContainsKey("deputy-b"));
        Assert.Equal("not-on-committee", await RefusedAsync(house, "deputy-b", "3271.5"));
        await EnterAsync(house, "deputy-a", "3271.5");
        Assert.Equal("3271.5", (await house.RoundAsync()).Draw.PublicValue);
    }

    private static PublicValueCommands Values(ReviewHouse house) => house.Get<PublicValueCommands>();

    private static Task<PublicValueView> EnterAsync(ReviewHouse house, string person, string value) => Values(house).EnterAsync(Member(person), RoundId, value, Stop);

    private static async Task<string> RefusedAsync(ReviewHouse house, string person, string value) =>
        (await Assert.ThrowsAsync<RefusedException>(() => EnterAsync(house, person, value))).Refusals[0].Code;
}
