namespace Funding.Functions.Triggers;

/// <summary>The look and the act of the two walkers. They are written by hand, for they bring the durable client's address along.</summary>
public sealed class ActivityFunctions(ActivityRuns runs)
{
    [Function(nameof(Activities.LookAtHome))]
    public Task<JsonElement> LookAtHome(
        [ActivityTrigger] JsonElement key, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        runs.RunAsync(nameof(Activities.LookAtHome), key, client, cancellation);

    [Function(nameof(Activities.ActAtHome))]
    public Task<JsonElement> ActAtHome(
        [ActivityTrigger] JsonElement due, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        runs.RunAsync(nameof(Activities.ActAtHome), due, client, cancellation);

    [Function(nameof(Activities.LookAtSubject))]
    public Task<JsonElement> LookAtSubject(
        [ActivityTrigger] JsonElement key, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        runs.RunAsync(nameof(Activities.LookAtSubject), key, client, cancellation);

    [Function(nameof(Activities.ActAtSubject))]
    public Task<JsonElement> ActAtSubject(
        [ActivityTrigger] JsonElement due, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        runs.RunAsync(nameof(Activities.ActAtSubject), due, client, cancellation);
}
