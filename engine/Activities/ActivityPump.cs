using System.Collections.Concurrent;
using System.Text;
using Funding.Engine.Turns;
using Funding.Workflows.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Engine.Activities;

/// <summary>Runs activities on the thread pool, up to a number at a time, each in a scope of its own.</summary>
/// <param name="done">Told the outcome; null when the engine stopped before there was one.</param>
internal sealed class ActivityPump(
    OrchestrationRegistry registry,
    IServiceProvider services,
    int limit,
    WorkCount work,
    Action<ActivityWork, HistoryEvent?> done) : IDisposable
{
    private readonly ConcurrentQueue<ActivityWork> queue = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly IServiceScopeFactory? scopes = services.GetService<IServiceScopeFactory>();
    private int running;

    public void Enqueue(ActivityWork item)
    {
        work.Add();
        queue.Enqueue(item);
        StartWorker();
    }

    /// <summary>Asks running activities to end and waits for them.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        await stopping.CancelAsync();
        for (var until = Environment.TickCount64 + (long)grace.TotalMilliseconds; Volatile.Read(ref running) > 0
            && Environment.TickCount64 < until;)
            await Task.Delay(5);
    }

    public void Dispose() => stopping.Dispose();

    private void StartWorker()
    {
        if (Interlocked.Increment(ref running) > limit)
            Interlocked.Decrement(ref running);
        else
            ThreadPool.UnsafeQueueUserWorkItem(static pump => _ = pump.WorkAsync(), this, preferLocal: false);
    }

    private async Task WorkAsync()
    {
        while (queue.TryDequeue(out var item))
        {
            var outcome = item.Instance.Row.IsFinished || stopping.IsCancellationRequested ? null : await RunAsync(item.Step);
            done(item, outcome);
            work.Done();
        }
        Interlocked.Decrement(ref running);
        // One queued between the last look and the decrement has found no worker.
        if (!queue.IsEmpty)
            StartWorker();
    }

    private async Task<HistoryEvent?> RunAsync(Step step)
    {
        try
        {
            var code = registry.FindActivity(step.Name)
                ?? throw new InvalidOperationException($"Activity '{step.Name}' is not registered.");
            var output = await RunInScopeAsync(code, step.Input);
            if (Encoding.UTF8.GetByteCount(output) > OrchestrationJson.MaxActivityBytes)
                throw new InvalidOperationException(
                    $"Activity '{step.Name}' returned more than {OrchestrationJson.MaxActivityBytes} bytes.");
            return new HistoryEvent(EventKind.ActivityCompleted, step.Task, null, output);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            return HistoryEvent.Failed(EventKind.ActivityFailed, step.Task, Failures.Of(e));
        }
    }

    private async Task<string> RunInScopeAsync(ActivityEntry code, string? input)
    {
        if (scopes is null)
            return await code.RunAsync(services, input, stopping.Token);
        await using var scope = scopes.CreateAsyncScope();
        return await code.RunAsync(scope.ServiceProvider, input, stopping.Token);
    }
}
