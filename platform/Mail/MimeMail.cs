using MimeKit;

namespace Funding.Platform.Mail;

/// <summary>A mail in MIME, for SMTP.</summary>
internal static class MimeMail
{
    /// <exception cref="PermanentMailException">The address is none.</exception>
    public static MimeMessage From(OutgoingMail mail, DateTimeOffset date)
    {
        var message = new MimeMessage { MessageId = mail.MessageId.ToString(), Subject = mail.Content.Subject, Date = date };
        message.From.Add(new MailboxAddress(Encoding.UTF8, mail.FromName, mail.FromAddress));
        message.To.Add(new MailboxAddress(Encoding.UTF8, mail.ToName, Address(mail.ToAddress)));

        // Out-of-office robots answer neither of these.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Body = new BodyBuilder { TextBody = mail.Content.Text, HtmlBody = mail.Content.Html }.ToMessageBody();
        return message;
    }

    /// <summary>The one plain address in the text, its domain in ASCII.</summary>
    /// <exception cref="PermanentMailException">It is no address, or more than one.</exception>
    public static string Address(string text)
    {
        if (!MailboxAddress.TryParse(text, out var parsed)
            || parsed.Name is { Length: > 0 }
            || !parsed.Address.Contains('@', StringComparison.Ordinal))
            throw new PermanentMailException("The recipient's address is not a mail address.");
        return MailboxAddress.EncodeAddrspec(parsed.Address);
    }
}
