using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Rounds;

namespace Funding.Services.Rounds;

/// <summary>Reads what <see cref="RoundDecision"/> needs: a few point reads and one-row queries, whatever the round's size.</summary>
public sealed class RoundLook(
    ITableStore tables, RoundStore rounds, RoundWakes wakes, IEnumerable<IRoundFactSource> sources, TimeProvider clock)
{
    public async Task<Step<RoundAct>> LookAsync(string roundId, CancellationToken cancellation)
    {
        // Taken back before reading, so that whatever changes from here on wakes the round again.
        await wakes.TakeAsync(roundId, cancellation);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var facts = FactsOf(round);
        foreach (var source in sources.Where(s => s.Stage == round.Stage))
        {
            facts = await source.AddAsync(round, facts, cancellation);
        }

        if (round is { Stage: RoundStage.Call, CallReopenedAt: not null })
        {
            facts = facts with { DraftsLapsed = await AnyInAsync(roundId, cancellation, ApplicationState.Lapsed) };
        }

        if (round.Stage == RoundStage.Eligibility)
        {
            facts = facts with
            {
                EligibilityOpen = await AnyInAsync(
                roundId, cancellation, ApplicationState.Recommended, ApplicationState.UnderCorrection, ApplicationState.Corrected)
            };
        }

        return RoundDecision.Next(facts, clock.GetUtcNow());
    }

    /// <summary>What the round's own row says.</summary>
    internal static RoundFacts FactsOf(Round round) => new()
    {
        Stage = round.Stage,
        Dates = round.Dates,
        PublicValueDay = round.Draw.PublicValueDay,
        Sealed = round.Seal?.Act,
        Done = round.Done.ToHashSet(),
        PublicValueAgreed = round.Draw.PublicValue is not null,
        RankingHeldSince = round.RankingHeldSince,
    };

    private async Task<bool> AnyInAsync(string roundId, CancellationToken cancellation, params ApplicationState[] states)
    {
        foreach (var state in states)
        {
            if (await tables.AnyAsync(RoundKeys.Partition(roundId), RoundKeys.StatePrefix(state), cancellation))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A stage's own facts, read when the round is in that stage.</summary>
public interface IRoundFactSource
{
    RoundStage Stage { get; }

    Task<RoundFacts> AddAsync(Round round, RoundFacts facts, CancellationToken cancellation);
}

internal static class AnyRow
{
    /// <summary>True when a key begins with the prefix; one transaction unless pages come empty.</summary>
    public static async Task<bool> AnyAsync(this ITableStore tables, string partition, string prefix, CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(partition, KeyRange.Prefix(prefix), 1, continuation, cancellation);
            if (page.Rows.Count > 0)
            {
                return true;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return false;
    }
}
