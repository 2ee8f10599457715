namespace Funding.Workflows.Duties;

/// <summary>The years of an award: each ends on an anniversary and is called by the calendar year of that.</summary>
public static class TermYears
{
    /// <summary>In order; one at least.</summary>
    public static IReadOnlyList<string> Of(AwardTerm term) =>
    [
        .. Enumerable.Range(term.AwardedOn.Year + 1, Math.Max(1, term.ValidUntil.Year - term.AwardedOn.Year))
            .Select(year => year.ToString("0000", CultureInfo.InvariantCulture)),
    ];
}
