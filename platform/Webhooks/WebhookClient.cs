namespace Funding.Platform.Webhooks;

/// <summary>What a receiver answered.</summary>
/// <param name="Status">Null where nothing came.</param>
/// <param name="Text">The beginning of the answer, or what went wrong.</param>
public sealed record WebhookAnswer(int? Status, string Text)
{
    public bool Taken => Status is >= 200 and < 300;

    /// <summary>The receiver says that it wants nothing any more.</summary>
    public bool Gone => Status == (int)HttpStatusCode.Gone;
}

/// <summary>
/// Posts signed messages. It follows no redirection, asks no proxy, and connects to public addresses alone: they are looked at as they are
/// connected to, so that a name that leads elsewhere a moment later gains nothing.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    private const int AnswerBytes = 2000;

    private readonly IOptions<WebhookOptions> options;
    private readonly HttpClient http;

    public WebhookClient(IOptions<WebhookOptions> options)
    {
        this.options = options;
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <param name="secret">The receiver's.</param>
    /// <param name="at">When it is sent.</param>
    public async Task<WebhookAnswer> PostAsync(
        Uri address, string secret, WebhookMessage message, DateTimeOffset at, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Value.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(message.Body, Encoding.UTF8, "application/json"),
        };
        WebhookSignature.Sign(request, secret, message.Id, at, message.Body);
        request.Headers.UserAgent.ParseAdd("Funding-Webhooks/1");
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new((int)response.StatusCode, await BeginningAsync(response, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(null, $"No answer within {options.Value.Timeout.TotalSeconds:0} s.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return new(null, Excerpt.OfFailure(e.Message));
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var bytes = new byte[AnswerBytes];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var read = await body.ReadAtLeastAsync(bytes, AnswerBytes, throwOnEndOfStream: false, cancellation);
        return Excerpt.OfFailure(string.Concat(
            Encoding.UTF8.GetString(bytes, 0, read).EnumerateRunes().Where(rune => !TextMarks.IsControl(rune))));
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var open = found.Where(ip => PublicNetwork.Has(ip) || (options.Value.AllowLoopback && IPAddress.IsLoopback(ip))).ToArray();
        if (open.Length == 0 || open.Length < found.Length)
            throw new HttpRequestException($"{context.DnsEndPoint.Host} does not lead to a public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
