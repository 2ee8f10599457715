using DurableTask.Core.Exceptions;

namespace Funding.Workflows.Tests.Review;

/// <summary>The real store, until it is told to fail.</summary>
public sealed class BreakableTables(ITableStore inner) : ITableStore
{
    private const int All = -1;
    private int left = All;
    private int made;

    /// <summary>How many commits still succeed; null for all.</summary>
    public int? CommitsLeft { get => left == All ? null : left; set => left = value ?? All; }

    /// <summary>Runs before the next commit, once.</summary>
    public Func<Task>? BeforeCommit { get; set; }

    public int Commits => made;

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default) =>
        inner.GetAsync(partition, key, cancellation);

    public async Task<IReadOnlyList<string>> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default)
    {
        if (BeforeCommit is { } before)
        {
            BeforeCommit = null;
            await before();
        }

        DemandAlive();
        Interlocked.Increment(ref made);
        return await inner.CommitAsync(partition, changes, cancellation);
    }

    public Task<RowPage> QueryAsync(
        string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default) =>
        inner.QueryAsync(partition, range, pageSize, continuation, cancellation);

    // Commits come side by side: each takes one of those left, and a dead process stays dead.
    private void DemandAlive()
    {
        for (var now = Volatile.Read(ref left); now != All;)
        {
            if (now == 0) throw new IOException("the process was killed here");
            var seen = Interlocked.CompareExchange(ref left, now - 1, now);
            if (seen == now) return;
            now = seen;
        }
    }
}

/// <summary>Takes the mails of the outbox, once for each key as the mail transport's log does.</summary>
public sealed class WrittenMails : IEffectHandler
{
    private readonly ConcurrentDictionary<string, MailRequest> sent = new();

    public string Kind => "mail";

    public IReadOnlyList<MailRequest> Sent => [.. sent.Values];

    public IReadOnlyList<MailRequest> Of(MailTemplate template) => [.. sent.Values.Where(m => m.Template == template.Name)];

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        sent.TryAdd(effectKey, FundingJson.Deserialize<MailRequest>(payload)!);
        return Task.CompletedTask;
    }
}

/// <summary>Writes down which instances are started and woken.</summary>
public sealed class WrittenInstances() : DurableTaskClient(nameof(WrittenInstances))
{
    public ConcurrentDictionary<string, string> Scheduled { get; } = new();

    public ConcurrentQueue<string> Woken { get; } = new();

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default) =>
        Scheduled.TryAdd(options!.InstanceId!, orchestratorName.Name)
            ? Task.FromResult(options.InstanceId!)
            : throw new OrchestrationAlreadyExistsException(options.InstanceId);

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Woken.Enqueue(instanceId);
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
