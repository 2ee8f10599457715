namespace Funding.Functions.Orchestration;

/// <summary>
/// The framework's client for code outside a trigger. The worker learns the client's address from bindings alone, so every
/// trigger hands its own in; the address may change when the host restarts.
/// </summary>
public sealed class DurableClientSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DurableTaskClient? current;

    public bool IsReady => current is not null;

    public void Offer(DurableTaskClient client)
    {
        current = client;
        first.TrySetResult();
    }

    /// <exception cref="TimeoutException">No trigger ran for half a minute after the start.</exception>
    public async ValueTask<DurableTaskClient> GetAsync(CancellationToken cancellation)
    {
        if (current is null)
            await first.Task.WaitAsync(Patience, cancellation);
        return current!;
    }
}
