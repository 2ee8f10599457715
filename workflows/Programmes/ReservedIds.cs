namespace Funding.Workflows.Programmes;

/// <summary>
/// Names of the core's pages directly below a round's address, where a stage's own pages stand under its id: a stage of that name would
/// be hidden behind the page.
/// </summary>
public static class ReservedIds
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "allocation", "applications", "audit", "bundle", "cases", "changes", "checks", "delivery", "documents", "draw", "eligible",
        "experts", "exports", "mails", "marks", "notice", "numbers", "objections", "paper", "ranking", "reconcile", "results",
        "review", "tagging", "views", "waiting",
    ];
}
