namespace Funding.Workflows.Api;

/// <summary>The 文号 of the public notice and of the announcement before they are published.</summary>
internal static class NoticeNumbersApi
{
    /// <param name="PublicNotice">Absent: the launch's number with an ending; for a published one, as it is.</param>
    internal sealed record NoticeNumbersBody(string? PublicNotice = null, string? Announcement = null);

    /// <param name="Number">Under which it stands or will stand.</param>
    /// <param name="Given">By an administrator; else it is the launch's with an ending.</param>
    internal sealed record NoticeNumberLine(string Number, bool Given, bool Published);

    internal sealed record NoticeNumbers(NoticeNumberLine PublicNotice, NoticeNumberLine Announcement)
    {
        public static NoticeNumbers Of(Round round) => new(
            new(round.PublicNoticeNumberToBe(), round.OwnPublicNoticeNumber is not null, round.PublicNoticeNumber is not null),
            new(round.AnnouncementNumberToBe(), round.OwnAnnouncementNumber is not null, round.AnnouncementNumber is not null));
    }

    private static readonly NoticeNumbers Example = new(new("教职成〔2026〕31号", true, false), new("教职成〔2026〕12号-公布", false, false));

    public static void MapNoticeNumbers(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/rounds/{round}/notice-numbers").WithTags("rounds").Needs(Right.LaunchRound);
        group.MapGet(
            "",
            async (string round, RoundStore rounds, CancellationToken cancellation) => NoticeNumbers.Of((await rounds.GetAsync(
                round, cancellation)).Value))
            .Does("Under which numbers (文号) the public notice and the announcement stand or will stand", Example);
        group.MapPut(
            "",
            async (string round, NoticeNumbersBody body, PageContext here, NoticeNumberCommands numbers, CancellationToken cancellation) =>
                    NoticeNumbers.Of(await numbers.SetAsync(here.Actor!, round, body.PublicNotice, body.Announcement, cancellation)))
            .Does(
                "Sets both numbers, each until its notice is published; one left out is the launch's with an ending",
                Example,
                new NoticeNumbersBody("教职成〔2026〕31号"));
    }
}
