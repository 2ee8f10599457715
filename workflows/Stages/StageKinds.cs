namespace Funding.Workflows.Stages;

/// <summary>The one list of the kinds of stages and of subjects.</summary>
public static class StageKinds
{
    public static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddSingleton<StageKindSet>()
        .AddSingleton<RoundDays>()
        .AddStageKind<CallKind>()
        .AddStageKind<QuotaKind>()
        .AddStageKind<EligibilityKind>()
        .AddStageKind<DrawKind>()
        .AddStageKind<PanelReviewKind>()
        .AddStageKind<RankingKind>()
        .AddStageKind<CommitteeKind>()
        .AddStageKind<NoticeKind>()
        .AddStageKind<AnnouncementKind>()
        .AddSubjectKind<ApplicationSubject>()
        .AddSubjectKind<ReviewerSubject>()
        .AddSubjectKind<ObjectionSubject>()
        .AddSubjectKind<ProposalSubject>();

    /// <summary>Registers a kind of stage; a host may add its own.</summary>
    public static IServiceCollection AddStageKind<TKind>(this IServiceCollection services)
        where TKind : class, IStageKind => services.AddSingleton<IStageKind, TKind>();

    public static IServiceCollection AddSubjectKind<TKind>(this IServiceCollection services)
        where TKind : class, ISubjectKind => services.AddSingleton<ISubjectKind, TKind>();
}
