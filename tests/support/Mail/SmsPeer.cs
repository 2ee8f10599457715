namespace Funding.Tests.Support.Mail;

/// <summary>A gateway for text messages on loopback: checks the signature and answers as it is told.</summary>
public sealed class SmsPeer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SmsPeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/sms", HandleAsync);
    }

    public SmsOptions Options => new(new Uri(app.Urls.Single() + "/sms"), Secret);

    /// <summary>Its status.</summary>
    public int Answer { get; set; } = 200;

    /// <summary>Messages with the right signature.</summary>
    public ConcurrentQueue<SmsMessage> Received { get; } = new();

    private string Secret { get; } = WebhookSignature.NewSecret();

    public static async Task<SmsPeer> StartAsync()
    {
        var peer = new SmsPeer();
        await peer.app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers;
        var time = long.Parse(headers[WebhookSignature.TimeHeader].ToString(), CultureInfo.InvariantCulture);
        var signed = WebhookSignature.Of(Secret, headers[WebhookSignature.IdHeader].ToString(), time, body);
        http.Response.StatusCode = headers[WebhookSignature.SignatureHeader] == signed ? Answer : 401;
        if (http.Response.StatusCode == Answer)
            Received.Enqueue(FundingJson.Deserialize<SmsMessage>(body)!);
    }
}
