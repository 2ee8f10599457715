using DurableTask.Core.Exceptions;

namespace Funding.Engine;

public sealed partial class EmbeddedEngine
{
    /// <exception cref="InvalidOperationException">No orchestrator of that name is registered.</exception>
    /// <exception cref="OrchestrationAlreadyExistsException">
    /// An instance of that id runs, or has a status that the options name; any other is replaced.
    /// </exception>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        if (!tasks.HasOrchestrator(orchestratorName.Name))
            throw new InvalidOperationException($"Orchestrator '{orchestratorName.Name}' is not registered.");
        if (options is { StartAt: not null } or { Tags.Count: > 0 })
            throw new NotSupportedException("Instances start at once, and have no tags.");
        var version = options?.Version is { Version: { } named } ? named : this.options.DefaultVersion;
        var id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        var wanted = new NewInstance(id, orchestratorName.Name, version, this.options.Converter.Serialize(input));
        var kept = options?.DedupeStatuses ?? [];
        var created = await AskAsync<bool>((commands, answer) => commands.Schedule(wanted, Stays, answer), cancellation);
        return created ? id : throw new OrchestrationAlreadyExistsException($"There is an instance '{id}'.");

        bool Stays(InstanceStatus status) => kept.Contains($"{status.Public()}", StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An event to an absent or finished instance is dropped.</summary>
    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var json = options.Converter.Serialize(eventPayload);
        return AskAsync<bool>((commands, answer) => commands.Raise(instanceId, eventName, json, () => answer(true)), cancellation);
    }

    /// <summary>Ends a running instance at once; a finished or absent one is left as it is.</summary>
    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (options is { Recursive: true })
            throw new NotSupportedException("Children of a terminated instance go on.");
        var output = this.options.Converter.Serialize(options?.Output);
        return AskAsync<bool>((commands, answer) => commands.Terminate(instanceId, output, () => answer(true)), cancellation);
    }

    /// <summary>Removes a finished instance and its history; purges nothing where it is absent or still running.</summary>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (options is { Recursive: true })
            throw new NotSupportedException("Children of a purged instance stay.");
        return new PurgeResult(await AskAsync<bool>((commands, answer) => commands.Purge(instanceId, answer), cancellation) ? 1 : 0);
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(Running.Parts.Journal.Get(instanceId)?.ToMetadata(options.Converter, getInputsAndOutputs));

    /// <summary>Rows of history of an instance's running generation; null where there is no such instance.</summary>
    public int? HistoryLength(string instanceId) => Running.Parts.Journal.Get(instanceId)?.HistoryLength;

    /// <summary>In order of instance id.</summary>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        filter ??= new OrchestrationQuery();
        if (filter is { CreatedFrom: not null } or { CreatedTo: not null } or { TaskHubNames: not null })
            throw new NotSupportedException("Instances are found by their ids and statuses.");
        var statuses = filter.Statuses?.Select(InstanceStatuses.Of).OfType<InstanceStatus>().ToList();
        return Pageable.Create<OrchestrationMetadata>((continuation, size, _) =>
        {
            var page = Running.Parts.Journal.Query(
                new InstanceQuery(filter.InstanceIdPrefix, statuses, size ?? filter.PageSize, continuation ?? filter.ContinuationToken));
            var found = page.Instances.Select(i => i.ToMetadata(options.Converter, filter.FetchInputsAndOutputs));
            return Task.FromResult(new Page<OrchestrationMetadata>([.. found], page.Continuation));
        });
    }

    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation) ?? throw NoInstance(instanceId);

    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        var completion = completions.GetOrAdd(instanceId, static _ =>
            new TaskCompletionSource<InstanceRow>(TaskCreationOptions.RunContinuationsAsynchronously));
        var state = Running.Parts.Journal.Get(instanceId) ?? throw NoInstance(instanceId);
        if (state.Row.IsFinished)
        {
            completions.TryRemove(new(instanceId, completion));
            completion.TrySetResult(state.Row);
            return state.ToMetadata(options.Converter, getInputsAndOutputs);
        }
        await Answer(completion.Task, cancellation);
        // As its last turn wrote it into the journal.
        return (await completion.Task).ToState(0, null).ToMetadata(options.Converter, getInputsAndOutputs);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Instances are not suspended on one machine.");

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Instances are not suspended on one machine.");

    private static InvalidOperationException NoInstance(string instanceId) => new($"There is no instance '{instanceId}'.");
}
