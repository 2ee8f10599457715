namespace Funding.Functions.Hosting;

/// <summary>The task hub, for <c>/health/ready</c>: asked for an instance that there never is.</summary>
internal sealed class EnginePart(DurableClientSource clients, TimeProvider clock) : IReadiness
{
    private readonly SeldomAsked hub = new(
        async cancellation =>
        {
            await (await clients.GetAsync(cancellation)).GetInstanceAsync("readiness", cancellation);
            return null;
        },
        clock);

    public string Part => "engine";

    public ValueTask<string?> ReasonAsync(CancellationToken cancellation = default) =>
        clients.IsReady ? hub.ReasonAsync() : new("no trigger has brought a client yet");
}
