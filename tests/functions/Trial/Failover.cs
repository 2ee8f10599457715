using System.Diagnostics;

namespace Funding.Functions.Tests.Trial;

/// <summary>A front end's part: hosts by turns; a request that reached no host is sent to the next.</summary>
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
            request.RequestUri = new Uri(hosts[(int)((uint)Interlocked.Increment(ref turn) % hosts.Count)], request.RequestUri!.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && Stopwatch.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }
}
