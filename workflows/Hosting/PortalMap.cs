namespace Funding.Workflows.Hosting;

/// <summary>The navigation of the portal and the links of its footer.</summary>
internal static class PortalMap
{
    public static readonly SiteMap Site = new(
        [
            new("home", PublicLinks.Home),
            new("rounds", PublicLinks.Rounds),
            new("notices", PublicLinks.Notices),
            new("results", PublicLinks.Archive),
            new("certificates", PublicLinks.Certificates),
            new("apply", ApplyLinks.Desk, Role.Applicant),
            new("recommend", RecommendLinks.Desk, Role.Recommender),
            new("review", ReviewLinks.Desk, Role.Expert),
            new("approve", ApproveLinks.Desk, Role.Committee),
            new("office", OfficeLinks.Desk, Role.Officer, Role.Administrator),
        ],
        [
            ("programmes", PublicLinks.Programmes),
            ("progress", PublicLinks.Progress),
            ("audit", PublicLinks.AuditHeads),
            ("privacy", PublicLinks.Privacy),
            ("roles", PublicLinks.Roles),
            ("accessibility", PublicLinks.Accessibility),
        ],
        PlaceOf);

    // A round's notice and results lie below the round, and are found under notices and results; so is what was awarded.
    private static string PlaceOf(string path) => path == PublicLinks.Awards ? PublicLinks.Archive :
        !path.StartsWith(PublicLinks.Rounds + "/", StringComparison.Ordinal) ? path : path[(path.LastIndexOf('/') + 1)..] switch
        {
            "notice" => PublicLinks.Notices,
            "results" => PublicLinks.Archive,
            _ => PublicLinks.Rounds,
        };
}
