namespace Funding.Local;

/// <summary>The engine, for <c>/health/ready</c>.</summary>
internal sealed class EnginePart(EmbeddedEngine engine) : IReadiness
{
    public string Part => "engine";

    public ValueTask<string?> ReasonAsync(CancellationToken cancellation = default) =>
        new(engine.Readiness is { IsReady: false } readiness ? readiness.Reason ?? "not ready" : null);
}
