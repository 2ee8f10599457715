using System.Collections.Concurrent;
using System.Threading.Channels;
using Funding.Services.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Funding.Services.Outbox;

/// <summary>
/// Carries effects out right after their commit and chains audit entries. One partition is worked on by one task of the
/// process at a time; a second process doing the same only repeats what is safe to repeat.
/// </summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, ILogger<Dispatcher> log) : BackgroundService
{
    private readonly Channel<string> wakes = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, byte> queued = new();
    private readonly Lock idleLock = new();
    private TaskCompletionSource? idle;
    private int inFlight;

    /// <summary>True when no partition waits or is being worked on.</summary>
    public bool IsIdle => queued.IsEmpty && Volatile.Read(ref inFlight) == 0;

    /// <summary>Completes when nothing waits or is being worked on.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (!IsIdle)
        {
            Task wait;
            lock (idleLock)
            {
                wait = (idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            if (IsIdle)
            {
                return;
            }

            await wait.WaitAsync(cancellation);
        }
    }

    /// <summary>Says that a partition has effects or audit entries waiting.</summary>
    public void Notify(string partition)
    {
        if (queued.TryAdd(partition, 0))
        {
            wakes.Writer.TryWrite(partition);
        }
    }

    /// <summary>Works on one partition until nothing that is due waits in it.</summary>
    public async Task DrainAsync(string partition, CancellationToken cancellation = default)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<EffectRunner>().RunDueAsync(partition, cancellation);
        await scope.ServiceProvider.GetRequiredService<AuditSequencer>().SequenceAsync(partition, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var partition in wakes.Reader.ReadAllAsync(stoppingToken))
        {
            Interlocked.Increment(ref inFlight);
            queued.TryRemove(partition, out _);
            try
            {
                await DrainAsync(partition, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The rows are still there: the sweep comes back to them.
                log.LogWarning(e, "Effects of {Partition} were left for the sweep", partition);
            }
            finally
            {
                Interlocked.Decrement(ref inFlight);
                SayIdle();
            }
        }
    }

    private void SayIdle()
    {
        if (!IsIdle)
        {
            return;
        }

        lock (idleLock)
        {
            idle?.TrySetResult();
            idle = null;
        }
    }
}
