using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Funding.Rehearsals;

public static class RehearsalServices
{
    /// <summary>Who plays rehearsals, for a host. Needs the catalogue and the settings of mail.</summary>
    public static IServiceCollection AddRehearsals(this IServiceCollection services)
    {
        services.TryAddSingleton(RehearsalBudget.Usual);
        return services.AddSingleton<IRehearsalPlayer, ProgrammePlayer>();
    }
}
