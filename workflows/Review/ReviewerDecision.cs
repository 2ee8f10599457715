using Funding.Workflows.Orchestration;
using Funding.Workflows.Rounds;
using Funding.Workflows.Time;

namespace Funding.Workflows.Review;

public enum ReviewerAct
{
    /// <summary>Sheets neither accepted nor recused in time go to another expert.</summary>
    TreatSilenceAsRecusal,
    RemindAtTwoThirds,
    RemindOnLastDay,
}

/// <param name="Opened">When the expert was first invited.</param>
/// <param name="SilenceAt">The earliest moment at which an unanswered sheet counts as recused; null when none is unanswered.</param>
/// <param name="Open">Any sheet assigned or accepted and not signed.</param>
public sealed record ReviewerFacts(RoundStage Stage, DateTimeOffset Opened, DateOnly ReviewCloses, DateTimeOffset? SilenceAt, bool Open, IReadOnlySet<ReviewerAct> Done);

public static class ReviewerDecision
{
    public static Step<ReviewerAct> Next(ReviewerFacts facts, DateTimeOffset now)
    {
        if (facts.Stage > RoundStage.Review)
        {
            return Step<ReviewerAct>.End;
        }

        var close = ShanghaiTime.CloseOf(facts.ReviewCloses);
        if (facts.SilenceAt is { } silence && now >= silence)
        {
            return Step<ReviewerAct>.Do(ReviewerAct.TreatSilenceAsRecusal);
        }

        if (!facts.Open)
        {
            // A replacement may still bring new sheets: the round wakes it.
            return Step<ReviewerAct>.WaitUntil(close > now ? close : null);
        }

        var lastDay = ShanghaiTime.StartOf(facts.ReviewCloses);
        var twoThirds = facts.Opened + ((close - facts.Opened) * 2 / 3);
        if (now >= lastDay && !facts.Done.Contains(ReviewerAct.RemindOnLastDay) && now < close)
        {
            return Step<ReviewerAct>.Do(ReviewerAct.RemindOnLastDay);
        }

        if (now >= twoThirds && now < lastDay && !facts.Done.Contains(ReviewerAct.RemindAtTwoThirds))
        {
            return Step<ReviewerAct>.Do(ReviewerAct.RemindAtTwoThirds);
        }

        DateTimeOffset?[] moments = [facts.SilenceAt, twoThirds, lastDay, close];
        return Step<ReviewerAct>.WaitUntil(moments.Where(m => m > now).Min());
    }
}
