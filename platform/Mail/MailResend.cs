namespace Funding.Platform.Mail;

/// <summary>Prepares a mail that the office sends again: put the request into a commit with an audit entry and a new key.</summary>
public sealed class MailResend(DeliveryLog deliveries, LinkService links, TimeProvider time)
{
    /// <summary>The same mail to where the person is reached by now, with the same link.</summary>
    /// <exception cref="RefusedException">The mail is unknown, or its link no longer opens anything.</exception>
    public async Task<MailRequest> SameAsync(string? roundId, string effectKey, CancellationToken cancellation = default)
    {
        var delivery = await deliveries.FindAsync(roundId, effectKey, cancellation) ?? throw new RefusedException(MailRefusals.NoSuchMail);
        var request = delivery.Request;
        var link = request.Link switch
        {
            { LinkId: { } known } => await links.FindByIdAsync(known, cancellation) ?? throw new RefusedException(MailRefusals.LinkOver),
            { Terms: { } terms } => await links.IssueForMailAsync(request.RoundId, effectKey, request.PersonId, terms, cancellation),
            _ => null,
        };
        if (link is null)
            return request;
        return link.IsLive(time.GetUtcNow())
            ? request with { Link = request.Link! with { LinkId = link.Id } }
            : throw new RefusedException(MailRefusals.LinkOver);
    }

    /// <summary>The mail of a link with a fresh link in its place. Revoke the old one once the mail is committed: a crash in between leaves
    /// two links, never none.</summary>
    /// <param name="expiresAt">Of the fresh link.</param>
    /// <exception cref="RefusedException">The link or its mail is unknown.</exception>
    public async Task<MailRequest> FreshAsync(string linkId, DateTimeOffset expiresAt, CancellationToken cancellation = default)
    {
        var link = await links.FindByIdAsync(linkId, cancellation) ?? throw new RefusedException(LinkRefusals.NoSuchLink);
        var delivery = link.EffectKey is null ? null : await deliveries.FindAsync(link.RoundId, link.EffectKey, cancellation);
        if (delivery?.Request.Link is not { } earlier)
            throw new RefusedException(MailRefusals.NoSuchMail);
        return delivery.Request with { Link = earlier with { LinkId = null, Terms = link.Terms with { ExpiresAt = expiresAt } } };
    }
}

public static class MailRefusals
{
    private static readonly Texts Texts = new(typeof(MailRefusals));

    public static readonly Refusal NoSuchMail = new("mail-unknown", null, Texts.Of("no-such-mail")) { Kind = RefusalKind.NotFound };
    public static readonly Refusal LinkOver = new("mail-link-over", null, Texts.Of("link-over")) { Kind = RefusalKind.Closed };
}
