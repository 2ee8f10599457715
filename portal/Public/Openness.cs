namespace Funding.Portal.Public;

/// <summary>What anyone may recompute or look up: draws, audit heads, the programmes as files have them.</summary>
internal static class Openness
{
    private const int HeadsAtOnce = 20;

    // A longer order is for the file; the page shows what a person reads.
    private const int MostShown = 500;

    public static void MapOpenness(this IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.DrawRoute, DrawAsync);
        group.MapPage(PublicLinks.DrawFileRoute, DrawFileAsync);
        group.MapPage(PublicLinks.AuditHeads, HeadsAsync);
        group.MapPage(PublicLinks.SystemAudit, SystemHeadsAsync);
        group.MapPage(PublicLinks.RoundAuditRoute, RoundHeadsAsync);
        group.MapPage(
            PublicLinks.Programmes, (Catalogue catalogue) => Page.Render<ProgrammesPage, IReadOnlyList<Programme>>(catalogue.Programmes));
        group.MapPage(
            PublicLinks.ProgrammeRoute,
            (string programme, Catalogue catalogue) => Page.Render<ProgrammePage, Programme>(catalogue.Programme(programme)));
    }

    private static async Task<IResult> DrawAsync(string round, RoundStore rounds, ReviewQueries reviews, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        found.DemandDraw();
        var summary = await reviews.DrawAsync(round, cancellation);
        DrawRecord? record = null;
        if (summary is not null
            && summary.Applications + summary.Experts <= MostShown
            && await reviews.OpenDrawRecordAsync(round, cancellation) is { } content)
        {
            await using (content)
                record = (await System.Text.Json.JsonSerializer.DeserializeAsync<PublishedDraw>(
                    content, FundingJson.Options, cancellation))!.Record;
        }

        return Page.Render<DrawPage, DrawModel>(new DrawModel(found, await reviews.RostersAsync(round, cancellation), summary, record));
    }

    private static async Task<IResult> DrawFileAsync(string round, ReviewQueries reviews, CancellationToken cancellation) =>
        await reviews.OpenDrawRecordAsync(round, cancellation) is { } content
            ? Results.Stream(content, "application/json; charset=utf-8", $"{round}-draw.json")
            : throw new RefusedException(PublicRefusals.NotDrawn());

    private static async Task<IResult> HeadsAsync(string? from, RoundStore rounds, AuditHeads published, CancellationToken cancellation)
    {
        var page = await rounds.ListAsync(from, HeadsAtOnce, cancellation);
        var heads = new List<RoundHead>();
        foreach (var round in page.Items.Select(i => i.Value))
            heads.Add(new RoundHead(round, await published.LastAsync(round.Id, cancellation)));
        return Page.Render<AuditHeadsPage, AuditHeadsModel>(new AuditHeadsModel(
            await published.LastAsync(AuditHeads.System, cancellation), heads, page.Continuation));
    }

    private static async Task<IResult> RoundHeadsAsync(
        string round, string? from, RoundStore rounds, AuditHeads published, AuditExport chain, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(published.ListAsync(round, from, cancellation), h => h);
        return Page.Render<RoundAuditPage, RoundAuditModel>(new RoundAuditModel(
            found, new ChainModel(await chain.HeadAsync(round, cancellation), page.Items, page.Continuation)));
    }

    private static async Task<IResult> SystemHeadsAsync(
        string? from, AuditHeads published, AuditExport chain, CancellationToken cancellation)
    {
        var page = await Paging.ReadAsync(published.ListAsync(AuditHeads.System, from, cancellation), h => h);
        return Page.Render<SystemAuditPage, ChainModel>(new ChainModel(
            await chain.HeadAsync(AuditHeads.System, cancellation), page.Items, page.Continuation));
    }
}

/// <param name="Summary">Null before the draw.</param>
/// <param name="Record">Null before the draw, or when its orders are too long for a page.</param>
public sealed record DrawModel(Round Round, PublishedRosters? Rosters, DrawSummary? Summary, DrawRecord? Record);

/// <param name="Head">The one published last; null before the first.</param>
public sealed record RoundHead(RoundSummary Round, PublishedHead? Head);

public sealed record RoundAuditModel(Round Round, ChainModel Chain);

/// <param name="Now">The chain as it is at this moment.</param>
/// <param name="Published">The newest day first.</param>
public sealed record ChainModel(AuditHead Now, IReadOnlyList<PublishedHead> Published, string? Continuation);

/// <param name="System">Of the system's own chain; null before the first was published.</param>
public sealed record AuditHeadsModel(PublishedHead? System, IReadOnlyList<RoundHead> Heads, string? Continuation);
