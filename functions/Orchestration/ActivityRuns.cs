namespace Funding.Functions.Orchestration;

/// <summary>Runs the activity that the registry has under a trigger's name, in a scope of its own.</summary>
public sealed class ActivityRuns(DurableTaskRegistry tasks, IServiceScopeFactory scopes, DurableClientSource clients)
{
    private readonly Dictionary<string, Func<IServiceProvider, ITaskActivity>> activities =
        tasks.GetActivities().ToDictionary(a => a.Key.Name, a => a.Value, StringComparer.OrdinalIgnoreCase);

    /// <param name="client">What the trigger brought, for code outside it.</param>
    /// <exception cref="InvalidOperationException">The activity is unknown, or returned more than activities may.</exception>
    public async Task<JsonElement> RunAsync(string name, JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        clients.Offer(client);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActivityStop>().Token = cancellation;
        var activity = activities.GetValueOrDefault(name)?.Invoke(scope.ServiceProvider)
            ?? throw new InvalidOperationException($"Activity '{name}' is not registered.");
        var output = await activity.RunAsync(new Context(name), input.Deserialize(activity.InputType, FundingJson.Options));
        var json = JsonSerializer.SerializeToElement(output, FundingJson.Options);
        return ActivityLimits.Fits(json.GetRawText())
            ? json
            : throw new InvalidOperationException($"Activity '{name}' returned more than {ActivityLimits.MaxBytes} bytes.");
    }

    private sealed class Context(string name) : TaskActivityContext
    {
        public override TaskName Name => name;

        // The trigger has the activity's input alone.
        public override string InstanceId => "";
    }
}

/// <summary>The same on both hosts: what is larger is kept in rows and documents, and named.</summary>
internal static class ActivityLimits
{
    /// <summary>The most that an activity takes or returns, as UTF-8.</summary>
    public const int MaxBytes = FundingJson.MaxActivityBytes;

    public static bool Fits(string json) => Encoding.UTF8.GetByteCount(json) <= MaxBytes;
}
