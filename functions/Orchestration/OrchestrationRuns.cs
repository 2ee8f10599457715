using System.Diagnostics;
using System.Text.Json;
using Funding.Services.Telemetry;
using Funding.Workflows.Orchestration;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestration;

/// <summary>Runs the code that the registry has for a trigger.</summary>
public sealed class OrchestrationRuns(OrchestrationRegistry registry, IServiceScopeFactory scopes, DurableClock clock)
{
    private const string Unversioned = "1";

    /// <exception cref="InvalidOperationException">Nothing is registered for the instance's name and version: that instance
    /// fails.</exception>
    public async Task<JsonElement> RunAsync(TaskOrchestrationContext inner)
    {
        var version = inner.Version is { Length: > 0 } stamped ? stamped : Unversioned;
        var code = registry.FindOrchestrator(inner.Name, version)
            ?? throw new InvalidOperationException(
                $"Instance '{inner.InstanceId}' needs orchestrator '{inner.Name.Name}' of version '{version}', which is not registered.");
        return DurableJson.Parse(await code.RunAsync(
            new DurableContext(inner, registry, clock, version), DurableJson.Text(inner.GetInput<JsonElement>())));
    }

    /// <exception cref="InvalidOperationException">The activity is unknown, or returned more than activities may.</exception>
    public async Task<JsonElement> RunAsync(string activity, JsonElement input, CancellationToken cancellation)
    {
        var code = registry.FindActivity(activity) ?? throw new InvalidOperationException($"Activity '{activity}' is not registered.");
        using var span = FundingTelemetry.Activities.StartActivity($"activity {activity}");
        var started = Stopwatch.GetTimestamp();
        var done = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var output = DurableJson.Parse(await code.RunAsync(scope.ServiceProvider, DurableJson.Text(input), cancellation));
            done = true;
            return DurableJson.Fits(output)
                ? output
                : throw new InvalidOperationException(
                    $"Activity '{activity}' returned more than {OrchestrationJson.MaxActivityBytes} bytes.");
        }
        finally
        {
            if (!done)
                span?.SetStatus(ActivityStatusCode.Error);
            FundingTelemetry.ActivityRan(activity, done, Stopwatch.GetElapsedTime(started));
        }
    }
}
