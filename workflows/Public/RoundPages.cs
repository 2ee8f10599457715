namespace Funding.Workflows.Public;

/// <summary>Home, the list of rounds and the notice page of one: three transactions at most.</summary>
internal static class RoundPages
{
    private const int ListSize = 50;

    // All rounds of some decades: one transaction.
    private const int HomeSize = 1000;

    public static void MapRounds(this IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.Home, HomeAsync);
        group.MapPage(PublicLinks.Rounds, ListAsync);
        group.MapPage(PublicLinks.RoundRoute, ShowAsync);
    }

    private static async Task<IResult> HomeAsync(RoundStore rounds, CancellationToken cancellation)
    {
        var page = await rounds.ListAsync(pageSize: HomeSize, cancellation: cancellation);
        var all = page.Items.Select(item => item.Value).ToList();
        return Page.Render<HomePage, HomeModel>(new HomeModel(
            [.. all.Where(r => r.IsAtCall()).OrderBy(r => r.CallCloses())],
            [.. all.Where(r => r.IsRunning() && !r.IsAtCall())
                .OrderByDescending(r => r.Stages.IndexOf(r.Stage))
                .ThenBy(r => r.CallCloses())],
            [.. all.Where(r => r.Standing == RoundStanding.Announced).OrderByDescending(r => r.AnnouncedAt).Take(5)]));
    }

    private static async Task<IResult> ListAsync(string? from, RoundStore rounds, CancellationToken cancellation)
    {
        var page = await rounds.ListAsync(from, ListSize, cancellation);
        return Page.Render<RoundsPage, RoundsModel>(new RoundsModel([.. page.Items.Select(item => item.Value)], page.Continuation));
    }

    private static async Task<IResult> ShowAsync(string round, RoundStore rounds, CancellationToken cancellation) =>
        Page.Render<RoundPage, RoundModel>(new RoundModel(
            (await rounds.GetAsync(round, cancellation)).Value, await rounds.GetProgrammeAsync(round, cancellation),
            await rounds.GetDesksAsync(round, cancellation)));
}

/// <summary>Rounds by what a reader can do with them.</summary>
public sealed record HomeModel(
    IReadOnlyList<RoundSummary> Open, IReadOnlyList<RoundSummary> Running, IReadOnlyList<RoundSummary> Announced);

/// <param name="Continuation">Null on the last page.</param>
public sealed record RoundsModel(IReadOnlyList<RoundSummary> Rounds, string? Continuation);

public sealed record RoundModel(Round Round, Programme Programme, RoundDesks Desks);
