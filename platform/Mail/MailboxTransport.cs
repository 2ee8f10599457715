namespace Funding.Platform.Mail;

/// <summary>Puts mail into the local mailbox. It shows live links, so <see cref="MailOptions.Demand"/> keeps it to loopback.</summary>
public sealed class MailboxTransport(Mailbox mailbox, TimeProvider time) : IMailTransport
{
    public Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default) => mailbox.PutAsync(new MailboxMail
    {
        Id = mail.MessageId.Key,
        MessageId = mail.MessageId.ToString(),
        At = time.GetUtcNow(),
        FromName = mail.FromName,
        FromAddress = mail.FromAddress,
        ToName = mail.ToName,
        ToAddress = mail.ToAddress,
        Subject = mail.Content.Subject,
        Html = mail.Content.Html,
        Text = mail.Content.Text,
    }, cancellation);
}
