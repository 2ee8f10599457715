namespace Funding.Workflows.Awards.Register;

/// <summary>How the programmes of a register are called: as today's file says, else as the newest award does.</summary>
public static class ProgrammeNames
{
    public static IReadOnlyDictionary<string, Bilingual> Of(IEnumerable<AwardSummary> awards, Catalogue catalogue)
    {
        var names = catalogue.Programmes.ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        foreach (var award in awards.OrderByDescending(a => a.AwardedOn))
        {
            names.TryAdd(award.ProgrammeId, award.ProgrammeName);
        }

        return names;
    }
}
