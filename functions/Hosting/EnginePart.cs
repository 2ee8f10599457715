namespace Funding.Functions.Hosting;

/// <summary>The engine, for <c>/health/ready</c>.</summary>
internal sealed class EnginePart(DurableClientSource clients) : IReadiness
{
    public string Part => "engine";

    public ValueTask<string?> ReasonAsync(CancellationToken cancellation = default) =>
        new(clients.IsReady ? null : "no trigger has brought a client yet");
}
