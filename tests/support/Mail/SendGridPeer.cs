namespace Funding.Tests.Support.Mail;

/// <summary>A loopback server that takes mail as SendGrid's v3 API does: path, method, bearer key and JSON are checked.</summary>
public sealed class SendGridPeer : IAsyncDisposable
{
    public const string Key = "SG.test-key";

    private readonly WebApplication app;
    private readonly CancellationTokenSource stop = new();

    private SendGridPeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(HandleAsync);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>Overrides the answer to a correct request: status, body and Retry-After. Null accepts with 202.</summary>
    public (int Status, string Body, string? RetryAfter)? Answer { get; set; }

    /// <summary>Takes the request and never answers.</summary>
    public bool Silent { get; set; }

    /// <summary>Correct requests, whatever was answered.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = new();

    /// <summary>What was wrong with the others.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public static async Task<SendGridPeer> StartAsync()
    {
        var peer = new SendGridPeer();
        await peer.app.StartAsync();
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await app.DisposeAsync();
        stop.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Method != "POST" || http.Request.Path != "/v3/mail/send")
        {
            await FaultAsync(http, 404, $"{http.Request.Method} {http.Request.Path}");
            return;
        }

        if (http.Request.Headers.Authorization != $"Bearer {Key}")
        {
            await FaultAsync(http, 401, "The provided authorization grant is invalid, expired, or revoked");
            return;
        }

        JsonElement json;
        try
        {
            json = await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
        }
        catch (JsonException)
        {
            await FaultAsync(http, 400, "Bad Request");
            return;
        }

        if (Missing(json) is { } missing)
        {
            await FaultAsync(http, 400, $"The {missing} is required");
            return;
        }

        Requests.Enqueue(json);
        if (Silent)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, http.RequestAborted);
            await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        if (Answer is { } answer)
        {
            http.Response.StatusCode = answer.Status;
            if (answer.RetryAfter is not null)
                http.Response.Headers.RetryAfter = answer.RetryAfter;
            await http.Response.WriteAsync(answer.Body);
            return;
        }

        http.Response.StatusCode = 202;
        http.Response.Headers["X-Message-Id"] = Guid.NewGuid().ToString("N");
    }

    private static string? Missing(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return "object";
        foreach (var (name, kind) in new[]
        {
            ("from", JsonValueKind.Object),
            ("personalizations", JsonValueKind.Array),
            ("content", JsonValueKind.Array),
            ("subject", JsonValueKind.String)
        })
        {
            if (!json.TryGetProperty(name, out var value) || value.ValueKind != kind)
                return name;
        }

        return json.GetProperty("content").EnumerateArray().Any(part => part.GetProperty("type").GetString() == "text/plain")
            ? null
            : "content";
    }

    private async Task FaultAsync(HttpContext http, int status, string message)
    {
        Faults.Enqueue(message);
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(new { errors = new[] { new { message, field = (string?)null } } });
    }
}
