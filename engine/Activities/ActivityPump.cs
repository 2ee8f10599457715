namespace Funding.Engine.Activities;

/// <summary>Runs activities on the thread pool, up to a number at a time, each in a scope of its own.</summary>
/// <param name="done">Told the outcome; null when the engine stopped before there was one.</param>
internal sealed class ActivityPump(EngineParts parts, Action<ActivityWork, HistoryEvent?> done) : IDisposable
{
    private readonly ConcurrentQueue<ActivityWork> queue = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly IServiceScopeFactory? scopes = parts.Services.GetService<IServiceScopeFactory>();
    private int running;

    public void Enqueue(ActivityWork item)
    {
        parts.Work.Add();
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
        if (Interlocked.Increment(ref running) > parts.Options.MaxConcurrentActivities)
            Interlocked.Decrement(ref running);
        else
            ThreadPool.UnsafeQueueUserWorkItem(static pump => _ = pump.WorkAsync(), this, preferLocal: false);
    }

    private async Task WorkAsync()
    {
        while (queue.TryDequeue(out var item))
        {
            var outcome = item.Instance.Row.IsFinished || stopping.IsCancellationRequested ? null : await RunAsync(item);
            done(item, outcome);
            parts.Work.Done();
        }
        Interlocked.Decrement(ref running);
        // One queued between the last look and the decrement has found no worker.
        if (!queue.IsEmpty)
            StartWorker();
    }

    private async Task<HistoryEvent?> RunAsync(ActivityWork item)
    {
        var step = item.Step;
        try
        {
            var output = await RunInScopeAsync(item);
            if (output is not null && Encoding.UTF8.GetByteCount(output) > ActivityLimits.MaxBytes)
                throw new InvalidOperationException($"Activity '{step.Name}' returned more than {ActivityLimits.MaxBytes} bytes.");
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

    private async Task<string?> RunInScopeAsync(ActivityWork item)
    {
        if (scopes is null)
            return await RunAsync(item, parts.Services);
        await using var scope = scopes.CreateAsyncScope();
        return await RunAsync(item, scope.ServiceProvider);
    }

    private async Task<string?> RunAsync(ActivityWork item, IServiceProvider services)
    {
        parts.Options.BeforeActivity?.Invoke(services, stopping.Token);
        var activity = parts.Tasks.Activity(item.Step.Name, services)
            ?? throw new InvalidOperationException($"Activity '{item.Step.Name}' is not registered.");
        var input = parts.Options.Converter.Deserialize(item.Step.Input, activity.InputType);
        return parts.Options.Converter.Serialize(await activity.RunAsync(new ActivityContext(item), input));
    }

    private sealed class ActivityContext(ActivityWork item) : TaskActivityContext
    {
        public override TaskName Name => item.Step.Name;

        public override string InstanceId => item.Instance.Row.Id;
    }
}
