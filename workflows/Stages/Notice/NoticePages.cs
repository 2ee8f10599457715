namespace Funding.Workflows.Stages.Notice;

/// <summary>What stands in public notice, for everybody.</summary>
internal static class NoticePages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.Notices, NoticesAsync).SameForEverybody(PublicRows.OfList);
        group.MapPage(PublicLinks.NoticeRoute, NoticeAsync).SameForEverybody(PublicRows.OfRound, "from");
    }

    private static async Task<IResult> NoticesAsync(RoundStore rounds, CancellationToken cancellation)
    {
        var all = await rounds.AllAsync(cancellation);
        return Page.Render<NoticesPage, NoticesModel>(new NoticesModel(
            [.. all.Where(r => NoticeStage.IsOut(r, r.PublicNoticeAt))], [.. all.Where(r => r.Standing == RoundStanding.Announced)
                .OrderByDescending(r => r.AnnouncedAt)
                .Take(20)]));
    }

    private static async Task<IResult> NoticeAsync(
        string round, string? from, RoundStore rounds, NoticeQueries notices, TimeProvider clock, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        if (found.PublicNoticeAt is null)
            throw new RefusedException(PublicRefusals.NoNotice());
        var page = await notices.EntriesAsync(round, from, cancellation);
        return Page.Render<NoticePage, NoticeModel>(new NoticeModel(
            found, await rounds.GetDesksAsync(round, cancellation), [.. page.Items.Select(i => i.Value).OrderBy(e => e.Rank)],
            page.Continuation, clock.GetUtcNow())
        {
            Programme = await rounds.GetProgrammeAsync(round, cancellation),
        });
    }
}

public sealed record NoticesModel(IReadOnlyList<RoundSummary> Current, IReadOnlyList<RoundSummary> Past);

/// <param name="Now">Decides which entries still take objections.</param>
public sealed record NoticeModel(
    Round Round, RoundDesks Desks, IReadOnlyList<NoticeEntry> Entries, string? Continuation, DateTimeOffset Now)
{
    public required Programme Programme { get; init; }
}
