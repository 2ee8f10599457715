namespace Funding.Workflows.Office;

/// <summary>
/// An administrator looks after the links that mails carry: revokes one, or sends its mail again. Nobody sees a token here.
/// </summary>
public sealed class MailedLinks(LinkService links, MailResend resend, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromDays(14);

    public Task<LinkPage> OfPersonAsync(Actor actor, string personId, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        return links.ListByPersonAsync(personId, 20, continuation, cancellation);
    }

    /// <summary>Ends a link, and with it every session of its person: one of them may have come by it.</summary>
    public async Task RevokeAsync(Actor actor, string linkId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var link = await links.FindByIdAsync(linkId, cancellation) ?? throw new RefusedException(LinkRefusals.NoSuchLink);
        await EndAsync(link, cancellation);
        await commits.SaveAsync(
            new Commit(OutboxKeys.PartitionOf(link.RoundId)).Audit(AuditNote.By(
                actor, "link-revoked", linkId, ("person", link.PersonId), ("purpose", $"{link.Terms.Purpose}"))),
            cancellation);
    }

    /// <summary>Sends the mail of a link again with a fresh link; the old one ends.</summary>
    public async Task SendFreshAsync(Actor actor, string linkId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        var link = await links.FindByIdAsync(linkId, cancellation) ?? throw new RefusedException(LinkRefusals.NoSuchLink);
        var soon = clock.GetUtcNow() + FreshFor;
        var request = await resend.FreshAsync(linkId, link.Terms.ExpiresAt > soon ? link.Terms.ExpiresAt : soon, cancellation);
        await SendAsync(actor, request, $"fresh:{linkId}", "link-renewed", linkId, cancellation);
        await EndAsync(link, cancellation);
    }

    /// <summary>Sends a mail that did not arrive once more, with the same link, to where the person is reached by now.</summary>
    public async Task ResendAsync(Actor actor, string? roundId, string effectKey, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ManageLinks);
        await SendAsync(
            actor,
            await resend.SameAsync(roundId, effectKey, cancellation),
            effectKey,
            "mail-resent",
            StorageKey.Of(effectKey),
            cancellation);
    }

    // Two clicks within a minute are one mail.
    private Task SendAsync(Actor actor, MailRequest request, string cause, string action, string subject, CancellationToken cancellation) =>
        commits.SaveAsync(
            new Commit(OutboxKeys.PartitionOf(request.RoundId))
                .Then(Effect.Of(MailEffectHandler.KindName, $"again:{cause}:{clock.GetUtcNow():yyyyMMddHHmm}", request))
                .Audit(AuditNote.By(actor, action, subject, ("person", request.PersonId))),
            cancellation);

    private async Task EndAsync(LinkRecord link, CancellationToken cancellation)
    {
        await links.RevokeAsync(link.Id, cancellation);
        await people.EndSessionsAsync(link.PersonId, cancellation);
    }
}
