using Microsoft.Extensions.DependencyInjection;

namespace Funding.Services.Links;

public static class LinksRegistration
{
    /// <summary>Links over the host's table store and clock.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services, LinkKeyRing keys) =>
        services.AddSingleton(keys).AddSingleton<LinkService>();
}
