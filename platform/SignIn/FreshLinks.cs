namespace Funding.Platform.SignIn;

/// <summary>A mailed link that opens nothing any more.</summary>
/// <param name="MaskedAddress">Where it was mailed to; null where that is not its person's address any more.</param>
/// <param name="Reason">Expired, used or revoked.</param>
public sealed record LinkOver(Refusal Reason, string? MaskedAddress);

/// <summary>What the effect carries that sends a fresh link.</summary>
internal sealed record FreshLinkAsked(string LinkId, string? ReturnPath, Bilingual What);

/// <summary>
/// Whoever holds a link that is over asks for a fresh one to the same thing. It goes to the link's person alone, and whether it goes is
/// decided when it is sent: asking does the same work and gives the same answer whether or not anything follows.
/// </summary>
public sealed class FreshLinks(LinkService links, PeopleStore people, SignInService signIn, CommitWriter writer, TimeProvider clock)
{
    /// <summary>What the page of a link says that is over; changes nothing.</summary>
    /// <exception cref="RefusedException">It is no link of ours, or of another purpose.</exception>
    public async Task<LinkOver> LookAsync(string? token, LinkPurpose purpose, CancellationToken cancellation = default)
    {
        var link = await links.FindGenuineAsync(token, purpose, cancellation);
        var address = await AddressAsync(link, cancellation);
        return new LinkOver(
            LinkService.Over(link, clock.GetUtcNow()) ?? LinkRefusals.EarlierAddress, address is null ? null : EmailAddress.Mask(address));
    }

    /// <param name="what">What the link opens, as the mail names it.</param>
    /// <param name="returnPath">A page of ours to go to afterwards.</param>
    /// <exception cref="RefusedException">It is no link of ours, or too many were asked for.</exception>
    public async Task AskAsync(
        string? token, LinkPurpose purpose, Bilingual what, string? returnPath, IPAddress network, string language,
        CancellationToken cancellation = default)
    {
        var link = await links.FindGenuineAsync(token, purpose, cancellation);
        var address = await AddressAsync(link, cancellation);
        if (purpose == LinkPurpose.SignIn)
        {
            await (address is null
                ? signIn.TakeAsync(link.Id, network, cancellation)
                : signIn.RequestAsync(address, network, language, returnPath, cancellation));
            return;
        }

        await signIn.TakeAsync(address ?? link.Id, network, cancellation);
        var key = $"fresh-link:{link.Id}:{clock.GetUtcNow():yyyyMMddHHmm}";
        await writer.SaveAsync(
            new Commit(OutboxKeys.PartitionOf(link.RoundId))
                .Then(Effect.Of(
                    FreshLinkHandler.KindName, key,
                    new FreshLinkAsked(link.Id, SignInAddress.IsLocal(returnPath) ? returnPath : null, what)))
                .Audit(AuditNote.By(
                    Actor.Rule("fresh-link"), "fresh-link-asked", link.Id, ("person", link.PersonId), ("purpose", $"{purpose}"))),
            cancellation);
    }

    /// <returns>Null where the link was mailed to an address that is not its person's any more.</returns>
    private async Task<string?> AddressAsync(LinkRecord link, CancellationToken cancellation)
    {
        if (link.Terms.Purpose == LinkPurpose.SignIn)
            return await people.IdOfAsync(link.Terms.Subject, cancellation) == link.PersonId ? link.Terms.Subject : null;
        var person = (await people.FindAsync(link.PersonId, cancellation))?.Value;
        return person is null || link.IssuedAt < person.AddressSince ? null : person.Email;
    }
}
