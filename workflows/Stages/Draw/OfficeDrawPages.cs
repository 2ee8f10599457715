namespace Funding.Workflows.Stages.Draw;

/// <summary>The draw as the office sees it.</summary>
internal static class OfficeDrawPages
{
    public static void Map(IEndpointRouteBuilder group) => group.MapPage(OfficeLinks.DrawRoute, DrawAsync);

    private static async Task<IResult> DrawAsync(string round, string? from, PageContext here, RoundStore rounds, DrawQueries review,
        PoolChecks checks, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadAllApplications);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        found.DemandDraw();
        var page = await Paging.ReadAsync(review.ShortfallsAsync(here.Actor!, round, from, cancellation), s => s);
        var empty = await review.UnfillableSeatsAsync(here.Actor!, round, cancellation: cancellation);
        var programme = await rounds.GetProgrammeAsync(round, cancellation);
        var findings = !found.HasPassed(DrawStage.Kind) ? await checks.ReadAsync(here.Actor!, round, cancellation) : null;
        return Page.Render<DrawPage, DrawModel>(new DrawModel(
            found, programme, await review.DrawAsync(round, cancellation), page.Items, page.Continuation,
            [.. empty.Items.Select(e => e.Value)], findings));
    }
}

/// <param name="Draw">Null before the draw.</param>
/// <param name="Findings">Before the draw: what there is to check of the pool.</param>
/// <param name="Empty">Seats that nobody could be found for since.</param>
public sealed record DrawModel(Round Round, Programme Programme, DrawSummary? Draw,
    IReadOnlyList<AssignmentShortfall> Shortfalls, string? Continuation, IReadOnlyList<EmptySeat> Empty,
    PoolFindings? Findings);
