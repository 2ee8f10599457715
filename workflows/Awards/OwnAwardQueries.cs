namespace Funding.Workflows.Awards;

/// <summary>An award as the people of its organisation find it.</summary>
/// <param name="Opens">The reader may open its page: they act for it.</param>
/// <param name="Figures">Its money, for those who act for it; null where it has none.</param>
public sealed record OwnAward(AwardSummary Award, bool Opens, AwardFigures? Figures);

/// <param name="Awards">The newest first.</param>
public sealed record OwnAwards(string Code, string Name, IReadOnlyList<OwnAward> Awards, DateOnly Today)
{
    /// <summary>Of all of them together; null where none has money.</summary>
    public AwardFigures? Together => Awards.Select(a => a.Figures).OfType<AwardFigures>().ToList() is { Count: > 0 } all
        ? new(all.Sum(f => f.Awarded), all.Sum(f => f.Paid), all.Sum(f => f.Owed)) : null;
}

/// <summary>
/// All awards of an organisation for its own people, those of earlier years and of codes that were merged into its own too: organisation,
/// mergers and register, and for each award of a round the award with its duties and, where it has money, four transactions more.
/// </summary>
public sealed class OwnAwardQueries(
    OrganisationStore organisations, MergerStore mergers, AwardRollStore register, AwardStore awards, IEnumerable<IAwardFigures> figures,
    TimeProvider clock)
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
            var read = award.Import is null ? await awards.FindAsync(award.Id, cancellation) : null;
            var acts = read?.Home.Editors.Contains(actor.PersonId) == true;
            found.Add(new(award, award.Import is not null || acts, acts ? await FiguresAsync(read!, cancellation) : null));
        }

        return new(code, organisation.Name, found, ShanghaiTime.DayOf(clock.GetUtcNow()));
    }

    private async Task<AwardFigures?> FiguresAsync(AwardRead award, CancellationToken cancellation)
    {
        foreach (var source in figures)
            if (await source.OfAsync(award, cancellation) is { } found) return found;
        return null;
    }
}
