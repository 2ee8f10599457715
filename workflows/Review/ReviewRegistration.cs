namespace Funding.Workflows.Review;

public static class ReviewRegistration
{
    /// <summary>What whoever draws panels and whoever scores share: the pool, its conflicts, the way to a sheet.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<ReviewAccess>()
        .AddSingleton<ConflictCommands>()
        .AddSingleton<PoolChecks>()
        .AddSingleton<ApplicationFields>()
        .AddSingleton<WithdrawnReviews>();
}
