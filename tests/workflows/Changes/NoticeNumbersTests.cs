namespace Funding.Workflows.Tests.Changes;

public sealed class NoticeNumbersTests
{
    private const string Launch = "教申〔2026〕1号";

    [Fact]
    public async Task Each_notice_is_published_under_the_number_it_was_given_until_then()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 4, Experts = _ => 3 };
        await run.LaunchAsync();
        await SetAsync(house, " 教申公示〔2026〕3号 ", null);
        await run.ApplyAsync();
        await run.LeaveAsync();
        await run.ToAsync(CollegeStages.Approval);
        await SetAsync(house, "教申公示〔2026〕7号", null);
        await run.PassAsync();
        var notice = await run.RoundAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => SetAsync(house, "教申公示〔2026〕8号", "教申〔2026〕9号"));
        await SetAsync(house, null, "教申〔2026〕9号");
        await run.LaterAsync(20);
        var announced = await run.RoundAsync();

        Assert.Equal(("教申公示〔2026〕7号", null), (notice.PublicNoticeNumber, notice.AnnouncementNumber));
        Assert.Equal(
            ("notice-published", "publicNotice", RefusalKind.Conflict),
            (refused.Refusals[0].Code, refused.Refusals[0].Field, refused.Refusals[0].Kind));
        Assert.Equal(("教申公示〔2026〕7号", "教申〔2026〕9号"), (announced.PublicNoticeNumber, announced.AnnouncementNumber));
        Assert.All(
            (await house.Get<NoticeQueries>().EntriesAsync(CollegeStages.RoundId)).Items,
            e => Assert.Equal("教申公示〔2026〕7号", e.Value.NoticeNumber));
        Assert.All(
            (await house.Get<AwardQueries>().OfRoundAsync(CollegeStages.RoundId)).Items,
            a => Assert.Equal("教申〔2026〕9号", a.Value.AnnouncementNumber));
        Assert.Equal(
            "notice-published", (await Assert.ThrowsAsync<RefusedException>(() => SetAsync(house, null, "教申〔2026〕10号"))).Refusals[0].Code);
        Assert.Equal(3, (await house.AuditedAsync("notice-numbers-set")).Count);
    }

    [Fact]
    public async Task A_number_is_checked_like_the_launchs_and_belongs_to_one_notice_only()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.LaunchAsync();

        Assert.Equal(("notice-number-required", "publicNotice"), await RefusedAsync(house, new string('号', 61), null));
        Assert.Equal(("text-control-character", "announcement"), await RefusedAsync(house, null, "教申〔2026〕\u00079号"));
        Assert.Equal(("notice-number-taken", "publicNotice"), await RefusedAsync(house, Launch, null));
        Assert.Equal(("notice-number-taken", "announcement"), await RefusedAsync(house, "教申〔2026〕9号", "教申〔2026〕9号"));
        Assert.Equal(("notice-number-taken", "announcement"), await RefusedAsync(house, null, $"{Launch}-公示"));
        Assert.Equal(
            ($"{Launch}-公示", $"{Launch}-公布"),
            ((await run.RoundAsync()).PublicNoticeNumberToBe(), (await run.RoundAsync()).AnnouncementNumberToBe()));

        await SetAsync(house, "教申〔2026〕9号", "教申〔2026〕10号");
        await SetAsync(house, "", " ");
        Assert.Equal(
            ($"{Launch}-公示", $"{Launch}-公布"),
            ((await run.RoundAsync()).PublicNoticeNumberToBe(), (await run.RoundAsync()).AnnouncementNumberToBe()));
        Assert.Equal(
            RefusalKind.Forbidden,
            (await Assert.ThrowsAsync<RefusedException>(() => house.Get<NoticeNumberCommands>().SetAsync(
                Cast.Officer, CollegeStages.RoundId, "教申〔2026〕9号", null))).Refusals[0].Kind);
    }

    private static Task SetAsync(RoundHouse house, string? notice, string? announcement) =>
        house.Get<NoticeNumberCommands>().SetAsync(Cast.Administrator, CollegeStages.RoundId, notice, announcement);

    private static async Task<(string, string?)> RefusedAsync(RoundHouse house, string? notice, string? announcement)
    {
        var refused = (await Assert.ThrowsAsync<RefusedException>(() => SetAsync(house, notice, announcement))).Refusals[0];
        return (refused.Code, refused.Field);
    }
}
