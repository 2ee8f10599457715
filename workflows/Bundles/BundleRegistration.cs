namespace Funding.Workflows.Bundles;

public static class BundleRegistration
{
    /// <summary>Applications of a list as one file. Needs storage and binders.</summary>
    public static IServiceCollection AddBundles(this IServiceCollection services) => services
        .AddSingleton<BundleWriter>()
        .AddSingleton<ICaseListPart, BundleListQueries>();
}
