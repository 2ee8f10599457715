namespace Funding.Platform.Outbox;

internal sealed record RaisePayload(string InstanceId, string EventName);

internal sealed record SchedulePayload(string Orchestration, string InstanceId, string InputJson);

internal sealed record RowPayload(string Partition, string Key, string Json);

/// <summary>Wakes an orchestration; to an absent one the event is dropped, for the row has it.</summary>
internal sealed class RaiseHandler(DurableTaskClient client) : IEffectHandler
{
    public const string KindName = "raise";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var raise = FundingJson.Deserialize<RaisePayload>(payload)!;
        return client.RaiseEventAsync(raise.InstanceId, raise.EventName, null, cancellation);
    }
}

/// <summary>Starts an orchestration unless its id exists.</summary>
internal sealed class ScheduleHandler(DurableTaskClient client) : IEffectHandler
{
    public const string KindName = "schedule";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var schedule = FundingJson.Deserialize<SchedulePayload>(payload)!;
        var input = System.Text.Json.JsonDocument.Parse(schedule.InputJson).RootElement;
        return client.ScheduleOnceAsync(schedule.Orchestration, schedule.InstanceId, input, cancellation);
    }
}

/// <summary>Starts an orchestration again whose instance has ended while its rows go on; a running one looks at them again.</summary>
internal sealed class EnsureHandler(DurableTaskClient client) : IEffectHandler
{
    public const string KindName = "ensure";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var ensure = FundingJson.Deserialize<SchedulePayload>(payload)!;
        var input = System.Text.Json.JsonDocument.Parse(ensure.InputJson).RootElement;
        return client.EnsureAsync(ensure.Orchestration, ensure.InstanceId, input, cancellation);
    }
}

public static class RunningInstances
{
    /// <summary>Starts the instance when it is absent or ended while its rows go on; else wakes it.</summary>
    /// <returns>True when it was started.</returns>
    public static async Task<bool> EnsureAsync(
        this DurableTaskClient client, string orchestrator, string instanceId, object key, CancellationToken cancellation)
    {
        if (await client.ScheduleOnceAsync(orchestrator, instanceId, key, cancellation))
        {
            return true;
        }

        // Raised before it is asked whether the instance has ended: one that ends between the two has not lost the event unseen.
        await client.RaiseEventAsync(instanceId, Commit.Changed, null, cancellation);
        if (await client.GetInstanceAsync(instanceId, cancellation) is not { IsCompleted: true })
        {
            return false;
        }

        await client.PurgeInstanceAsync(instanceId, cancellation);
        return await client.ScheduleOnceAsync(orchestrator, instanceId, key, cancellation);
    }
}

/// <summary>Writes an index row of another partition.</summary>
internal sealed class RowHandler(ITableStore tables) : IEffectHandler
{
    public const string KindName = "row";

    public string Kind => KindName;

    public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var row = FundingJson.Deserialize<RowPayload>(payload)!;
        return tables.CommitAsync(
            row.Partition,
            [new UpsertRow(row.Key, RowCodec.Write(System.Text.Json.JsonDocument.Parse(row.Json).RootElement))],
            cancellation);
    }
}
