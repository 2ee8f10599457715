namespace Funding.Platform.People;

/// <summary>Whose an address is. One row for each address, in the partition of the first person who had it.</summary>
/// <param name="PersonId">Null: given up, and nobody has signed in with it since.</param>
/// <param name="Number">How many persons have had it so far; 1 or more.</param>
public sealed record AddressRow(string? PersonId, int Number)
{
    // Begins as the person's own row does: one query reads both.
    public const string Key = PeopleStore.Key + "-address";

    public static string PartitionOf(string address) => PeopleStore.PartitionOf(Person.IdOf(address));

    /// <summary>Its person's id, or the one that the next person who signs in with it will have.</summary>
    public string IdOf(string address) => PersonId ?? Person.IdOf(address, Number + 1);

    public AddressRow GivenUp() => this with { PersonId = null };

    public AddressRow Next(string personId) => new(personId, Number + 1);
}

/// <summary>An address and who has it at this moment.</summary>
/// <param name="Address">In the one normal form.</param>
/// <param name="Person">Null where nobody has it.</param>
public sealed record AddressHolder(string Address, Person? Person, Stored<AddressRow>? Row)
{
    /// <summary>The person's id, or the one that the next person who signs in with the address will have.</summary>
    public string PersonId => Row?.Value.IdOf(Address) ?? Platform.People.Person.IdOf(Address);

    /// <summary>Whether its person is at the address already: a change of address takes it first and moves the person then.</summary>
    public bool Arrived => Person is null || Person.Email == Address;
}
