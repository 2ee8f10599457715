namespace Funding.Workflows.Orchestration;

/// <summary>
/// The walk that every orchestration of this house is: look at the rows, do what is due, else wait for a change or the next
/// moment. It remembers nothing, so it can be ended and started again at any point.
/// </summary>
/// <param name="look">Name of the activity that reads the rows.</param>
/// <param name="act">Name of the activity that does what is due; which act it is stands in its input.</param>
/// <param name="newest">The version that the next generation is of.</param>
public abstract class LookAndAct<TKey>(string look, string act, string newest) : TaskOrchestrator<TKey, Nothing>
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
            waits.BeforeLook();
            var step = await context.CallActivityAsync<Step>(look, input, Retry);
            context.SetCustomStatus(step);
            if (step.Finished)
            {
                // A change during the look may have given the walker work again, and its event would end with the instance.
                if (waits.Came)
                    continue;
                return Nothing.Value;
            }

            if (step.Act is { } due)
            {
                await context.CallActivityAsync(act, InputOf(input, due, step), Retry);
            }
            else
            {
                await waits.ForChangeAsync(step.WakeAt);
            }
        }

        context.ContinueAsNew(new ContinueAsNewOptions { NewInput = input, NewVersion = newest });
        return Nothing.Value;
    }

    /// <summary>What the act is told.</summary>
    protected abstract object InputOf(TKey key, string act, Step step);
}
