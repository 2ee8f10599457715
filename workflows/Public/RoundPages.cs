namespace Funding.Workflows.Public;

/// <summary>Home, the list of rounds and the notice page of one: three transactions at most.</summary>
internal static class RoundPages
{
    private const int ListSize = 50;

    public static void MapRounds(this IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.Home, HomeAsync).SameForEverybody(PublicRows.OfList);
        group.MapPage(PublicLinks.Rounds, ListAsync).SameForEverybody(PublicRows.OfList, "from");
        group.MapPage(PublicLinks.RoundRoute, ShowAsync).SameForEverybody(PublicRows.OfRound);
    }

    private static async Task<IResult> HomeAsync(RoundStore rounds, TimeProvider clock, CancellationToken cancellation)
    {
        var all = await rounds.AllAsync(cancellation);
        var now = clock.GetUtcNow();
        return Page.Render<HomePage, HomeModel>(new HomeModel(
            [.. all.Where(r => CallIsOpen.IsNotOver(r, now)).OrderBy(r => r.CallCloses())],
            [.. all.Where(r => r.IsRunning() && !CallIsOpen.IsNotOver(r, now))
                .OrderByDescending(r => r.Stages.IndexOf(r.Stage))
                .ThenBy(r => r.CallCloses())],
            [.. all.Where(r => r.Standing == RoundStanding.Announced).OrderByDescending(r => r.AnnouncedAt).Take(5)]));
    }

    private static async Task<IResult> ListAsync(string? from, RoundStore rounds, CancellationToken cancellation)
    {
        var page = await rounds.ListAsync(from, ListSize, cancellation);
        return Page.Render<RoundsPage, RoundsModel>(new RoundsModel([.. page.Items.Select(item => item.Value)], page.Continuation));
    }

    private static async Task<IResult> ShowAsync(string round, RoundStore rounds, TimeProvider clock, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return Page.Render<RoundPage, RoundModel>(new RoundModel(
            found, await rounds.GetProgrammeAsync(round, cancellation), await rounds.GetDesksAsync(round, cancellation),
            CallIsOpen.IsNotOver(found, clock.GetUtcNow())));
    }
}

/// <summary>Rounds by what a reader can do with them.</summary>
public sealed record HomeModel(
    IReadOnlyList<RoundSummary> Open, IReadOnlyList<RoundSummary> Running, IReadOnlyList<RoundSummary> Announced);

/// <param name="Continuation">Null on the last page.</param>
public sealed record RoundsModel(IReadOnlyList<RoundSummary> Rounds, string? Continuation);

/// <param name="CallAhead">Applications are taken, now or from the round's first day on.</param>
/// <param name="Preview">It is not launched: an administrator looks at what the launch would publish.</param>
public sealed record RoundModel(Round Round, Programme Programme, RoundDesks Desks, bool CallAhead, bool Preview = false);
