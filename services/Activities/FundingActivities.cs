using Funding.Services.Approval;
using Funding.Services.Awards;
using Funding.Services.Eligibility;
using Funding.Services.PublicNotice;
using Funding.Services.Recommendation;
using Funding.Services.Review;
using Funding.Services.Rounds;
using Funding.Services.Selection;
using Funding.Workflows.Applications;
using Funding.Workflows.Orchestration;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;
using Microsoft.DurableTask;

namespace Funding.Services.Activities;

/// <summary>Every orchestration with its code and every activity with its implementation; both hosts take this one.</summary>
public static class FundingActivities
{
    /// <summary>The walkers by their names.</summary>
    public static IReadOnlyDictionary<string, Func<ITaskOrchestrator>> Orchestrators { get; } =
        new Dictionary<string, Func<ITaskOrchestrator>>
        {
            [RoundOrchestrator.Name] = () => new RoundOrchestrator(),
            [ApplicationOrchestrator.Name] = () => new ApplicationOrchestrator(),
            [ReviewerOrchestrator.Name] = () => new ReviewerOrchestrator(),
            [ObjectionOrchestrator.Name] = () => new ObjectionOrchestrator(),
            [ProposalOrchestrator.Name] = () => new ProposalOrchestrator(),
        };

    public static DurableTaskRegistry Registry()
    {
        var tasks = new DurableTaskRegistry();
        foreach (var (name, create) in Orchestrators)
            tasks.AddOrchestrator(name, create);
        tasks.AddActivity(RoundActivities.LookAtRound, (RoundLook look, string id, CancellationToken cancellation) =>
            look.LookAsync(id, cancellation));
        AddRecommendation(tasks);
        AddEligibility(tasks);
        AddDecisions(tasks);
        AddProposals(tasks);
        tasks.AddReviewActivities();
        return tasks;
    }

    private static void AddRecommendation(DurableTaskRegistry tasks)
    {
        Round<RecommendationActs>(tasks, RoundAct.CloseCall, (acts, id, cancellation) => acts.CloseCallAsync(id, cancellation));
        Round<RecommendationActs>(tasks, RoundAct.RestoreDrafts, (acts, id, cancellation) => acts.RestoreDraftsAsync(id, cancellation));
        Round<RecommendationActs>(tasks, RoundAct.RemindRecommenders, (acts, id, cancellation) =>
            acts.RemindRecommendersAsync(id, cancellation));
        Round<RecommendationActs>(tasks, RoundAct.CloseRecommendation, (acts, id, cancellation) =>
            acts.CloseRecommendationAsync(id, cancellation));
    }

    private static void AddProposals(DurableTaskRegistry tasks)
    {
        tasks.AddActivity(ProposalActivities.LookAtProposal, (ProposalActs acts, ProposalKey key, CancellationToken cancellation) =>
            acts.LookAsync(key, cancellation));
        Proposal(ProposalAct.RemindProposal, (acts, key, cancellation) => acts.RemindAsync(key, cancellation));
        Proposal(ProposalAct.ExpireProposal, (acts, key, cancellation) => acts.ExpireAsync(key, cancellation));

        void Proposal(ProposalAct act, Func<ProposalActs, ProposalKey, CancellationToken, Task<Nothing>> run) =>
            tasks.AddActivity($"{act}", run);
    }

    private static void AddEligibility(DurableTaskRegistry tasks)
    {
        Round<EligibilityActs>(tasks, RoundAct.RemindOfficers, (acts, id, cancellation) => acts.RemindOfficersAsync(id, cancellation));
        Round<EligibilityActs>(tasks, RoundAct.EscalateEligibility, (acts, id, cancellation) => acts.EscalateAsync(id, cancellation));
        Round<EligibilityActs>(tasks, RoundAct.CloseEligibility, (acts, id, cancellation) => acts.CloseAsync(id, cancellation));
        tasks.AddActivity(
            ApplicationActivities.LookAtApplication, (EligibilityActs acts, ApplicationKey key, CancellationToken cancellation) =>
                acts.LookAsync(key, cancellation));
        Application(ApplicationAct.RemindDraft, (acts, key, cancellation) => acts.RemindDraftAsync(key, cancellation));
        Application(ApplicationAct.RemindCorrection, (acts, key, cancellation) => acts.RemindCorrectionAsync(key, cancellation));
        Application(ApplicationAct.RefuseSilence, (acts, key, cancellation) => acts.RefuseSilenceAsync(key, cancellation));

        void Application(ApplicationAct act, Func<EligibilityActs, ApplicationKey, CancellationToken, Task<Nothing>> run) =>
            tasks.AddActivity($"{act}", run);
    }

    private static void AddDecisions(DurableTaskRegistry tasks)
    {
        Round<SelectionActs>(tasks, RoundAct.RankApplications, (acts, id, cancellation) => acts.RankAsync(id, cancellation));
        Round<ApprovalActs>(tasks, RoundAct.RequestApproval, (acts, id, cancellation) => acts.RequestAsync(id, cancellation));
        Round<ApprovalActs>(tasks, RoundAct.RemindApproval, (acts, id, cancellation) => acts.RemindAsync(id, cancellation));
        Round<ApprovalActs>(tasks, RoundAct.CallDeputies, (acts, id, cancellation) => acts.CallDeputiesAsync(id, cancellation));
        Round<ApprovalActs>(tasks, RoundAct.ReturnToRanking, (acts, id, cancellation) => acts.ReturnToRankingAsync(id, cancellation));
        Round<ApprovalActs>(tasks, RoundAct.RemindReturnedRanking, (acts, id, cancellation) => acts.RemindReturnedAsync(id, cancellation));
        Round<RoundWindUp>(tasks, RoundAct.WindUp, (acts, id, cancellation) => acts.WindUpAsync(id, cancellation));
        Round<NoticeActs>(tasks, RoundAct.OpenPublicNotice, (acts, id, cancellation) => acts.OpenAsync(id, cancellation));
        Round<AwardActs>(tasks, RoundAct.Announce, (acts, id, cancellation) => acts.AnnounceAsync(id, cancellation));
        tasks.AddActivity(
            ObjectionActivities.LookAtObjection, (NoticeActs acts, ObjectionKey key, CancellationToken cancellation) =>
                acts.LookAtObjectionAsync(key, cancellation));
        Objection(ObjectionAct.RemindObjection, (acts, key, cancellation) => acts.RemindObjectionAsync(key, cancellation));
        Objection(ObjectionAct.EscalateObjection, (acts, key, cancellation) => acts.EscalateObjectionAsync(key, cancellation));

        void Objection(ObjectionAct act, Func<NoticeActs, ObjectionKey, CancellationToken, Task<Nothing>> run) =>
            tasks.AddActivity($"{act}", run);
    }

    private static void Round<TActs>(DurableTaskRegistry tasks, RoundAct act, Func<TActs, string, CancellationToken, Task<Nothing>> run)
        where TActs : notnull => tasks.AddActivity($"{act}", run);
}
