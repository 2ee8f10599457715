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

    /// <summary>Committee members who approve a ranking before it is made public.</summary>
    public const int ApprovalsNeeded = 2;

    public static Step<RoundAct> Next(RoundFacts facts, DateTimeOffset now) =>
        facts.Sealed is { } begun ? Step<RoundAct>.Do(begun) : facts.Stage switch
        {
            RoundStage.Call => Call(facts, now),
            RoundStage.Recommendation => Recommendation(facts, now),
            RoundStage.Eligibility => Eligibility(facts, now),
            RoundStage.Draw => Draw(facts, now),
            RoundStage.Review => Review(facts, now),
            RoundStage.Ranking => Ranking(facts, now),
            RoundStage.Approval => Approval(facts, now),
            RoundStage.PublicNotice => facts.NoticeMayClose
                ? Step<RoundAct>.Do(RoundAct.Announce)
                : Step<RoundAct>.WaitUntil(facts.NoticeLooksAgainAt),
            RoundStage.Cancelled when !facts.Done.Contains(nameof(RoundAct.WindUp)) => Step<RoundAct>.Do(RoundAct.WindUp),
            _ => Step<RoundAct>.End,
        };

    private static Step<RoundAct> Call(RoundFacts facts, DateTimeOffset now)
    {
        // Submissions end at the close by their own check; uploads begun before it still finish.
        var close = ShanghaiTime.CloseOf(facts.Dates.CallCloses) + UploadGrace;
        if (now >= close)
        {
            return Step<RoundAct>.Do(RoundAct.CloseCall);
        }

        return facts.DraftsLapsed ? Step<RoundAct>.Do(RoundAct.RestoreDrafts) : Step<RoundAct>.WaitUntil(close);
    }

    private static Step<RoundAct> Recommendation(RoundFacts facts, DateTimeOffset now)
    {
        var close = ShanghaiTime.CloseOf(facts.Dates.RecommendationCloses);
        return new Schedule(facts, now)
            .Reminder(RoundAct.RemindRecommenders, ShanghaiTime.StartOf(facts.Dates.RecommendationCloses.AddDays(-2)), close)
            .Always(RoundAct.CloseRecommendation, close);
    }

    private static Step<RoundAct> Eligibility(RoundFacts facts, DateTimeOffset now)
    {
        if (!facts.EligibilityOpen)
        {
            return Step<RoundAct>.Do(RoundAct.CloseEligibility);
        }

        var close = ShanghaiTime.CloseOf(facts.Dates.EligibilityCloses);
        return new Schedule(facts, now)
            .Reminder(RoundAct.RemindOfficers, ShanghaiTime.StartOf(facts.Dates.EligibilityCloses.AddDays(-2)), close)
            .Daily(RoundAct.EscalateEligibility, close);
    }

    private static Step<RoundAct> Draw(RoundFacts facts, DateTimeOffset now)
    {
        // The value of the named day is published that evening: nobody is asked before.
        var known = ShanghaiTime.CloseOf(facts.PublicValueDay);
        // What is drawn from is fixed and published before anybody can know what the draw will give.
        var schedule = new Schedule(facts, now).Once(RoundAct.FixRosters, ShanghaiTime.StartOf(facts.PublicValueDay));
        if (facts.PublicValueAgreed)
        {
            return schedule.Always(RoundAct.DrawPanels, known);
        }

        var close = ShanghaiTime.CloseOf(facts.Dates.DrawCloses);
        return schedule
            .Once(RoundAct.RequestPublicValue, known)
            .Reminder(RoundAct.RemindPublicValue, ShanghaiTime.StartOf(facts.Dates.DrawCloses), close)
            .Daily(RoundAct.AskDeputiesForPublicValue, close);
    }

    private static Step<RoundAct> Review(RoundFacts facts, DateTimeOffset now)
    {
        var close = ShanghaiTime.CloseOf(facts.Dates.ReviewCloses);
        if (now < close && facts.SeatsToFill)
        {
            return Step<RoundAct>.Do(RoundAct.FillPanels);
        }

        if (now < close && facts.SheetsUnsigned)
        {
            return Step<RoundAct>.WaitUntil(close);
        }

        // Nobody loses because no expert scored: the administrators extend the review or cancel the round.
        return facts.Unscored ? new Schedule(facts, now).Daily(RoundAct.EscalateUnscored, close) : Step<RoundAct>.Do(RoundAct.CloseReview);
    }

    private static Step<RoundAct> Ranking(RoundFacts facts, DateTimeOffset now) => facts.RankingHeldSince is { } held
        ? new Schedule(facts, now).Daily(RoundAct.RemindReturnedRanking, ShanghaiTime.StartOf(ShanghaiTime.DayOf(held).AddDays(1)))
        : Step<RoundAct>.Do(RoundAct.RankApplications);

    private static Step<RoundAct> Approval(RoundFacts facts, DateTimeOffset now)
    {
        if (facts.ApprovalReturned)
        {
            return Step<RoundAct>.Do(RoundAct.ReturnToRanking);
        }

        if (facts.Approvals >= ApprovalsNeeded)
        {
            return Step<RoundAct>.Do(RoundAct.OpenPublicNotice);
        }

        var close = ShanghaiTime.CloseOf(facts.Dates.ApprovalCloses);
        return new Schedule(facts, now)
            .Once(RoundAct.RequestApproval, DateTimeOffset.MinValue)
            .Reminder(RoundAct.RemindApproval, ShanghaiTime.StartOf(facts.Dates.ApprovalCloses), close)
            .Daily(RoundAct.CallDeputies, facts.MembersConflicted ? DateTimeOffset.MinValue : close);
    }
}
