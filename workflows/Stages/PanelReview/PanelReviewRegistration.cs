namespace Funding.Workflows.Stages.PanelReview;

public static class PanelReviewRegistration
{
    /// <summary>The review by panels: desks of experts, sheets, seats that are filled again.</summary>
    public static IServiceCollection AddPanelReview(this IServiceCollection services) => services
        .AddSingleton<SheetWriter>()
        .AddSingleton<SheetCommands>()
        .AddSingleton<SeveralSheetsCommands>()
        .AddSingleton<ReviewArchiveWriter>()
        .AddSingleton<ExpertReviews>()
        .AddSingleton<ILanding, ReviewLandingQueries>()
        .AddSingleton<ILinkHolder, ReviewLinkQueries>()
        .AddSingleton<ReviewQueries>()
        .AddSingleton<FillPool>()
        .AddSingleton<FillActs>()
        .AddSingleton<CloseReviewActs>()
        .AddSingleton<ReviewFacts>()
        .AddSingleton<SheetDataStore>()
        .AddSingleton<SheetAnswers>()
        .AddSingleton<AnswerDueDays>()
        .AddSingleton<ScoreExports>()
        .AddStageKind<PanelReviewKind, PanelReviewDeclaration>()
        .AddSubjectKind<ReviewerSubject>();
}
