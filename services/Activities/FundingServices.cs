using Funding.Services.Api;
using Funding.Services.Applications;
using Funding.Services.Approval;
using Funding.Services.Audit;
using Funding.Services.Awards;
using Funding.Services.Eligibility;
using Funding.Services.Integrity;
using Funding.Services.Office;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.PublicNotice;
using Funding.Services.Recommendation;
using Funding.Services.Retention;
using Funding.Services.Review;
using Funding.Services.Rounds;
using Funding.Services.Rounds.Offers;
using Funding.Services.Selection;
using Funding.Services.Stages;
using Funding.Services.Stages.Announcement;
using Funding.Services.Stages.Call;
using Funding.Services.Stages.Committee;
using Funding.Services.Stages.Eligibility;
using Funding.Services.Stages.Notice;
using Funding.Services.Stages.Quota;
using Funding.Services.Stages.Ranking;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Services.Activities;

public static class FundingServices
{
    /// <summary>
    /// The stages of a round on top of storage, documents, mail, links and the catalogue, which the host adds with its own
    /// settings, and of a durable task client and a clock.
    /// </summary>
    public static IServiceCollection AddFunding(this IServiceCollection services) => services
        .AddScoped<ActivityStop>()
        .AddOutbox()
        .AddAudit()
        .AddSingleton<PeopleStore>()
        .AddSingleton<PeopleCommands>()
        .AddSingleton<IEffectHandler, RoleHandler>()
        .AddSingleton<IEffectHandler, TokenHandler>()
        .AddSingleton<IEffectHandler, RemovalHandler>()
        .AddSingleton<DirectoryRoles>()
        .AddSingleton<OwnData>()
        .AddRounds()
        .AddStages()
        .AddStrangerLimits()
        .AddSingleton<OrganisationStore>()
        .AddSingleton<ApplicationStore>()
        .AddSingleton<EditableApplications>()
        .AddSingleton<ApplicationCommands>()
        .AddSingleton<ColleagueCommands>()
        .AddSingleton<AttachmentCommands>()
        .AddSingleton<SubmissionCommands>()
        .AddSingleton<WithdrawalCommands>()
        .AddSingleton<DocumentUploads>()
        .AddSingleton<ApiTokens>()
        .AddSingleton<DraftCommands>()
        .AddSingleton<PersonalQueries>()
        .AddSingleton<RecommendationCommands>()
        .AddSingleton<CallActs>()
        .AddSingleton<QuotaActs>()
        .AddSingleton<DeskDirectory>()
        .AddSingleton<DeskQueries>()
        .AddSingleton<EligibilityCommands>()
        .AddSingleton<EligibilityQueries>()
        .AddSingleton<EligibilityActs>()
        .AddReview()
        .AddSingleton<RankingActs>()
        .AddSingleton<RankingQueries>()
        .AddSingleton<PublicRanking>()
        .AddSingleton<RoundSuccession>()
        .AddSingleton<ApprovalCommands>()
        .AddSingleton<ApprovalQueries>()
        .AddSingleton<ApprovalActs>()
        .AddSingleton<ListActs>()
        .AddSingleton<RoundOrders>()
        .AddSingleton<ObjectionDuty>()
        .AddSingleton<ObjectionQuota>()
        .AddSingleton<ObjectionCommands>()
        .AddSingleton<ObjectionFiling>()
        .AddSingleton<NoticeQueries>()
        .AddSingleton<EntrySuccessor>()
        .AddSingleton<ObjectionDecisionCommands>()
        .AddSingleton<NoticeActs>()
        .AddSingleton<AwardActs>()
        .AddSingleton<AwardQueries>()
        .AddSingleton<AuditHeads>()
        .AddSingleton<RoundPersonalData>()
        .AddSingleton<RetentionJob>()
        .AddSingleton<DocumentTidying>()
        .AddSingleton<RoundCheck>()
        .AddSingleton<IntegrityCheck>()
        .AddSingleton<LatestIntegrity>()
        .AddOffice();

    private static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<RoundStore>()
        .AddSingleton<RoundWakes>()
        .AddSingleton<RoundWalk>()
        .AddSingleton<SubjectWalk>()
        .AddSingleton<RoundActs>()
        .AddSingleton<LaunchSecrets>()
        .AddSingleton<LaunchPlanner>()
        .AddSingleton<LaunchCommands>()
        .AddSingleton<DailyLaunch>()
        .AddSingleton<NoticeNumberCommands>()
        .AddSingleton<ExtensionPlan>()
        .AddSingleton<DeadlineAudience>()
        .AddSingleton<ExtensionPreviews>()
        .AddSingleton<RoundChangeCommands>()
        .AddSingleton<ConflictDeclarations>()
        .AddSingleton<ListRepair>()
        .AddSingleton<DeputyCalls>()
        .AddSingleton<RoundWindUp>()
        .AddSingleton<DueDays>()
        .AddSingleton<RoundCalendars>()
        .AddSingleton<Reconcile>()
        .AddSingleton<Sweep>()
        .AddSingleton<IEffectHandler, WakeRoundHandler>()
        .AddSingleton<IEffectHandler, DeadlineTelling>();
}
