namespace Funding.Workflows.Public;

public static class PublicEndpoints
{
    public static void MapPublic(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").RequireAudience(Audience.Office).MapPreview();
        var group = routes.MapGroup("").RequireAudience(Audience.Public);
        group.MapSignIn();
        group.MapRounds();
        group.MapArchive();
        group.MapOpenness();
        group.MapPage(PublicLinks.Roles, () => Page.Render<RolesPage>()).SameForEverybody();
        group.MapPage(PublicLinks.Privacy, () => Page.Render<PrivacyPage>()).SameForEverybody();
        group.MapPage(PublicLinks.Accessibility, () => Page.Render<AccessibilityPage>()).SameForEverybody();
    }
}
