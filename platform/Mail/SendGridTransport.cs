using SendGrid;
using SendGrid.Helpers.Mail;
using EmailAddress = SendGrid.Helpers.Mail.EmailAddress;

namespace Funding.Platform.Mail;

/// <summary>Hands mail to SendGrid's v3 API. Its click and open tracking stay off: they would send links through a third party.</summary>
public sealed class SendGridTransport(MailOptions options, HttpClient http, TimeProvider systemTime) : IMailTransport
{
    private readonly SendGridClient client = new(http, new SendGridClientOptions
    {
        ApiKey = options.SendGridKey,
        Host = options.SendGridBaseUrl.GetLeftPart(UriPartial.Authority),
    });

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default)
    {
        var message = Message(mail);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            var response = await client.SendEmailAsync(message, limit.Token);
            if (!response.IsSuccessStatusCode)
                throw await FailureAsync(response, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientMailException($"SendGrid: no answer within {options.Timeout.TotalSeconds:0} s.", cause: e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new TransientMailException($"SendGrid: {e.Message}", cause: e);
        }
    }

    private static SendGridMessage Message(OutgoingMail mail)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress(mail.FromAddress, mail.FromName),
            Subject = mail.Content.Subject,
            PlainTextContent = mail.Content.Text,
            HtmlContent = mail.Content.Html,
        };
        message.AddTo(new EmailAddress(MimeMail.Address(mail.ToAddress), mail.ToName.Length > 0 ? mail.ToName : null));
        message.AddHeader("Message-ID", $"<{mail.MessageId}>");
        message.AddHeader("Auto-Submitted", "auto-generated");

        // Comes back with every event of the webhook.
        message.AddCustomArg("message_id", mail.MessageId.ToString());
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false, null);
        return message;
    }

    private async Task<Exception> FailureAsync(Response response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var reason = $"SendGrid {status}: {Reason(await response.Body.ReadAsStringAsync(cancellation))}";
        return response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || status >= 500
            ? new TransientMailException(reason, RetryAfter(response))
            : new PermanentMailException(reason);
    }

    private TimeSpan? RetryAfter(Response response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - systemTime.GetUtcNow(),
            _ => response.Headers.TryGetValues("X-RateLimit-Reset", out var resets)
                && long.TryParse(resets.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800
                    ? DateTimeOffset.FromUnixTimeSeconds(seconds) - systemTime.GetUtcNow()
                    : (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Reason(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var messages = json.RootElement.GetProperty("errors")
                .EnumerateArray()
                .Select(error => error.GetProperty("message").GetString());
            body = string.Join("; ", messages);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not the documented form: show what came.
        }

        return Excerpt.OfFailure(body);
    }
}
