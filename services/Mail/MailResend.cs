using Funding.Services.Links;
using Funding.Workflows.Refusals;

namespace Funding.Services.Mail;

/// <summary>Prepares a mail that the office sends again: put the request into a commit with an audit entry and a new key.</summary>
public sealed class MailResend(DeliveryLog deliveries, LinkService links)
{
    /// <summary>The same mail to where the person is reached by now, with the same link.</summary>
    /// <exception cref="RefusedException">The mail is unknown.</exception>
    public async Task<MailRequest> SameAsync(string? roundId, string effectKey, CancellationToken cancellation = default)
    {
        var delivery = await deliveries.FindAsync(roundId, effectKey, cancellation) ?? throw new RefusedException(MailRefusals.NoSuchMail);
        var request = delivery.Request;
        if (request.Link is not { LinkId: null, Terms: { } terms })
            return request;
        var link = await links.IssueForMailAsync(request.RoundId, effectKey, request.PersonId, terms, cancellation);
        return request with { Link = request.Link with { LinkId = link.Id } };
    }

    /// <summary>The mail of a link with a fresh link in its place; the old one is revoked.</summary>
    /// <param name="expiresAt">Of the fresh link.</param>
    /// <exception cref="RefusedException">The link or its mail is unknown.</exception>
    public async Task<MailRequest> FreshAsync(string linkId, DateTimeOffset expiresAt, CancellationToken cancellation = default)
    {
        var link = await links.FindByIdAsync(linkId, cancellation) ?? throw new RefusedException(LinkRefusals.NoSuchLink);
        var delivery = link.EffectKey is null ? null : await deliveries.FindAsync(link.RoundId, link.EffectKey, cancellation);
        if (delivery?.Request.Link is not { } earlier)
            throw new RefusedException(MailRefusals.NoSuchMail);
        await links.RevokeAsync(linkId, cancellation);
        return delivery.Request with { Link = earlier with { LinkId = null, Terms = link.Terms with { ExpiresAt = expiresAt } } };
    }
}

public static class MailRefusals
{
    public static readonly Refusal NoSuchMail = new("mail-unknown", null, "没有可以重新发送的邮件。", "There is no mail that could be sent again.") { Kind = RefusalKind.NotFound };
}
