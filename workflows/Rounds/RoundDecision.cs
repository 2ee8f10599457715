using Funding.Workflows.Orchestration;
using Funding.Workflows.Time;

namespace Funding.Workflows.Rounds;

/// <summary>
/// The round's one decision: what to do now, or until when to wait. It depends on the rows and the moment alone, so a late,
/// doubled or lost event changes nothing but the moment.
/// </summary>
public static class RoundDecision
{
    /// <summary>How long an upload begun before the close may take to finish.</summary>
    public static readonly TimeSpan UploadGrace = TimeSpan.FromMinutes(10);

    public static Step<RoundAct> Next(RoundFacts facts, DateTimeOffset now) => facts.Stage switch
    {
        RoundStage.Call => Call(facts, now),
        RoundStage.Recommendation => Recommendation(facts, now),
        RoundStage.Eligibility => Eligibility(facts, now),
        RoundStage.Draw => Draw(facts, now),
        RoundStage.Review => Review(facts, now),
        RoundStage.Ranking => facts.RankingOnHold ? Step<RoundAct>.WaitUntil(null) : Step<RoundAct>.Do(RoundAct.RankApplications),
        RoundStage.Approval => Approval(facts, now),
        RoundStage.PublicNotice => PublicNotice(facts, now),
        _ => Step<RoundAct>.End,
    };

    private static Step<RoundAct> Call(RoundFacts facts, DateTimeOffset now)
    {
        // Submissions end at the close by their own check; uploads begun before it still finish.
        var close = ShanghaiTime.CloseOf(facts.Dates.CallCloses) + UploadGrace;
        return now >= close ? Step<RoundAct>.Do(RoundAct.CloseCall) : Step<RoundAct>.WaitUntil(close);
    }

    private static Step<RoundAct> Recommendation(RoundFacts facts, DateTimeOffset now) =>
        new Schedule(facts, now)
            .Once(RoundAct.RemindRecommenders, ShanghaiTime.StartOf(facts.Dates.RecommendationCloses.AddDays(-2)))
            .Always(RoundAct.CloseRecommendation, ShanghaiTime.CloseOf(facts.Dates.RecommendationCloses));

    private static Step<RoundAct> Eligibility(RoundFacts facts, DateTimeOffset now)
    {
        if (!facts.EligibilityOpen)
        {
            return Step<RoundAct>.Do(RoundAct.CloseEligibility);
        }

        var close = ShanghaiTime.CloseOf(facts.Dates.EligibilityCloses);
        return new Schedule(facts, now)
            .Once(RoundAct.RemindOfficers, ShanghaiTime.StartOf(facts.Dates.EligibilityCloses.AddDays(-2)))
            .Daily(RoundAct.EscalateEligibility, close);
    }

    private static Step<RoundAct> Draw(RoundFacts facts, DateTimeOffset now)
    {
        // The value of the named day is published that evening: nobody is asked before.
        var known = ShanghaiTime.CloseOf(facts.PublicValueDay);
        if (facts.PublicValueAgreed && now >= known)
        {
            return Step<RoundAct>.Do(RoundAct.DrawPanels);
        }

        return new Schedule(facts, now)
            .Once(RoundAct.RequestPublicValue, known)
            .Once(RoundAct.RemindPublicValue, ShanghaiTime.StartOf(facts.Dates.DrawCloses))
            .Daily(RoundAct.AskDeputiesForPublicValue, ShanghaiTime.CloseOf(facts.Dates.DrawCloses));
    }

    private static Step<RoundAct> Review(RoundFacts facts, DateTimeOffset now)
    {
        var close = ShanghaiTime.CloseOf(facts.Dates.ReviewCloses);
        if (now >= close || (!facts.SheetsUnsigned && !facts.SeatsToFill))
        {
            return Step<RoundAct>.Do(RoundAct.CloseReview);
        }

        return facts.SeatsToFill ? Step<RoundAct>.Do(RoundAct.FillPanels) : Step<RoundAct>.WaitUntil(close);
    }

    private static Step<RoundAct> Approval(RoundFacts facts, DateTimeOffset now)
    {
        if (facts.ApprovalReturned)
        {
            return Step<RoundAct>.Do(RoundAct.ReturnToRanking);
        }

        if (facts.Approvals >= 2)
        {
            return Step<RoundAct>.Do(RoundAct.OpenPublicNotice);
        }

        return new Schedule(facts, now)
            .Once(RoundAct.RequestApproval, DateTimeOffset.MinValue)
            .Once(RoundAct.RemindApproval, ShanghaiTime.StartOf(facts.Dates.ApprovalCloses))
            .Daily(RoundAct.CallDeputies, ShanghaiTime.CloseOf(facts.Dates.ApprovalCloses));
    }

    private static Step<RoundAct> PublicNotice(RoundFacts facts, DateTimeOffset now) =>
        facts.NoticeClearAt is { } clear && now >= clear ? Step<RoundAct>.Do(RoundAct.Announce) : Step<RoundAct>.WaitUntil(facts.NoticeClearAt);
}
