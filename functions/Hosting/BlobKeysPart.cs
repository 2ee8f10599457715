namespace Funding.Functions.Hosting;

/// <summary>The keys, for <c>/health/ready</c>: a running process has them in memory, the next start would not.</summary>
internal sealed class BlobKeysPart(BlobKeys keys, TimeProvider clock) : IReadiness
{
    private readonly SeldomAsked asked = new(keys.TroubleAsync, clock);

    public string Part => "keys";

    public ValueTask<string?> ReasonAsync(CancellationToken cancellation = default) => asked.ReasonAsync();
}
