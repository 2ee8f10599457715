namespace Funding.Workflows.Binders;

public static class BinderRegistration
{
    /// <summary>Applications as one PDF. Needs storage and the fonts of documents.</summary>
    public static IServiceCollection AddBinders(this IServiceCollection services) => services.AddSingleton<BinderWriter>();
}
