namespace Funding.Workflows.Api;

/// <summary>The API's services and endpoints; its gate stands behind the portal's.</summary>
internal static class ApiHosting
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApplicationReads>();
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));

        // What cannot be read is answered with its reason, in production as well.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        return services.AddApiDocument();
    }

    /// <summary>Everything below the root is the API's, kinds' own addresses included.</summary>
    public static RouteGroupBuilder Group(IEndpointRouteBuilder routes) =>
        routes.MapGroup(Root).RequireAudience(Audience.Api).AnswersHead();

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapMailEvents();
        routes.MapOpenApi(ApiDocument.Route).RequireAudience(Audience.Api).Open().AnswersHead();
        var api = Group(routes);
        api.MapProgrammes();
        api.MapRounds();
        api.MapNoticeNumbers();
        api.MapProposals();
        api.MapApplications();
        api.MapClaims();
        api.MapApplicantFacts();
        api.MapAnswers();
        foreach (var kind in PartKinds.All)
            kind.MapApi(api);
        api.MapCommentsApi();
        api.MapTagsApi();
        api.MapAwards();
        api.MapReportsApi();
        api.MapVariationsApi();
        api.MapBenefitsApi();
        api.MapPlanProgressApi();
        api.MapBudgetLines();
        api.MapPaymentRuns();
        api.MapAudit();
        api.MapPeople();
        api.MapMe();
    }
}
