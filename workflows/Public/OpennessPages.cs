namespace Funding.Workflows.Public;

/// <summary>What anyone may look up: audit heads, the programmes as files have them.</summary>
internal static class OpennessPages
{
    private const int HeadsAtOnce = 20;

    public static void MapOpenness(this IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.AuditHeads, HeadsAsync);
        group.MapPage(PublicLinks.SystemAudit, SystemHeadsAsync);
        group.MapPage(PublicLinks.AwardAudit, AwardHeadsAsync);
        group.MapPage(PublicLinks.AwardHeadsRoute, AwardListAsync);
        group.MapPage(
            PublicLinks.Verify, (string? expected) => Page.Render<VerifyPage, VerifyModel>(new VerifyModel(expected)))
            .SameForEverybody();
        group.MapPage(PublicLinks.RoundAuditRoute, RoundHeadsAsync);
        group.MapPage(PublicLinks.Programmes, ProgrammesAsync).SameForEverybody();
        group.MapPage(PublicLinks.ProgrammeRoute, ProgrammeAsync).SameForEverybody(null, "step");
    }

    private static async Task<IResult> ProgrammesAsync(
        string? q, Catalogue catalogue, ReleasedStore released, CancellationToken cancellation)
    {
        await released.FreshenAsync(cancellation);
        return Page.Render<ProgrammesPage, ClauseList<Programme>>(ClauseList.Of(catalogue.Programmes, q));
    }

    private static async Task<IResult> ProgrammeAsync(
        string programme, string? step, Catalogue catalogue, ReleasedStore released, CancellationToken cancellation)
    {
        await released.FreshenAsync(cancellation);
        return Page.Render<ProgrammePage, ProgrammeModel>(new ProgrammeModel(
            catalogue.Programme(programme, step), catalogue.StepsOf(programme)));
    }

    private static async Task<IResult> HeadsAsync(string? from, RoundStore rounds, AuditHeads published, CancellationToken cancellation)
    {
        var page = await rounds.ListAsync(from, HeadsAtOnce, cancellation);
        var heads = new List<RoundHead>();
        foreach (var round in page.Items.Select(i => i.Value))
            heads.Add(new RoundHead(round, await published.LastAsync(round.Id, cancellation)));
        return Page.Render<AuditHeadsPage, AuditHeadsModel>(new AuditHeadsModel(
            await published.LastAsync(AuditHeads.System, cancellation), await published.LastAsync(AuditHeads.Awards, cancellation), heads,
            page.Continuation));
    }

    private static async Task<IResult> RoundHeadsAsync(
        string round, string? from, RoundStore rounds, AuditHeads published, AuditExport chain, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(published.ListAsync(round, from, cancellation), h => h);
        return Page.Render<RoundAuditPage, RoundAuditModel>(new RoundAuditModel(
            found, new ChainModel(await chain.HeadAsync(round, cancellation), page.Items, page.Continuation)));
    }

    private static async Task<IResult> AwardHeadsAsync(string? from, AuditHeads published, CancellationToken cancellation)
    {
        var page = await Paging.ReadAsync(published.ListAsync(AuditHeads.Awards, from, cancellation), h => h);
        return Page.Render<AwardHeadsPage, AwardHeadsModel>(new AwardHeadsModel(page.Items, page.Continuation));
    }

    private static async Task<IResult> AwardListAsync(string day, AwardHeads published, CancellationToken cancellation) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && await published.ListAsync(on, cancellation) is { } list
            ? Results.Stream(list, ChainList.ContentType)
            : throw new RefusedException(PublicRefusals.NoHeads());

    private static async Task<IResult> SystemHeadsAsync(
        string? from, AuditHeads published, AuditExport chain, CancellationToken cancellation)
    {
        var page = await Paging.ReadAsync(published.ListAsync(AuditHeads.System, from, cancellation), h => h);
        return Page.Render<SystemAuditPage, ChainModel>(new ChainModel(
            await chain.HeadAsync(AuditHeads.System, cancellation), page.Items, page.Continuation));
    }
}

/// <param name="Steps">In the order of the file; the programme alone where it has none.</param>
public sealed record ProgrammeModel(Programme Programme, IReadOnlyList<Programme> Steps);

/// <param name="Head">The one published last; null before the first.</param>
public sealed record RoundHead(RoundSummary Round, PublishedHead? Head);

/// <param name="Expected">What the page that led here has published.</param>
public sealed record VerifyModel(string? Expected);

public sealed record RoundAuditModel(Round Round, ChainModel Chain);

/// <param name="Now">The chain as it is at this moment.</param>
/// <param name="Published">The newest day first.</param>
public sealed record ChainModel(AuditHead Now, IReadOnlyList<PublishedHead> Published, string? Continuation);

/// <param name="Published">A root a day, the newest first.</param>
public sealed record AwardHeadsModel(IReadOnlyList<PublishedHead> Published, string? Continuation);

/// <param name="System">Of the system's own chain; null before the first was published.</param>
/// <param name="Awards">The newest root of the chains of awards; null before the first.</param>
public sealed record AuditHeadsModel(
    PublishedHead? System, PublishedHead? Awards, IReadOnlyList<RoundHead> Heads, string? Continuation);
