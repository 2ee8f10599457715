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
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Services.Activities;

/// <summary>Every orchestration with its code and every activity with its implementation; both hosts take this one.</summary>
public static class FundingActivities
{
    public static OrchestrationRegistry Registry()
    {
        var registry = new OrchestrationRegistry()
            .AddOrchestrator(RoundOrchestrator.Name, () => new RoundOrchestrator(), RoundOrchestrator.Version)
            .AddOrchestrator(ApplicationOrchestrator.Name, () => new ApplicationOrchestrator(), ApplicationOrchestrator.Version)
            .AddOrchestrator(ReviewerOrchestrator.Name, () => new ReviewerOrchestrator(), ReviewerOrchestrator.Version)
            .AddOrchestrator(ObjectionOrchestrator.Name, () => new ObjectionOrchestrator(), ObjectionOrchestrator.Version)
            .AddOrchestrator(ProposalOrchestrator.Name, () => new ProposalOrchestrator(), ProposalOrchestrator.Version)
            .AddActivity(
                RoundActivities.LookAtRound,
                (services, id, cancellation) => services.GetRequiredService<RoundLook>().LookAsync(id, cancellation));
        AddRecommendation(registry);
        AddEligibility(registry);
        AddDecisions(registry);
        AddProposals(registry);
        return registry.AddReviewActivities();
    }

    private static void AddRecommendation(OrchestrationRegistry registry)
    {
        Act<RecommendationActs>(registry, RoundAct.CloseCall, (acts, id, cancellation) => acts.CloseCallAsync(id, cancellation));
        Act<RecommendationActs>(registry, RoundAct.RestoreDrafts, (acts, id, cancellation) => acts.RestoreDraftsAsync(id, cancellation));
        Act<RecommendationActs>(
            registry, RoundAct.RemindRecommenders, (acts, id, cancellation) => acts.RemindRecommendersAsync(id, cancellation));
        Act<RecommendationActs>(
            registry, RoundAct.CloseRecommendation, (acts, id, cancellation) => acts.CloseRecommendationAsync(id, cancellation));
    }

    private static void AddProposals(OrchestrationRegistry registry) => registry
        .AddActivity(
            ProposalActivities.LookAtProposal,
            (services, key, cancellation) => services.GetRequiredService<ProposalActs>().LookAsync(key, cancellation))
        .AddActivity(
            ProposalActivities.Acts[ProposalAct.RemindProposal],
            (services, key, cancellation) => services.GetRequiredService<ProposalActs>().RemindAsync(key, cancellation))
        .AddActivity(
            ProposalActivities.Acts[ProposalAct.ExpireProposal],
            (services, key, cancellation) => services.GetRequiredService<ProposalActs>().ExpireAsync(key, cancellation));

    private static void AddEligibility(OrchestrationRegistry registry)
    {
        Act<EligibilityActs>(registry, RoundAct.RemindOfficers, (acts, id, cancellation) => acts.RemindOfficersAsync(id, cancellation));
        Act<EligibilityActs>(registry, RoundAct.EscalateEligibility, (acts, id, cancellation) => acts.EscalateAsync(id, cancellation));
        Act<EligibilityActs>(registry, RoundAct.CloseEligibility, (acts, id, cancellation) => acts.CloseAsync(id, cancellation));
        registry
            .AddActivity(
                ApplicationActivities.LookAtApplication,
                (services, key, cancellation) => services.GetRequiredService<EligibilityActs>().LookAsync(key, cancellation))
            .AddActivity(
                ApplicationActivities.Acts[ApplicationAct.RemindDraft],
                (services, key, cancellation) => services.GetRequiredService<EligibilityActs>().RemindDraftAsync(key, cancellation))
            .AddActivity(
                ApplicationActivities.Acts[ApplicationAct.RemindCorrection],
                (services, key, cancellation) => services.GetRequiredService<EligibilityActs>().RemindCorrectionAsync(key, cancellation))
            .AddActivity(
                ApplicationActivities.Acts[ApplicationAct.RefuseSilence],
                (services, key, cancellation) => services.GetRequiredService<EligibilityActs>().RefuseSilenceAsync(key, cancellation));
    }

    private static void AddDecisions(OrchestrationRegistry registry)
    {
        Act<SelectionActs>(registry, RoundAct.RankApplications, (acts, id, cancellation) => acts.RankAsync(id, cancellation));
        Act<ApprovalActs>(registry, RoundAct.RequestApproval, (acts, id, cancellation) => acts.RequestAsync(id, cancellation));
        Act<ApprovalActs>(registry, RoundAct.RemindApproval, (acts, id, cancellation) => acts.RemindAsync(id, cancellation));
        Act<ApprovalActs>(registry, RoundAct.CallDeputies, (acts, id, cancellation) => acts.CallDeputiesAsync(id, cancellation));
        Act<ApprovalActs>(registry, RoundAct.ReturnToRanking, (acts, id, cancellation) => acts.ReturnToRankingAsync(id, cancellation));
        Act<ApprovalActs>(registry, RoundAct.RemindReturnedRanking, (acts, id, cancellation) => acts.RemindReturnedAsync(id, cancellation));
        Act<RoundWindUp>(registry, RoundAct.WindUp, (acts, id, cancellation) => acts.WindUpAsync(id, cancellation));
        Act<NoticeActs>(registry, RoundAct.OpenPublicNotice, (acts, id, cancellation) => acts.OpenAsync(id, cancellation));
        Act<AwardActs>(registry, RoundAct.Announce, (acts, id, cancellation) => acts.AnnounceAsync(id, cancellation));
        registry
            .AddActivity(
                ObjectionActivities.LookAtObjection,
                (services, key, cancellation) => services.GetRequiredService<NoticeActs>().LookAtObjectionAsync(key, cancellation))
            .AddActivity(
                ObjectionActivities.Acts[ObjectionAct.RemindObjection],
                (services, key, cancellation) => services.GetRequiredService<NoticeActs>().RemindObjectionAsync(key, cancellation))
            .AddActivity(
                ObjectionActivities.Acts[ObjectionAct.EscalateObjection],
                (services, key, cancellation) => services.GetRequiredService<NoticeActs>().EscalateObjectionAsync(key, cancellation));
    }

    private static void Act<TActs>(OrchestrationRegistry registry, RoundAct act, Func<TActs, string, CancellationToken, Task<Nothing>> run)
        where TActs : notnull =>
        registry.AddActivity(
            RoundActivities.Acts[act], (services, id, cancellation) => run(services.GetRequiredService<TActs>(), id, cancellation));
}
