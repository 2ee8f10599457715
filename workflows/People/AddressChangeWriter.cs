namespace Funding.Workflows.People;

/// <summary>Begins, ends and carries out changes of address; whoever may do so has been asked.</summary>
public sealed class AddressChangeWriter(
    AddressChangeStore changes, PeopleStore people, AddressMoveHandler mover, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Writing tries again where another end acts at the same moment.</summary>
    internal const int Tries = 10;

    internal AddressChange New(Person person, string address) => new()
    {
        Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        PersonId = person.Id,
        From = person.Email,
        To = address,
        AskedAt = clock.GetUtcNow(),
    };

    /// <exception cref="RefusedException">An earlier one is being carried out.</exception>
    internal Task BeginAsync(AddressChange change, Action<Commit> more, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var before = await changes.FindAsync(change.PersonId, cancellation);
            if (before is { Value.IsDecided: true })
            {
                throw new RefusedException(AddressRefusals.OnTheWay());
            }

            var commit = new Commit(HomeKeys.System).Put(AddressKeys.Change(change.PersonId), before, change);
            more(commit);
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);

    /// <param name="by">The end that stopped it, or who had asked.</param>
    internal Task EndAsync(Stored<AddressChange> stored, Actor actor, Person person, string by, CancellationToken cancellation) =>
        commits.SaveAsync(
            new Commit(HomeKeys.System).Delete(stored.Key, stored.ETag)
                .Audit(AuditNote.By(actor, "address-change-stopped", person.Id, ("change", stored.Value.Id), ("by", by)))
                .TellEnds(AddressMails.AddressChangeStopped, stored.Value, person.Language),
            cancellation);

    /// <summary>The outbox does the same, should the process end before.</summary>
    /// <returns>Whether the address is the person's now.</returns>
    internal async Task<bool> CarryOutAsync(AddressChange change, CancellationToken cancellation)
    {
        await mover.HandleAsync(KeyOf(change), FundingJson.Serialize(change.PersonId), cancellation);
        return (await people.FindAsync(change.PersonId, cancellation))?.Value.Email == change.To;
    }

    internal async Task<bool> IsFreeAsync(string address, string personId, CancellationToken cancellation)
    {
        var holder = await people.HolderAsync(address, cancellation);
        return AddressChange.IsFree(holder, personId, await people.HoldsNothingAsync(holder.Person, cancellation));
    }

    internal static Effect Move(AddressChange change) => Effect.Of(AddressMoveHandler.KindName, KeyOf(change), change.PersonId);

    private static string KeyOf(AddressChange change) => $"{AddressMoveHandler.KindName}:{change.Id}";
}
