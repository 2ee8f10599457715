namespace Funding.Bench.Rounds;

/// <summary>The far end of the mail: takes every mail at once and counts it.</summary>
internal sealed class CountingTransport : IMailTransport
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref count);
        return Task.CompletedTask;
    }
}
