using System.Text.Encodings.Web;
using System.Text.Unicode;
using Funding.Portal.Public;
using Funding.Portal.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;

namespace Funding.Portal;

/// <summary>The portal for any host: services, pipeline, endpoints. It needs routing and nothing else of the host's.</summary>
public static class PortalHosting
{
    public static IServiceCollection AddPortal(this IServiceCollection services, Action<PortalOptions> configure)
    {
        services.Configure(configure);
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("Funding");
        services.AddAntiforgery(o =>
        {
            o.Cookie = new CookieBuilder { Name = "funding-form", HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.SameAsRequest, IsEssential = true };
            o.FormFieldName = "form-token";
            o.HeaderName = "X-Form-Token";
            o.SuppressXFrameOptionsHeader = true;
        });
        // Chinese stays readable in the source of a page.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<Flash>();
        services.AddScoped<PageContext>().AddScoped<Show>();
        services.AddTransient(typeof(Texts<>));
        return services;
    }

    /// <summary>Everything before the endpoints, in its order.</summary>
    public static IApplicationBuilder UsePortal(this IApplicationBuilder app) => app
        .UseMiddleware<Headers>()
        .UseMiddleware<Begin>()
        .UseMiddleware<Problems>()
        .UseStaticFiles(SiteFiles.Serving)
        .UseRouting()
        .UseMiddleware<Gate>();

    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapPublic();
        return routes;
    }
}
