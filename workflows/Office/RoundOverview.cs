using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Office;

/// <param name="Waits">What is waited for in the present stage.</param>
/// <param name="Awaited">The first who are waited for, for administrators.</param>
/// <param name="Cases">How many cases are open in which stage; empty where they go with their round.</param>
/// <param name="Parts">What the kinds of the stages show of themselves.</param>
public sealed record RoundOverview(
    Round Round, RoundDesks Desks, IReadOnlyList<DeskStateCount> Counts, IReadOnlyList<StageWait> Waits,
    IReadOnlyList<WaitingLine> Awaited, IReadOnlyList<StageCases> Cases, IReadOnlyList<RenderFragment> Parts);

/// <summary>
/// A round at a glance: its stage, its counts, and who is waited for. The number of transactions does not grow with the applications.
/// </summary>
public sealed class RoundOverviews(RoundStore rounds, StateCounts counts, StageFaces stages, WaitingQueries waiting, CaseLists cases)
{
    public async Task<RoundOverview> ReadAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return new RoundOverview(
            round,
            await rounds.GetDesksAsync(roundId, cancellation),
            await counts.ReadAsync(roundId, cancellation),
            await stages.WaitsAsync(round, actor, cancellation),
            actor.Can(Right.ManageLinks) ? await waiting.FirstAsync(actor, round, cancellation) : [],
            await cases.CountAsync(round, cancellation),
            await stages.OverviewAsync(round, actor, cancellation));
    }
}
