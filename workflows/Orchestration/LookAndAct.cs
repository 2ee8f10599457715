namespace Funding.Workflows.Orchestration;

/// <summary>The answer of a decision about one subject: act now, or wait until a moment or an event, or end.</summary>
/// <param name="Act">To be done now; null to wait.</param>
/// <param name="WakeAt">Look again at this moment at the latest; null when only an event can change anything.</param>
public sealed record Step<TAct>(TAct? Act, DateTimeOffset? WakeAt, bool Finished = false)
    where TAct : struct, Enum
{
    public static readonly Step<TAct> End = new(null, null, true);

    public static Step<TAct> Do(TAct act) => new(act, null);

    public static Step<TAct> WaitUntil(DateTimeOffset? moment) => new(null, moment);
}

/// <summary>
/// The walk that every orchestration of this house is: look at the rows, do what is due, else wait for a change or the next
/// moment. It remembers nothing, so it can be ended and started again at any point.
/// </summary>
public abstract class LookAndAct<TKey, TAct>(
    Activity<TKey, Step<TAct>> look,
    IReadOnlyDictionary<TAct, Activity<TKey, Nothing>> acts) : Orchestrator<TKey, Nothing>
    where TAct : struct, Enum
{
    /// <summary>Looks per generation; then the history starts anew.</summary>
    public const int TurnsPerGeneration = 50;

    /// <summary>Activities are retried for about a day before an instance fails; reconcile then starts it again.</summary>
    private static readonly RetryPolicy Retry = new(30, TimeSpan.FromSeconds(5), 2, TimeSpan.FromHours(1));

    public override async Task<Nothing> RunAsync(OrchestrationContext context, TKey key)
    {
        for (var turn = 0; turn < TurnsPerGeneration; turn++)
        {
            var step = await context.CallActivityAsync(look, key, Retry);
            context.SetCustomStatus(step);
            if (step.Finished)
            {
                return Nothing.Value;
            }

            if (step.Act is { } act)
            {
                await context.CallActivityAsync(acts[act], key, Retry);
            }
            else
            {
                await Waits.ForChangeAsync(context, step.WakeAt);
            }
        }

        context.ContinueAsNew(key);
        return Nothing.Value;
    }

    /// <summary>One activity for each act, under the act's name, so that they show up one by one on the host.</summary>
    protected internal static IReadOnlyDictionary<TAct, Activity<TKey, Nothing>> ActivityForEachAct() =>
        Enum.GetValues<TAct>().ToDictionary(act => act, act => new Activity<TKey, Nothing>(act.ToString()));
}
