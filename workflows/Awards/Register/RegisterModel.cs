namespace Funding.Workflows.Awards.Register;

/// <param name="Programmes">Names by id.</param>
/// <param name="Picks">What can be picked, by facet.</param>
/// <param name="Today">On which standings are told.</param>
public sealed record RegisterModel(
    RollPage<AwardSummary> List, IReadOnlyDictionary<string, Bilingual> Programmes,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Picks, IReadOnlyList<Desk> Desks, DateOnly Today)
{
    /// <param name="rows">All that the reader may see.</param>
    /// <param name="size">Rows of a page.</param>
    public static RegisterModel Of(
        IQueryCollection query, IReadOnlyList<RolledAward> rows, Catalogue catalogue, DateOnly today, bool ofOffice,
        int size = Roll.PageSize)
    {
        var form = AwardRollForm.Of(rows, today, ofOffice);
        return new(
            Roll.Of(rows, form, RollQuery.Of(query, form), size).Select(a => a.Summary),
            ProgrammeNames.Of(rows.Select(a => a.Summary), catalogue),
            form.Facets.ToDictionary(f => f.Id, f => f.Values),
            catalogue.Desks,
            today);
    }

    public AwardStanding StandingOf(AwardSummary award) => award.Standing.On(Today, award.ValidUntil);
}
