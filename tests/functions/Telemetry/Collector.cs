using Google.Protobuf;

namespace Funding.Functions.Tests.Telemetry;

/// <summary>An OTLP collector on loopback that keeps what arrives, byte by byte.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> arrived = new();
    private readonly WebApplication server;

    private Collector(WebApplication server) => this.server = server;

    public string Address => server.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector.server.Run(collector.TakeAsync);
        await collector.server.StartAsync();
        return collector;
    }

    /// <summary>Everything that came for a signal ("traces", "metrics", "logs"), as text: protocol buffers hold texts as UTF-8.</summary>
    public string TextOf(string signal) => string.Concat(Of(signal).Select(Encoding.UTF8.GetString));

    /// <summary>Trace ids and names of the spans.</summary>
    public IReadOnlyList<(string Trace, string Name)> Spans() =>
    [
        .. from request in Of("traces")
           from resource in Fields(ByteString.CopyFrom(request), 1)
           from scope in Fields(resource, 2)
           from span in Fields(scope, 2)
           select (Convert.ToHexStringLower(Fields(span, 1).Single().Span), Fields(span, 5).Single().ToStringUtf8()),
    ];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private IEnumerable<byte[]> Of(string signal) => arrived.Where(a => a.Path == $"/v1/{signal}").Select(a => a.Body);

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        arrived.Enqueue((http.Request.Path, body.ToArray()));
    }

    /// <summary>The texts, bytes and messages of a field.</summary>
    private static List<ByteString> Fields(ByteString message, int field)
    {
        var found = new List<ByteString>();
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
                input.SkipLastField();
            else if (input.ReadBytes() is var bytes && WireFormat.GetTagFieldNumber(tag) == field)
                found.Add(bytes);
        }

        return found;
    }
}
