using Microsoft.DurableTask;

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
/// <param name="look">Name of the activity that reads the rows; each act is an activity of its own name.</param>
/// <param name="newest">The version that the next generation is of.</param>
public abstract class LookAndAct<TKey, TAct>(string look, string newest) : TaskOrchestrator<TKey, Nothing>
    where TAct : struct, Enum
{
    /// <summary>Looks per generation; then the history starts anew.</summary>
    public const int TurnsPerGeneration = 50;

    /// <summary>Activities are retried for about a day before an instance fails; reconcile then starts it again.</summary>
    private static readonly TaskOptions Retry = TaskOptions.FromRetryPolicy(
        new RetryPolicy(30, TimeSpan.FromSeconds(5), 2, TimeSpan.FromHours(1)));

    public override async Task<Nothing> RunAsync(TaskOrchestrationContext context, TKey input)
    {
        var waits = new Waits(context);
        for (var turn = 0; turn < TurnsPerGeneration; turn++)
        {
            var step = await context.CallActivityAsync<Step<TAct>>(look, input, Retry);
            context.SetCustomStatus(step);
            if (step.Finished)
            {
                return Nothing.Value;
            }

            if (step.Act is { } act)
            {
                await context.CallActivityAsync(act.ToString(), input, Retry);
            }
            else
            {
                await waits.ForChangeAsync(step.WakeAt);
            }
        }

        context.ContinueAsNew(new ContinueAsNewOptions { NewInput = input, NewVersion = newest });
        return Nothing.Value;
    }
}
