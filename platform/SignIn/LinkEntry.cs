namespace Funding.Platform.SignIn;

/// <summary>
/// Entering by the link of a desk's mail: the link says who it was sent to, and the address typed again says that it is them.
/// </summary>
public sealed class LinkEntry(LinkService links, PeopleStore people, TypedAddress typedAddress)
{
    /// <summary>What the page behind the link shows; changes nothing.</summary>
    /// <exception cref="RefusedException">A reason of <see cref="LinkRefusals"/>, or a closed account.</exception>
    public async Task<SignInPreview> PreviewAsync(string? token, LinkPurpose purpose, CancellationToken cancellation = default)
    {
        var (link, person) = await FindAsync(token, purpose, cancellation);
        return new SignInPreview(EmailAddress.Mask(person.Email), link.Terms.ExpiresAt);
    }

    /// <summary>Counts the use and says who came.</summary>
    /// <exception cref="RefusedException">The link's reason, another address (nothing is counted), or a closed account.</exception>
    public async Task<SignedIn> EnterAsync(string? token, LinkPurpose purpose, string? typed, CancellationToken cancellation = default)
    {
        var (link, person) = await FindAsync(token, purpose, cancellation);
        await typedAddress.DemandAsync(link, typed, person.Email, cancellation);
        await links.CountUseAsync(link.Id, cancellation);
        return new SignedIn(person.Id, link.Id);
    }

    private async Task<(LinkRecord Link, Person Person)> FindAsync(string? token, LinkPurpose purpose, CancellationToken cancellation)
    {
        var link = await links.FindAsync(token, purpose, cancellation);
        var person = (await people.FindAsync(link.PersonId, cancellation))?.Value ?? throw new RefusedException(LinkRefusals.NoSuchLink);
        if (person.Disabled)
            throw new RefusedException(SignInRefusals.Disabled);
        return link.IssuedAt < person.AddressSince ? throw new RefusedException(LinkRefusals.EarlierAddress) : (link, person);
    }
}
