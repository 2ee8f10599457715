namespace Funding.Workflows.Orchestration;

/// <summary>
/// The one way orchestrators of this house wait: for the event of a change, against a durable timer. Durable Task gives an event to
/// a waiter that was cancelled, and loses it; so one wait is outstanding, is never cancelled, and outlives the timers beside it.
/// </summary>
public sealed class Waits(TaskOrchestrationContext context)
{
    /// <summary>The event that makes an orchestration look at its rows again.</summary>
    public const string Changed = Commit.Changed;

    private Task? next;

    /// <summary>An event came since <see cref="BeforeLook"/>: what was looked at may be older than the change.</summary>
    public bool Came => next is { IsCompleted: true };

    /// <summary>The rows are looked at next: that look answers all events which came before it.</summary>
    public void BeforeLook()
    {
        do
            next = next is { IsCompleted: false } ? next : context.WaitForExternalEvent<object?>(Changed);
        while (next.IsCompleted);
    }

    /// <summary>
    /// Completes at the next <see cref="Changed"/> event or at <paramref name="moment"/>, whichever is first; at once for an event that
    /// came since the last one was waited for.
    /// </summary>
    public async Task ForChangeAsync(DateTimeOffset? moment)
    {
        next ??= context.WaitForExternalEvent<object?>(Changed);
        if (moment is { } at && !next.IsCompleted)
        {
            using var came = new CancellationTokenSource();
            var timer = context.CreateTimer(at.UtcDateTime, came.Token);
            await Task.WhenAny(next, timer);
            came.Cancel();
        }
        else
        {
            await next;
        }

        if (next.IsCompleted)
            next = null;
    }
}
