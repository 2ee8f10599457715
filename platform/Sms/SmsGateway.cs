namespace Funding.Platform.Sms;

/// <summary>Posts text messages to the gateway of the settings, signed with the time in the form of Standard Webhooks.</summary>
public sealed class SmsGateway(SmsOptions options, TimeProvider time) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <exception cref="EffectRetryException">The gateway did not answer, or asks to come back.</exception>
    /// <exception cref="EffectGivenUpException">It refuses this message.</exception>
    public async Task SendAsync(SmsMessage message, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        var body = FundingJson.Serialize(message);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Gateway)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        WebhookSignature.Sign(request, options.Secret, message.Id, time.GetUtcNow(), body);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var status = (int)response.StatusCode;
            if (status is 408 or 429 or >= 500)
                throw new EffectRetryException($"The SMS gateway answered {status}.", response.Headers.RetryAfter?.Delta);
            if (!response.IsSuccessStatusCode)
                throw new EffectGivenUpException($"The SMS gateway answered {status}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new EffectRetryException($"The SMS gateway did not answer within {options.Timeout.TotalSeconds:0} s.");
        }
        catch (HttpRequestException e)
        {
            throw new EffectRetryException($"The SMS gateway: {e.Message}");
        }
    }

    public void Dispose() => http.Dispose();
}
