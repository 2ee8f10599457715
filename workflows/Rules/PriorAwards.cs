namespace Funding.Workflows.Rules;

/// <summary>The awards of an organisation, as rules are told of them.</summary>
public static class PriorAwards
{
    /// <param name="register">All awards.</param>
    /// <param name="holders">All credit codes of the organisation.</param>
    /// <returns>The newest first, the same in whatever order the register comes.</returns>
    public static IReadOnlyList<PriorAward> Of(
        IEnumerable<AwardSummary> register, IReadOnlyList<string> holders, IReadOnlyList<PriorName> names) =>
    [
        .. register.Where(a => holders.Contains(a.Holder))
            .SelectMany(award => names.Where(n => n.Ids.Contains(award.ProgrammeId)).Select(n => Of(n.Word, award)))
            .OrderByDescending(a => a.AwardedOn).ThenBy(a => a.Id, StringComparer.Ordinal).ThenBy(a => a.Programme, StringComparer.Ordinal),
    ];

    /// <summary>Yearly reports of an award that are done with: those of a duty of each year that has passed.</summary>
    /// <param name="award">Null where it is in the register alone.</param>
    public static int ReportsOf(AwardRead? award)
    {
        if (award is null) return 0;
        var yearly = award.Outlines.Where(o => o.Every == DutyOutline.EachYear).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        return award.Duties.Count(d => d.Value.Passed && yearly.Contains(d.Value.Id));
    }

    private static PriorAward Of(string word, AwardSummary award) => new(
        word, award.Id, award.ProgrammeName, award.Title,
        award.Number, award.AwardedOn, award.ValidUntil)
    {
        End = award.Standing switch
        {
            AwardStanding.Suspended => PriorEnd.Suspended,
            AwardStanding.Withdrawn => PriorEnd.Withdrawn,
            AwardStanding.Superseded => PriorEnd.Superseded,
            _ => null,
        },
        EndedOn = award.Cause?.On,
        EndedBy = award.Cause?.Document,
    };
}
