namespace Funding.Workflows.Stages.Notice;

public static class NoticeRegistration
{
    /// <summary>The public notice and objections to its entries.</summary>
    public static IServiceCollection AddNotice(this IServiceCollection services) => services
        .AddSingleton<ObjectionDuty>()
        .AddSingleton<ObjectionQuota>()
        .AddSingleton<ObjectionCommands>()
        .AddSingleton<ObjectionFiling>()
        .AddSingleton<ObjectionQueries>()
        .AddSingleton<OwnObjectionQueries>()
        .AddSingleton<ILinkHolder, ObjectionLinkQueries>()
        .AddSingleton<NoticeQueries>()
        .AddSingleton<EntryMoney>()
        .AddSingleton<NextInOrder>()
        .AddSingleton<EntrySuccessor>()
        .AddSingleton<PlaceFilling>()
        .AddSingleton<IMoneyWaiter>(p => p.GetRequiredService<PlaceFilling>())
        .AddSingleton<IEffectHandler, FillPlaceHandler>()
        .AddSingleton<ObjectionDecisionCommands>()
        .AddSingleton<NoticeActs>()
        .AddSingleton<CaseNoticeActs>()
        .AddSingleton<NoticeDueDays>()
        .AddSingleton<ObjectorDataStore>()
        .AddSingleton<IDocumentRows, ObjectionDocumentRows>()
        .AddStageKind<NoticeKind, NoticeDeclaration>()
        .AddSubjectKind<ObjectionSubject>();
}
