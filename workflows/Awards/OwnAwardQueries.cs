namespace Funding.Workflows.Awards;

/// <summary>An award as the people of its organisation find it.</summary>
/// <param name="Opens">The reader may open its page: they act for it.</param>
public sealed record OwnAward(AwardSummary Award, bool Opens);

/// <param name="Awards">The newest first.</param>
public sealed record OwnAwards(string Code, string Name, IReadOnlyList<OwnAward> Awards, DateOnly Today);

/// <summary>
/// All awards of an organisation for its own people, those of earlier years and of codes that were merged into its own too: organisation,
/// mergers and register, and one transaction for each award of a round.
/// </summary>
public sealed class OwnAwardQueries(
    OrganisationStore organisations, MergerStore mergers, AwardRollStore register, AwardStore awards, TimeProvider clock)
{
    /// <exception cref="RefusedException">Nobody claimed it, or the actor is none of its confirmed people.</exception>
    public async Task<OwnAwards> ReadAsync(Actor actor, string code, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var organisation = (await organisations.GetAsync(code, cancellation)).Value;
        if (!organisation.Members.Contains(actor.PersonId)) throw new RefusedException(OrganisationRefusals.NotFound(code));
        var own = (await mergers.ReadAsync(cancellation)).ShownUnder(code);
        var held = (await register.ReadAsync(cancellation)).Select(a => a.Summary).Where(a => own.Contains(a.Holder))
            .OrderByDescending(a => a.AwardedOn).ThenBy(a => a.Id, StringComparer.Ordinal);
        var found = new List<OwnAward>();
        foreach (var award in held)
        {
            var opens = award.Import is not null
                || (await awards.FindAsync(award.Id, cancellation))?.Home.Editors.Contains(actor.PersonId) == true;
            found.Add(new(award, opens));
        }

        return new(code, organisation.Name, found, ShanghaiTime.DayOf(clock.GetUtcNow()));
    }
}
