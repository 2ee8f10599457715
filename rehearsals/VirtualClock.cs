namespace Funding.Rehearsals;

/// <summary>
/// The time of a host whose clock stands still between the steps of its players. Several may play side by side: it moves only while all
/// of them wait for it.
/// </summary>
/// <param name="set">Puts the clock to a later moment.</param>
public sealed class VirtualClock(IServiceProvider services, TimeProvider clock, Action<DateTimeOffset> set)
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private int players = 1;
    private DateTimeOffset? end;

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
    public Task AdvanceToAsync(DateTimeOffset moment, CancellationToken cancellation = default) => WaitAsync(moment, cancellation);

    /// <summary>Moves the clock to the next durable timer and settles.</summary>
    /// <returns>False when nothing waits for a moment.</returns>
    public Task<bool> NextTimerAsync(CancellationToken cancellation = default) => WaitAsync(null, cancellation);

    /// <summary>Plays at the same time, each until it ends or the clock would pass <paramref name="until"/>.</summary>
    /// <param name="plays">Whoever waits for a later moment then gets an <see cref="OperationCanceledException"/>.</param>
    public async Task SideBySideAsync(IReadOnlyCollection<Func<Task>> plays, DateTimeOffset until)
    {
        lock (gate)
        {
            players += plays.Count - 1;
            end = until;
        }

        try
        {
            await Task.WhenAll(plays.Select(play => Task.Run(() => PlayAsync(play))));
        }
        finally
        {
            lock (gate)
            {
                players++;
                end = null;
            }
        }
    }

    private async Task PlayAsync(Func<Task> play)
    {
        try
        {
            await play();
        }
        finally
        {
            bool othersWait;
            lock (gate)
            {
                players--;
                othersWait = waiting.Count > 0 && waiting.Count >= players;
            }

            if (othersWait)
            {
                await MoveAsync(default);
            }
        }
    }

    /// <param name="moment">Null for the next timer.</param>
    private async Task<bool> WaitAsync(DateTimeOffset? moment, CancellationToken cancellation)
    {
        var mine = new Waiting(moment);
        bool allWait;
        lock (gate)
        {
            waiting.Add(mine);
            allWait = waiting.Count >= players;
        }

        if (allWait)
        {
            await MoveAsync(cancellation);
        }

        return await mine.Over.Task;
    }

    /// <summary>Until what somebody waits for has come; what goes wrong on the way, everybody who waits is told.</summary>
    private async Task MoveAsync(CancellationToken cancellation)
    {
        try
        {
            await WholeAsync(cancellation);
            while (!await StepAsync(cancellation))
            {
            }
        }
        catch (Exception wrong)
        {
            Release(_ => true, mine => mine.Over.TrySetException(wrong));
        }
    }

    /// <returns>Whether somebody's waiting is over.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        DateTimeOffset? asked;
        lock (gate)
        {
            asked = waiting.Min(w => w.Moment);
        }

        var timer = Engine.NextTimerDueAt;
        var next = new[] { timer, Outbox.NextDueAt, asked }.Min();
        if (next > end)
        {
            await StepToAsync(end.Value, cancellation);
            return Release(_ => true, mine => mine.Over.TrySetCanceled(CancellationToken.None));
        }

        if (next is { } moment)
        {
            await StepToAsync(moment, cancellation);
        }

        return Release(
            mine => mine.Moment is { } own ? own <= Now : next is null || next >= timer,
            mine => mine.Over.TrySetResult(next is not null));
    }

    private bool Release(Func<Waiting, bool> which, Action<Waiting> tell)
    {
        List<Waiting> over;
        lock (gate)
        {
            over = waiting.FindAll(mine => which(mine));
            waiting.RemoveAll(over.Contains);
        }

        over.ForEach(tell);
        return over.Count > 0;
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

    private sealed class Waiting(DateTimeOffset? moment)
    {
        /// <summary>Null for the next timer.</summary>
        public DateTimeOffset? Moment => moment;

        public TaskCompletionSource<bool> Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
