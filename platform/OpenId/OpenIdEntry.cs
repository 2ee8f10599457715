namespace Funding.Platform.OpenId;

/// <summary>Leads from an identity of a provider to the person who has its address here. It makes no person and gives no role.</summary>
public sealed class OpenIdEntry(PeopleStore people, TimeProvider time)
{
    /// <param name="identity">Null where the provider vouched for no address.</param>
    /// <returns>What the session is of, and what acts of it are recorded under.</returns>
    /// <exception cref="RefusedException">No verified address, nobody here has it, or the account is closed.</exception>
    public async Task<(string PersonId, string Via)> EnterAsync(OpenIdIdentity? identity, CancellationToken cancellation = default)
    {
        if (identity is null)
            throw new RefusedException(OpenIdRefusals.NotVerified());
        var holder = await people.HolderAsync(identity.Email, cancellation);
        if (holder is not { Person: { } person, Arrived: true })
            throw new RefusedException(OpenIdRefusals.NoAccount());
        if (person.Disabled)
            throw new RefusedException(SignInRefusals.Disabled);
        await people.ChangeAsync(person.Id, known => known with { LastSeenAt = time.GetUtcNow() }, cancellation);
        return (person.Id, OpenIdSignIn.ViaOf(identity.Subject));
    }
}
