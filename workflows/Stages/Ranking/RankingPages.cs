namespace Funding.Workflows.Stages.Ranking;

internal static class RankingPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.RankingRoute, ShowAsync);
        group.MapAct(OfficeLinks.RankAgainRoute, ShowAsync, AgainAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round, string? from, PageContext here, RoundStore rounds, RankingQueries rankings, GrantActs grants,
        CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var row = await rankings.CurrentAsync(here.Actor!, round, cancellation);
        var page = row is null
            ? new Paged<RankedApplication>([], null)
            : await Paging.ReadAsync(rankings.EntriesAsync(here.Actor!, round, from, 100, cancellation), e => e);
        return Page.Render<RankingPage, RankingModel>(new RankingModel(
            found, await rounds.GetProgrammeAsync(round, cancellation), await rounds.GetDesksAsync(round, cancellation), row,
            page.Items, page.Continuation,
            row is null or { IsList: true } ? null : await rankings.StabilityAsync(here.Actor!, round, cancellation),
            await rankings.WithdrawnAsync(here.Actor!, round, cancellation))
        {
            Allocation = row is null ? null : await grants.AllocationAsync(found, cancellation),
            Amounts = row is null ? new Dictionary<string, CaseAmount>()
                : (await grants.AmountsAsync(round, found.RankingVersion, cancellation)).ToDictionary(a => a.ApplicationId),
        });
    }

    private static async Task<IResult> AgainAsync(
        string round, Form form, PageContext here, ReturnedOrderCommands returned, Texts<RankingText> T, CancellationToken cancellation)
    {
        await returned.RankAgainAsync(here.Actor!, round, form.Text("what"), cancellation);
        return Page.Redirect(OfficeLinks.Round(round), T["again.done"]);
    }
}

/// <param name="Row">Null before the first ranking.</param>
/// <param name="Withdrawn">Ids of applications withdrawn after the close.</param>
public sealed record RankingModel(
    Round Round, Programme Programme, RoundDesks Desks, RankingRow? Row, IReadOnlyList<RankedApplication> Entries,
    string? Continuation, StabilityReport? Stability, IReadOnlySet<string> Withdrawn)
{
    /// <summary>How the money was shared out; null where none is.</summary>
    public RoundAllocation? Allocation { get; init; }

    /// <summary>What each gets, by its application.</summary>
    public IReadOnlyDictionary<string, CaseAmount> Amounts { get; init; } = new Dictionary<string, CaseAmount>();
}
