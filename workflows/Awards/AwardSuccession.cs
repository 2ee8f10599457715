namespace Funding.Workflows.Awards;

/// <summary>Whose place a new award takes, and what becomes of an award whose place was taken. Pure.</summary>
public static class AwardSuccession
{
    /// <summary>
    /// What its holder held of the programme on the day of the new award and had been given on an earlier one: two awards of one day stand
    /// beside each other. What is over by then stays as it is.
    /// </summary>
    /// <param name="held">All awards of the holder, under whichever of its codes.</param>
    /// <returns>
    /// Ids in order: the award of the step before, and where the file says that an award takes the place of the one before, all.
    /// </returns>
    public static IReadOnlyList<string> Of(AwardHome made, AwardSettings settings, IEnumerable<AwardHome> held) =>
        settings.Supersedes is null && made.From is null ? [] :
        [
            .. held.Where(old => (old.Id == made.From || settings.Supersedes is not null)
                    && old.ProgrammeId == made.ProgrammeId && old.Term.AwardedOn < made.Term.AwardedOn
                    && (old.Cause?.Successor == made.Id
                        || old.Standing.On(made.Term.AwardedOn, old.Term.ValidUntil) is AwardStanding.Live or AwardStanding.Suspended))
                .Select(old => old.Id).Order(StringComparer.Ordinal),
        ];

    /// <returns>Null where it stands in no place that could be taken: it is over, withdrawn, or superseded already.</returns>
    public static AwardHome? After(AwardHome old, AwardHome successor) =>
        old.Standing is not (AwardStanding.Live or AwardStanding.Suspended) ? null : old with
        {
            Standing = AwardStanding.Superseded,
            Cause = new(successor.Term.AwardedOn, successor.DocumentNumber, successor.Id),
        };
}
