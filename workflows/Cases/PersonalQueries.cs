namespace Funding.Workflows.Cases;

/// <summary>What one person takes part in, over all rounds.</summary>
public sealed class PersonalQueries(ITableStore tables, RoundStore rounds)
{
    /// <summary>Own applications, by round and number: one query, a read each, and one for each round.</summary>
    public async Task<IReadOnlyList<OwnApplication>> ApplicationsAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadOwnApplication);
        var keys = await tables.EnumerateAsync<ApplicationKey>(
            PersonIndex.Partition(actor.PersonId), KeyRange.Prefix(PersonIndex.Applications), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);
        var found = await Task.WhenAll(keys.Select(key => tables.GetAsync<Application>(
            RoundKeys.Partition(key.RoundId), RoundKeys.Application(key.ApplicationId), cancellation)));
        var own = found.OfType<Stored<Application>>().Select(a => a.Value).Where(a => a.Editors.Contains(actor.PersonId)).ToList();
        var known = await Task.WhenAll(own.Select(a => a.RoundId).Distinct().Select(id => rounds.FindAsync(id, cancellation)));
        var byId = known.OfType<Stored<Round>>().ToDictionary(r => r.Value.Id, r => r.Value);
        return [.. own.Where(a => byId.ContainsKey(a.RoundId)).Select(a => new OwnApplication(byId[a.RoundId], a))];
    }
}
