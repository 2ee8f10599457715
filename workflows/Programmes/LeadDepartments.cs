namespace Funding.Workflows.Programmes;

/// <summary>
/// Which department leads what, by today's files and what was released since: whoever leads a programme by now handles its earlier rounds
/// and awards too. What no file names is the authority's own.
/// </summary>
public sealed class LeadDepartments(Catalogue catalogue) : IDepartments
{
    public IReadOnlySet<string> All => catalogue.Programmes.Select(p => p.Department).OfType<string>().ToHashSet(StringComparer.Ordinal);

    // One id may begin as another does: the longest that fits is meant.
    public string? Of(string home) => catalogue.Programmes.Where(p => Begins(home, p.Id)).MaxBy(p => p.Id.Length)?.Department;

    private static bool Begins(string home, string programme) =>
        home.StartsWith(programme, StringComparison.Ordinal)
        && (home.Length == programme.Length || home[programme.Length] is '-' or ':');
}
