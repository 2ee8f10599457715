namespace Funding.Tests.Support.Webhooks;

/// <summary>What a receiver was sent.</summary>
public sealed record ReceivedWebhook(string Id, string Time, string Signature, string Body);

/// <summary>A receiver on loopback that keeps what it is sent and answers as it is told.</summary>
public sealed class WebhookPeer : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookPeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/hook", HandleAsync);
        app.MapPost("/elsewhere", (HttpContext http) => http.Response.Redirect("/hook", permanent: false, preserveMethod: true));
    }

    public Uri Address => new(app.Urls.Single() + "/hook");

    public Uri Redirecting => new(app.Urls.Single() + "/elsewhere");

    /// <summary>How it answers.</summary>
    public (int Status, string Text) Answer { get; set; } = (204, "");

    public ConcurrentQueue<ReceivedWebhook> Received { get; } = new();

    public static async Task<WebhookPeer> StartAsync()
    {
        var peer = new WebhookPeer();
        await peer.app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers;
        Received.Enqueue(new(
            headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(),
            await reader.ReadToEndAsync(http.RequestAborted)));
        http.Response.StatusCode = Answer.Status;
        if (Answer.Text.Length > 0)
            await http.Response.WriteAsync(Answer.Text, http.RequestAborted);
    }
}
