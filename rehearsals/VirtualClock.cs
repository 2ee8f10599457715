namespace Funding.Rehearsals;

/// <summary>The time of a host whose clock stands still between the steps of a player.</summary>
/// <param name="set">Puts the clock to a later moment.</param>
public sealed class VirtualClock(IServiceProvider services, TimeProvider clock, Action<DateTimeOffset> set)
{
    /// <summary>Run whenever everything is settled and the clock is about to move, or has moved; null for nothing.</summary>
    public Func<Task>? WhenSettled { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    private Dispatcher Outbox => services.GetRequiredService<Dispatcher>();

    private EmbeddedEngine Engine => services.GetRequiredService<EmbeddedEngine>();

    /// <summary>
    /// Waits until nothing can happen before the clock moves or somebody acts: neither of the two gave the other work while they were
    /// waited for.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellation = default)
    {
        long begun;
        do
        {
            begun = Outbox.Additions;
            await Outbox.WhenIdleAsync(cancellation);
            await Engine.WhenIdleAsync(cancellation);
        }
        while (Outbox.Additions != begun);
    }

    /// <summary>Moves the clock from one timer or waiting mail to the next until <paramref name="moment"/>, settling at each.</summary>
    public async Task AdvanceToAsync(DateTimeOffset moment, CancellationToken cancellation = default)
    {
        await WholeAsync(cancellation);
        while (new[] { Engine.NextTimerDueAt, Outbox.NextDueAt }.Min() is { } due && due < moment)
        {
            await StepToAsync(due, cancellation);
        }

        await StepToAsync(moment, cancellation);
    }

    /// <summary>Moves the clock to the next durable timer and settles.</summary>
    /// <returns>False when nothing waits for a moment.</returns>
    public async Task<bool> NextTimerAsync(CancellationToken cancellation = default)
    {
        await WholeAsync(cancellation);
        if (Engine.NextTimerDueAt is not { } due)
        {
            return false;
        }

        await StepToAsync(due, cancellation);
        return true;
    }

    private async Task StepToAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        if (moment > clock.GetUtcNow())
        {
            set(moment);
        }

        await WholeAsync(cancellation);
    }

    private async Task WholeAsync(CancellationToken cancellation)
    {
        await SettleAsync(cancellation);
        await (WhenSettled?.Invoke() ?? Task.CompletedTask);
    }
}
