namespace Funding.Trial;

/// <summary>
/// A front end's part: hosts by turns; a request that reached none, or whose host died or was not ready yet, is sent to the next.
/// Where it was a POST, a person would have pressed the button again.
/// </summary>
internal sealed class Failover(IReadOnlyList<Uri> hosts) : DelegatingHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private int turn;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            request.RequestUri = new Uri(hosts[(int)((uint)Interlocked.Increment(ref turn) % hosts.Count)],
                request.RequestUri!.PathAndQuery);
            var patient = Stopwatch.GetElapsedTime(begun) < Patience;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(cancellationToken);
                if (!patient
                    || response.StatusCode is not (HttpStatusCode.BadGateway
                        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
                    return response;
                response.Dispose();
            }
            catch (HttpRequestException e) when (patient
                && e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown)
            {
            }

            await Task.Delay(200, cancellationToken);
        }
    }
}
