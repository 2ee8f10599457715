namespace Funding.Workflows.Hosting;

/// <summary>The portal for any host: services, pipeline, endpoints. The host brings storage, people, links and mail.</summary>
public static class PortalHosting
{
    public static IServiceCollection AddPortal(this IServiceCollection services, Action<PortalOptions> configure)
    {
        services.Configure(configure);
        services.AddLocalization();
        services.AddDataProtection().SetApplicationName("Funding");
        services.AddAuthentication(Session.Scheme).AddCookie(Session.Scheme, Session.Configure);
        services.AddKeptPages();
        services.AddAntiforgery(o =>
        {
            o.Cookie = new CookieBuilder
            {
                Name = "funding-form",
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
                IsEssential = true
            };
            o.FormFieldName = FormText.TokenField;
            o.HeaderName = "X-Form-Token";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.PostConfigure<LoggerFilterOptions>(TokenlessLog.Enforce);
        services.AddSingleton(PortalMap.Site);
        services.AddSingleton<Flash>();
        services.AddScoped<PageContext>();
        services.AddSingleton<WorkQueries>();
        services.AddSingleton(typeof(Texts<>));
        return services.AddApi();
    }

    /// <summary>Everything before the endpoints, in its order.</summary>
    public static IApplicationBuilder UsePortal(this IApplicationBuilder app) => app
        .UseMiddleware<Headers>()
        .UseKeptForStrangers()
        .UseCookiePolicy(new CookiePolicyOptions { Secure = SecureCookies(app) ? CookieSecurePolicy.Always : CookieSecurePolicy.None })
        .UseMiddleware<Begin>()
        .UseMiddleware<Problems>()
        .UseMiddleware<Readable>()
        .UseStaticFiles(SiteFiles.Serving)
        .UseRouting()
        .UseAuthentication()
        .UseMiddleware<Reader>()
        .UseMiddleware<Gate>()
        .UseMiddleware<ApiGate>()
        .UseKeeping();

    // One place for all cookies: session, form, language and message, and whichever comes next.
    private static bool SecureCookies(IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IOptions<PortalOptions>>().Value.SecureCookies;

    public static IEndpointRouteBuilder MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapPublic();
        routes.MapApply();
        routes.MapConsents();
        routes.MapOffice();
        routes.MapCredit();
        routes.MapSamples();
        routes.MapComments();
        routes.MapMarks();
        routes.MapBundles();
        routes.MapPapers();
        routes.MapRehearsals();
        routes.MapYears();
        routes.MapCalendars();
        routes.MapWebhooks();
        routes.MapAwardRegister();
        routes.MapPlanProgress();
        routes.MapIndicators();
        routes.MapContests();
        routes.MapEarlierAwards();
        routes.MapAwardChanges();
        routes.MapBenefits();
        routes.MapMoney();
        routes.MapHolders();
        routes.MapInvitations();
        routes.MapCompose();
        routes.MapFormPreview();
        routes.MapLetterPreview();
        routes.MapMailPreview();
        routes.MapOrganisations();
        routes.MapLetters();
        routes.MapAccount();
        routes.MapFactsCorrection();
        StageRoutes.MapAll(routes);
        routes.MapDuties();
        routes.MapVariations();
        routes.MapMailbox();
        routes.MapApi();
        return routes;
    }
}
