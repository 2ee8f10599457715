namespace Funding.Portal.Api;

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

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapMailEvents();
        routes.MapOpenApi(ApiDocument.Route).RequireAudience(Audience.Api).Open().AnswersHead();
        var api = routes.MapGroup(Root).RequireAudience(Audience.Api).AnswersHead();
        api.MapProgrammes();
        api.MapRounds();
        api.MapNoticeNumbers();
        api.MapProposals();
        api.MapApplications();
        api.MapAnswers();
        api.MapDocuments();
        api.MapUploads();
        api.MapRecommendations();
        api.MapEligibility();
        api.MapExperts();
        api.MapPoolChecks();
        api.MapDraw();
        api.MapReviews();
        api.MapConflicts();
        api.MapRanking();
        api.MapApproval();
        api.MapObjections();
        api.MapAnnouncement();
        api.MapAudit();
        api.MapPeople();
        api.MapMe();
    }
}
