namespace Funding.Workflows.Stages;

/// <summary>The one list of the kinds of stages.</summary>
public static class StageKinds
{
    public static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddSingleton<StageKindSet>()
        .AddSingleton<StageOffers>()
        .AddSingleton<RoundDays>()
        .AddSingleton<OpenCases>()
        .AddSingleton<CaseWalk>()
        .AddSingleton<CaseDays>()
        .AddSingleton<CasePlaces>()
        .AddSingleton<CaseGate>()
        .AddSingleton<StageFaces>()
        .AddSingleton<IMailTemplates, StageMails>()
        .AddSubjectKind<CaseSubject>()
        .AddSubjectKind<ProposalSubject>()
        .AddCall()
        .AddRollingCall()
        .AddQuota()
        .AddEligibility()
        .AddRules()
        .AddDraw()
        .AddPanelReview()
        .AddDefence()
        .AddSiteVisit()
        .AddCountersign()
        .AddPriceOpening()
        .AddRanking()
        .AddCommittee()
        .AddBenefitStage()
        .AddNotice()
        .AddAnnouncement()
        .AddAgreement()
        .AddPayment()
        .AddMonitoring()
        .AddAcceptance()
        .AddForwarding();

    /// <summary>Registers a kind of stage; a host may add its own, before the catalogue whose files use it.</summary>
    /// <typeparam name="TKind">The kind.</typeparam>
    /// <typeparam name="TDeclaration">What the kind says of itself to who reads a programme's file.</typeparam>
    public static IServiceCollection AddStageKind<TKind, TDeclaration>(this IServiceCollection services)
        where TKind : class, IStageKind
        where TDeclaration : IStageDeclaration, new() =>
        services.AddSingleton<IStageDeclaration>(new TDeclaration()).AddSingleton<IStageKind, TKind>();

    /// <summary>Registers a kind of duty.</summary>
    /// <inheritdoc cref="AddStageKind{TKind, TDeclaration}"/>
    public static IServiceCollection AddDutyKind<TKind, TDeclaration>(this IServiceCollection services)
        where TKind : class, IDutyKind
        where TDeclaration : IStageDeclaration, new() =>
        services.AddSingleton(new DeclaredDuty(new TDeclaration())).AddSingleton<IDutyKind, TKind>();

    public static IServiceCollection AddSubjectKind<TKind>(this IServiceCollection services)
        where TKind : class, ISubjectKind => services.AddSingleton<ISubjectKind, TKind>();
}

/// <summary>What a kind of duty says of itself to who reads a programme's file.</summary>
internal sealed record DeclaredDuty(IStageDeclaration Declaration);
