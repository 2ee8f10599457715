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
    public static readonly Refusal NoSuchMail = new("mail-unknown", null, "没有可以重新发送的邮件。", "There is no mail that could be sent again.")
    {
        Kind = RefusalKind.NotFound
    };
    public static readonly Refusal LinkOver = new(
        "mail-link-over",
        null,
        "该邮件中的链接已失效，请在人员页面为其换发新链接。",
        "The link of that mail no longer works: send a fresh one from the person's page.")
    { Kind = RefusalKind.Closed };
}
