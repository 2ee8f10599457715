namespace Funding.Workflows.Money.Hands;

/// <summary>Reads verifications; they stand in the system's partition, one a person.</summary>
public sealed class HandStore(ITableStore tables, PeopleStore people, TimeProvider clock)
{
    /// <summary>Everybody's: one query.</summary>
    public async Task<IReadOnlyList<Verification>> ListAsync(CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<Verification>(HomeKeys.System, KeyRange.Prefix(Verification.Prefix), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);

    /// <param name="personId">As a form may bring it.</param>
    /// <returns>Null where nothing was entered.</returns>
    public async Task<Stored<Verification>?> FindAsync(string personId, CancellationToken cancellation = default) =>
        RouteIds.CouldBe(personId)
            ? await tables.GetAsync<Verification>(HomeKeys.System, Verification.KeyOf(personId), cancellation) : null;

    /// <summary>Keys of what the system's partition has of a person: verification and one-time codes.</summary>
    internal async Task<IReadOnlyList<string>> RowsOfAsync(string personId, CancellationToken cancellation)
    {
        string[] keys = [Verification.KeyOf(personId), CodeCommands.KeyOf(personId)];
        var found = await Task.WhenAll(keys.Select(key => tables.GetAsync(HomeKeys.System, key, cancellation)));
        return [.. found.OfType<Row>().Select(row => row.Key)];
    }

    /// <summary>The actor as a hand: two point reads.</summary>
    /// <exception cref="RefusedException">Nobody verified who they are, or not for the address they have now.</exception>
    public async Task<Hand> DemandAsync(Actor actor, CancellationToken cancellation = default) =>
        await OfAsync(actor, cancellation) ?? throw new RefusedException(HandRefusals.NotVerified());

    /// <summary>Ids of verified persons, as they are now, who may do something with an award or a budget line.</summary>
    /// <param name="home">Id of the award or the line.</param>
    public async Task<IReadOnlyList<string>> WhoMayAsync(Right right, string home, CancellationToken cancellation = default)
    {
        var able = new List<string>();
        foreach (var known in await ListAsync(cancellation))
        {
            if ((await people.FindAsync(known.PersonId, cancellation))?.Value is { } person && known.StandsFor(person)
                && person.Roles.Any(r => RolesTable.Allows(r.Role, right) && people.Handles(r, home)))
            {
                able.Add(person.Id);
            }
        }

        return able;
    }

    /// <summary>Whether the person is verified, as they are now.</summary>
    public async Task<bool> StandsAsync(string personId, CancellationToken cancellation = default) =>
        (await FindAsync(personId, cancellation))?.Value.StandsFor((await people.FindAsync(personId, cancellation))?.Value) == true;

    /// <returns>Null where the actor is no verified person.</returns>
    public async Task<Hand?> OfAsync(Actor actor, CancellationToken cancellation = default) =>
        (await FindAsync(actor.PersonId, cancellation))?.Value is { } known
        && known.StandsFor((await people.FindAsync(actor.PersonId, cancellation))?.Value)
            ? new(actor.PersonId, actor.Name, known.Hash, clock.GetUtcNow()) : null;
}
