namespace Funding.Platform.Outbox;

/// <summary>Carries out the due effects of one partition: done ones are deleted, failed ones wait longer each time.</summary>
public sealed class EffectRunner(
    ITableStore tables, IEnumerable<IEffectHandler> handlers, AuditSequencer sequencer, TimeProvider clock, ILogger<EffectRunner> log)
{
    // One that is given up changes two rows.
    private const int AtOnce = StorageLimits.RowsPerBatch / 2;
    private readonly Dictionary<string, IEffectHandler> byKind = handlers.ToDictionary(h => h.Kind);

    public async Task RunDueAsync(string partition, CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(partition, OutboxKeys.DueBy(clock.GetUtcNow()), AtOnce, continuation, cancellation);
            // One key may wait for two moments: the second finds done what the first has done.
            var due = page.Rows.Select(RowCodec.ReadStored<Effect>).Where(e => e.Value.NotBefore <= clock.GetUtcNow())
                .DistinctBy(e => e.Value.Key);
            await RunPageAsync(partition, due, cancellation);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    /// <summary>Carries out effects as their commits wrote them; of several with one key the last is left to settle.</summary>
    /// <param name="links">Places of the commits' audit entries, written together with the last of the effects; null for none.</param>
    /// <returns>False when a row was written again meanwhile, so that it is still there.</returns>
    internal async Task<bool> RunAsync(
        string partition, IReadOnlyList<Stored<Effect>> effects, AuditLinks? links, CancellationToken cancellation)
    {
        var settled = true;
        var open = new List<IReadOnlyList<RowChange>>();
        foreach (var page in effects.Reverse().DistinctBy(e => e.Key).Reverse().Chunk(AtOnce))
        {
            settled &= await SettleAsync(partition, open, null, cancellation);
            open = await CarryOutAsync(partition, page, cancellation);
        }

        if (links is not null && open.Sum(s => s.Count) + links.Changes.Count > StorageLimits.RowsPerBatch)
        {
            settled &= await SettleAsync(partition, open, null, cancellation);
            open = [];
        }

        return await SettleAsync(partition, open, links, cancellation) && settled;
    }

    private async Task RunPageAsync(string partition, IEnumerable<Stored<Effect>> effects, CancellationToken cancellation) =>
        await SettleAsync(partition, await CarryOutAsync(partition, effects, cancellation), null, cancellation);

    private async Task<List<IReadOnlyList<RowChange>>> CarryOutAsync(
        string partition, IEnumerable<Stored<Effect>> effects, CancellationToken cancellation) =>
        [.. await Task.WhenAll(effects.Select(e => TracedAsync(partition, e, cancellation)))];

    private async Task<IReadOnlyList<RowChange>> TracedAsync(string partition, Stored<Effect> stored, CancellationToken cancellation)
    {
        using var span = FundingTelemetry.Activities.StartActivity(
            $"effect {stored.Value.Kind}", ActivityKind.Internal, stored.Value.Trace);
        var changes = await TryAsync(stored, cancellation);
        var outcome = changes switch { [DeleteRow] => "done", [ReplaceRow] => "retried", _ => "given-up" };
        span?.SetTag("funding.outcome", outcome);
        FundingTelemetry.EffectTried(stored.Value.Kind, outcome, HomeKeys.IdOf(HomeKeys.Round, partition));
        return changes;
    }

    private async Task<IReadOnlyList<RowChange>> TryAsync(Stored<Effect> stored, CancellationToken cancellation)
    {
        var effect = stored.Value;
        try
        {
            var handler = byKind.GetValueOrDefault(effect.Kind) ?? throw new EffectGivenUpException($"No handler for '{effect.Kind}'.");
            await handler.HandleAsync(effect, cancellation);
            return [new DeleteRow(stored.Key, stored.ETag)];
        }
        catch (EffectGivenUpException e)
        {
            log.LogWarning("Effect {Key} was given up: {Reason}", effect.Key, e.Message);
            var kept = effect with { Attempts = effect.Attempts + 1, LastError = Excerpt.OfFailure(e.Message) };
            return [
                new DeleteRow(stored.Key, stored.ETag),
                new UpsertRow(OutboxKeys.GivenUp + StorageKey.Of(effect.Key), RowCodec.Write(kept))
            ];
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            var attempts = effect.Attempts + 1;
            var wait = (e as EffectRetryException)?.After ?? TimeSpan.FromSeconds(Math.Min(3600, 15 * Math.Pow(2, Math.Min(attempts, 10))));
            log.LogWarning("Effect {Key} failed ({Attempts}): {Reason}", effect.Key, attempts, e.Message);
            return [new ReplaceRow(
                stored.Key,
                RowCodec.Write(effect with
                {
                    Attempts = attempts, NotBefore = clock.GetUtcNow() + wait, LastError = Excerpt.OfFailure(e.Message),
                }),
                stored.ETag)];
        }
    }

    /// <summary>What was written again meanwhile has a new ETag and stays; the others are settled without it.</summary>
    private async Task<bool> SettleAsync(
        string partition, List<IReadOnlyList<RowChange>> settled, AuditLinks? links, CancellationToken cancellation)
    {
        var all = true;
        while (settled.Count > 0 || links is not null)
        {
            try
            {
                var etags = await tables.CommitAsync(
                    partition, [.. settled.SelectMany(s => s), .. links?.Changes ?? []], cancellation);
                if (links is not null)
                {
                    sequencer.Moved(partition, links, etags[^1]);
                }

                return all;
            }
            catch (StorageConflictException e)
            {
                log.LogDebug("{Key} of {Partition} was written again while it was carried out", e.Key, partition);
                settled.RemoveAll(s => s.Any(change => change.Key == e.Key));
                if (links?.Changes.Any(change => change.Key == e.Key) == true)
                {
                    sequencer.Forget(partition);
                    links = null;
                }

                all = false;
            }
        }

        return all;
    }
}
