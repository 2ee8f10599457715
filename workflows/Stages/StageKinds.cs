namespace Funding.Workflows.Stages;

/// <summary>The one list of the kinds of stages and of subjects.</summary>
public static class StageKinds
{
    public static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddSingleton<StageKindSet>()
        .AddSingleton<StageOffers>()
        .AddSingleton<RoundDays>()
        .AddSingleton<Cases>()
        .AddSingleton<CaseWalk>()
        .AddSingleton<CaseDays>()
        .AddSingleton<CasePlaces>()
        .AddSingleton<CaseGate>()
        .AddSingleton<StageFaces>()
        .AddSingleton<IMailTemplates, StageMails>()
        .AddStageKind<CallKind, CallDeclaration>()
        .AddStageKind<RollingCallKind, RollingCallDeclaration>()
        .AddStageKind<QuotaKind, QuotaDeclaration>()
        .AddStageKind<EligibilityKind, EligibilityDeclaration>()
        .AddStageKind<RulesKind, RulesDeclaration>()
        .AddStageKind<DrawKind, DrawDeclaration>()
        .AddStageKind<PanelReviewKind, PanelReviewDeclaration>()
        .AddStageKind<RankingKind, RankingDeclaration>()
        .AddStageKind<CommitteeKind, CommitteeDeclaration>()
        .AddStageKind<NoticeKind, NoticeDeclaration>()
        .AddStageKind<AnnouncementKind, AnnouncementDeclaration>()
        .AddSingleton<IDutyKind, PaymentKind>()
        .AddSingleton<IDutyKind, MonitoringKind>()
        .AddSubjectKind<CaseSubject>()
        .AddSubjectKind<ApplicationSubject>()
        .AddSubjectKind<ReviewerSubject>()
        .AddSubjectKind<VoteLetterSubject>()
        .AddSubjectKind<ObjectionSubject>()
        .AddSubjectKind<ProposalSubject>();

    /// <summary>Registers a kind of stage; a host may add its own, before the catalogue whose files use it.</summary>
    /// <typeparam name="TKind">The kind.</typeparam>
    /// <typeparam name="TDeclaration">What the kind says of itself to who reads a programme's file.</typeparam>
    public static IServiceCollection AddStageKind<TKind, TDeclaration>(this IServiceCollection services)
        where TKind : class, IStageKind
        where TDeclaration : IStageDeclaration, new() =>
        services.AddSingleton<IStageDeclaration>(new TDeclaration()).AddSingleton<IStageKind, TKind>();

    public static IServiceCollection AddSubjectKind<TKind>(this IServiceCollection services)
        where TKind : class, ISubjectKind => services.AddSingleton<ISubjectKind, TKind>();
}
