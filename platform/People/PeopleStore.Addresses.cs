namespace Funding.Platform.People;

/// <summary>Whose an address is: the one row that says so, and the way from one address to the next.</summary>
public sealed partial class PeopleStore
{
    /// <summary>Who has an address: one transaction, two where it is not their first.</summary>
    public async Task<AddressHolder> HolderAsync(string email, CancellationToken cancellation = default)
    {
        var address = Person.Normalise(email);
        var rows = await tables.EnumerateAsync(AddressRow.PartitionOf(address), KeyRange.Prefix(Key), cancellation)
            .ToListAsync(cancellation);
        var row = rows.FirstOrDefault(r => r.Key == AddressRow.Key) is { } taken ? RowCodec.ReadStored<AddressRow>(taken) : null;
        var first = rows.FirstOrDefault(r => r.Key == Key) is { } person ? RowCodec.Read<Person>(person) : null;
        return row switch
        {
            null => new AddressHolder(address, first?.Email == address ? first : null, null),
            { Value.PersonId: null } => new AddressHolder(address, null, row),
            { Value.PersonId: var id } => new AddressHolder(
                address, id == first?.Id ? first : (await FindAsync(id!, cancellation))?.Value, row),
        };
    }

    /// <summary>The id of whoever has an address; where nobody has, that of the person who will.</summary>
    public async Task<string> IdOfAsync(string email, CancellationToken cancellation = default)
    {
        // One read for anybody's address and for nobody's: how long it takes tells nothing.
        var address = Person.Normalise(email);
        var row = await tables.GetAsync<AddressRow>(AddressRow.PartitionOf(address), AddressRow.Key, cancellation);
        return row is null ? Person.IdOf(address) : row.Value.IdOf(address);
    }

    /// <summary>Whether an account is nothing but an address: no role, no organisation, nothing it takes part in.</summary>
    public async Task<bool> HoldsNothingAsync(Person? person, CancellationToken cancellation = default)
    {
        if (person is null or { Roles.Count: > 0 } or { Organisations.Count: > 0 })
        {
            return person is null;
        }

        var rows = tables.EnumerateAsync(PartitionOf(person.Id), KeyRange.All, cancellation);
        return await rows.AllAsync(row => row.Key is Key or AddressRow.Key, cancellation);
    }

    /// <summary>
    /// Carries a decided change of address out: takes the new one, moves the person, gives the old one up. Safe to make again. Sessions and
    /// links of the old address are over from then on; an account of the new one that holds nothing gives way.
    /// </summary>
    /// <returns>False when the new address is another's by now; nothing was changed.</returns>
    public async Task<bool> MoveAsync(AddressChange change, CancellationToken cancellation = default)
    {
        if ((await HolderAsync(change.To, cancellation)).Person is { } other && other.Id != change.PersonId
            && await HoldsNothingAsync(other, cancellation))
        {
            await RemoveAsync(other.Id, cancellation);
        }

        if (!await TakeAsync(change.To, change.PersonId, cancellation))
        {
            return false;
        }

        await ChangeAsync(
            change.PersonId,
            p => p.Email == change.To ? p : p with
            {
                Email = change.To,
                AddressSince = clock.GetUtcNow(),
                SessionsEndedAt = TimeProvider.System.GetUtcNow(),
            },
            cancellation);
        await GiveUpAsync(change.From, change.PersonId, cancellation);
        return true;
    }

    /// <summary>Takes an address for a person who has another one so far.</summary>
    /// <returns>False when it is somebody else's.</returns>
    private Task<bool> TakeAsync(string address, string personId, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var holder = await HolderAsync(address, cancellation);
            if (holder.Row?.Value.PersonId == personId)
            {
                return true;
            }

            if (holder.Person is not null || holder.Row is { Value.PersonId: not null })
            {
                return false;
            }

            await tables.CommitAsync(AddressRow.PartitionOf(address), [Taken(holder, personId)], cancellation);
            return true;
        }, cancellation);

    /// <summary>Nobody has the address from then on; nothing when it is another person's by now.</summary>
    private Task GiveUpAsync(string address, string personId, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var row = await tables.GetAsync<AddressRow>(AddressRow.PartitionOf(address), AddressRow.Key, cancellation);
            if (row is not null && row.Value.PersonId == personId)
            {
                await tables.CommitAsync(AddressRow.PartitionOf(address), [RowCodec.Replace(row, row.Value.GivenUp())], cancellation);
            }
        }, cancellation);

    private async Task<AddressHolder> ArrivedAsync(string email, CancellationToken cancellation)
    {
        var holder = await HolderAsync(email, cancellation);
        return holder.Arrived ? holder : throw new RefusedException(AddressRefusals.OnTheWay());
    }

    private static RowChange Taken(AddressHolder holder, string personId) => holder.Row is { } row
        ? RowCodec.Replace(row, row.Value.Next(personId))
        : RowCodec.Insert(AddressRow.Key, new AddressRow(personId, 1));
}
