using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Funding.Platform.Mail;

/// <summary>Hands mail to an SMTP server, one connection a mail.</summary>
public sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default)
    {
        // The date is the real one whatever clock the rounds follow: servers refuse mail from other years.
        var message = MimeMail.From(mail, TimeProvider.System.GetUtcNow());
        var format = FormatOptions.Default.Clone();
        format.International = !System.Text.Ascii.IsValid(message.To.Mailboxes.Single().LocalPart);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(options.SmtpHost!, options.SmtpPort, Security, limit.Token);
            if (options.SmtpUser is { } user)
                await client.AuthenticateAsync(user, options.SmtpPassword!, limit.Token);
            if (format.International && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
                throw new PermanentMailException("SMTP: the server takes no mailbox names beyond ASCII.");
            await client.SendAsync(format, message, limit.Token);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 500)
        {
            throw new PermanentMailException($"SMTP {(int)e.StatusCode}: {Excerpt.OfFailure(e.Message)}", e);
        }
        catch (AuthenticationException e)
        {
            throw new PermanentMailException($"SMTP: the server refused user and password. {Excerpt.OfFailure(e.Message)}", e);
        }
        catch (NotSupportedException e)
        {
            throw new PermanentMailException($"SMTP: {Excerpt.OfFailure(e.Message)}", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientMailException($"SMTP: no answer within {options.Timeout.TotalSeconds:0} s.", cause: e);
        }
        catch (Exception e) when (e is CommandException or ProtocolException
            or SslHandshakeException or ServiceNotConnectedException or IOException or SocketException)
        {
            throw new TransientMailException($"SMTP: {Excerpt.OfFailure(e.Message)}", cause: e);
        }

        await QuitAsync(client, limit.Token);
    }

    private SecureSocketOptions Security => options.SmtpSecurity switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    // The mail is the server's by now: a failing farewell must not send it again.
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is OperationCanceledException or CommandException
            or ProtocolException or IOException or SocketException)
        {
        }
    }
}
