namespace Funding.Portal.Shared;

/// <summary>The service navigation: public pages for all, then the desks of the reader's roles.</summary>
/// <param name="Key">Of the text <c>nav.key</c>.</param>
/// <param name="Roles">Any of them sees it; none for all.</param>
internal sealed record Navigation(string Key, string Url, params Role[] Roles)
{
    private static readonly Navigation[] All =
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
    ];

    public bool Desk => Roles.Length > 0;

    public static IEnumerable<Navigation> For(PageContext here) => All.Where(item => !item.Desk || item.Roles.Any(here.Has));

    /// <summary>
    /// Whether a page belongs to it. A round's notice and results lie below the round, and are found under notices and results.
    /// </summary>
    public bool Holds(string path)
    {
        var home = path.StartsWith(PublicLinks.Rounds + "/", StringComparison.Ordinal) ? path[(path.LastIndexOf('/') + 1)..] switch
        {
            "notice" => PublicLinks.Notices,
            "results" => PublicLinks.Archive,
            _ => PublicLinks.Rounds,
        } : path;
        return home == Url || (Url != PublicLinks.Home && home.StartsWith(Url + "/", StringComparison.Ordinal));
    }
}
