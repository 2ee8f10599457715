namespace Funding.Platform.Outbox;

/// <summary>
/// Carries effects out right after their commit and chains audit entries. One partition is worked on by one task of the
/// process at a time, several partitions side by side; a second process doing the same only repeats what is safe to repeat.
/// </summary>
public sealed class Dispatcher : BackgroundService
{
    // A slow mail server holds up its own partition, not the sign-ins of another.
    private const int PartitionsAtOnce = 8;
    private readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    private readonly IServiceScopeFactory scopes;
    private readonly ILogger<Dispatcher> log;
    private readonly HandedOver handedOver = new();
    private readonly LaterPartitions later;
    private readonly Turns turns = new();

    public Dispatcher(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Dispatcher> log)
    {
        (this.scopes, this.log) = (scopes, log);
        later = new LaterPartitions(clock, partition => Queue(partition, [], [], list: true));
    }

    /// <summary>The next moment for which an effect waits that this process wrote; null for none.</summary>
    public DateTimeOffset? NextDueAt => later.NextAt;

    /// <summary>How often something was handed over: while it stays the same, nothing began here.</summary>
    public long Additions => handedOver.Additions;

    /// <summary>Completes when nothing waits or is being worked on.</summary>
    public Task WhenIdleAsync(CancellationToken cancellation = default) => handedOver.WhenIdleAsync().WaitAsync(cancellation);

    /// <summary>Hands over what a commit has just written.</summary>
    internal void HandOver(string partition, IReadOnlyList<Stored<Effect>> effects, IReadOnlyList<Row> notes)
    {
        if (effects.Count + notes.Count > 0)
        {
            Queue(partition, effects, notes, list: false);
        }
    }

    /// <summary>Comes back to a partition at each of these moments.</summary>
    internal void Await(string partition, IEnumerable<DateTimeOffset> moments)
    {
        foreach (var at in moments.Distinct())
        {
            later.Add(partition, at);
        }
    }

    public override void Dispose()
    {
        later.Dispose();
        base.Dispose();
    }

    private void Queue(string partition, IReadOnlyList<Stored<Effect>> effects, IReadOnlyList<Row> notes, bool list)
    {
        if (handedOver.Add(partition, effects, notes, list))
        {
            queue.Writer.TryWrite(partition);
        }
    }

    /// <summary>Lists what is due in one partition and works on it until nothing waits; the sweep's way.</summary>
    public Task DrainAsync(string partition, CancellationToken cancellation = default) =>
        InTurnAsync(partition, () => ListAsync(partition, cancellation), cancellation);

    /// <summary>Carries out what commits of this process wrote in one partition, for a caller who goes on from what it does.</summary>
    public async Task FinishAsync(string partition, CancellationToken cancellation = default)
    {
        if (!await InTurnAsync(partition, () => CarryOutAsync(partition, cancellation), cancellation))
        {
            Queue(partition, [], [], list: true);
        }
    }

    /// <summary>The sweep and the workers take turns in a partition, or a mail that is being sent would be sent beside itself.</summary>
    private Task<bool> InTurnAsync(string partition, Func<Task<bool>> work, CancellationToken cancellation) =>
        turns.InTurnAsync(partition, work, cancellation);

    /// <returns>True: nothing is left to be listed.</returns>
    private async Task<bool> ListAsync(string partition, CancellationToken cancellation)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<EffectRunner>().RunDueAsync(partition, cancellation);
        await scope.ServiceProvider.GetRequiredService<AuditSequencer>().SequenceAsync(partition, cancellation);
        return true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, PartitionsAtOnce).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var partition in queue.Reader.ReadAllAsync(stopping))
        {
            var list = false;
            try
            {
                // Commits come in groups: those of one group are carried out together.
                await Turn.BehindTheReadyAsync();
                list = !await InTurnAsync(partition, () => CarryOutAsync(partition, stopping), stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The rows are still there: the sweep comes back to them.
                log.LogWarning(e, "Effects of {Partition} were left for the sweep", partition);
            }
            finally
            {
                if (handedOver.Return(partition, list))
                {
                    queue.Writer.TryWrite(partition);
                }
            }
        }
    }

    /// <returns>False when the partition has to be listed: an effect was written again meanwhile, or another moved the chain.</returns>
    private async Task<bool> CarryOutAsync(string partition, CancellationToken cancellation)
    {
        var (effects, notes, list) = handedOver.Take(partition);
        if (list)
        {
            return await ListAsync(partition, cancellation);
        }

        using var scope = scopes.CreateScope();
        var sequencer = scope.ServiceProvider.GetRequiredService<AuditSequencer>();
        var links = notes.Count > 0 ? sequencer.Link(partition, notes) : null;
        var settled = await scope.ServiceProvider.GetRequiredService<EffectRunner>().RunAsync(partition, effects, links, cancellation);
        if (notes.Count > 0 && links is null)
        {
            await sequencer.SequenceAsync(partition, cancellation);
        }

        return settled;
    }
}
