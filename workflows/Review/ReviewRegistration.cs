namespace Funding.Workflows.Review;

public static class ReviewRegistration
{
    /// <summary>Pool, draw, panels, desks. Needs storage, outbox, mail, people, rounds, applications and the catalogue.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<ReviewAccess>()
        .AddSingleton<SheetWriter>()
        .AddSingleton<SheetCommands>()
        .AddSingleton<ConflictCommands>()
        .AddSingleton<PublicValueCommands>()
        .AddSingleton<PublicValueActs>()
        .AddSingleton<ExpertReviews>()
        .AddSingleton<ReviewQueries>()
        .AddSingleton<ExpertImport>()
        .AddSingleton<ExpertPoolWriter>()
        .AddSingleton<PoolGate>()
        .AddSingleton<PoolChecks>()
        .AddSingleton<PoolCheckCommands>()
        .AddSingleton<PoolCheckMail>()
        .AddSingleton<ApplicationFields>()
        .AddSingleton<WithdrawnReviews>()
        .AddSingleton<DrawRosters>()
        .AddSingleton<DrawBuilder>()
        .AddSingleton<DrawPages>()
        .AddSingleton<DrawActs>()
        .AddSingleton<FillPool>()
        .AddSingleton<FillActs>()
        .AddSingleton<CloseReviewActs>()
        .AddSingleton<ReviewFacts>()
        .AddSingleton<SheetAnswers>();
}
