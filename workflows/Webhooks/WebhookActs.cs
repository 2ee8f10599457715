namespace Funding.Workflows.Webhooks;

/// <summary>
/// Looks each minute at what is public and tells receivers what has changed since: rows decide, so that no act of a round has to know of
/// them, and nothing is lost with a process. Costs a query while there are no receivers.
/// </summary>
public sealed class WebhookActs(
    ITableStore tables, WebhookStore webhooks, RoundStore rounds, AwardRollStore awards, CommitWriter commits, MailOptions mail,
    IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookActs> log)
{
    /// <returns>How many messages were written.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        if (!options.Value.Enabled)
        {
            return 0;
        }

        var targets = (await webhooks.TargetsAsync(cancellation)).Select(t => t.Value).Where(t => t.Confirmed is not null).ToList();
        var since = await tables.GetAsync<DateTimeOffset>(WebhookKeys.Partition, ToldKeys.Since, cancellation);
        if (targets.Count == 0)
        {
            await ForgetAsync(since, cancellation);
            return 0;
        }

        // The first look only writes down what is public already.
        var told = await LookAsync(since is null ? [] : targets, cancellation);
        if (since is null)
        {
            await tables.CommitAsync(WebhookKeys.Partition, RowCodec.Upsert(ToldKeys.Since, clock.GetUtcNow()), cancellation);
        }

        return told;
    }

    private async Task<int> LookAsync(IReadOnlyList<WebhookTarget> targets, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var told = 0;
        var before = await ToldAsync<ToldRound>(ToldKeys.Rounds, cancellation);
        foreach (var round in await rounds.AllAsync(cancellation))
        {
            var key = ToldKeys.Rounds + round.Id;
            var (known, facts) = (before.GetValueOrDefault(key), ToldRound.Of(round, now));
            var events = PublicEvents.Of(known?.Value.Facts, facts, round, mail.Page);
            if (events.Count > 0 || known is null)
            {
                told += await TellAsync(targets, key, known, facts, events, cancellation);
            }
        }

        var standings = await ToldAsync<AwardStanding>(ToldKeys.Awards, cancellation);
        foreach (var award in (await awards.ReadAsync(cancellation)).Select(a => a.Summary))
        {
            var key = ToldKeys.Awards + award.Id;
            var known = standings.GetValueOrDefault(key);
            if (PublicEvents.Of(known?.Value.Facts, award, mail.Page) is { } happened)
            {
                told += await TellAsync(targets, key, known, award.Standing, [happened], cancellation);
            }
        }

        return told;
    }

    private async Task<Dictionary<string, Stored<Told<T>>>> ToldAsync<T>(string prefix, CancellationToken cancellation) =>
        await tables.EnumerateAsync<Told<T>>(WebhookKeys.Partition, KeyRange.Prefix(prefix), cancellation)
            .ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken: cancellation);

    private async Task<int> TellAsync<T>(
        IReadOnlyList<WebhookTarget> targets, string key, Stored<Told<T>>? known, T facts, IReadOnlyList<PublicEvent> events,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var number = (known?.Value.Number ?? 0) + 1;
        var commit = new Commit(WebhookKeys.Partition).Put(key, known, new Told<T>(number, facts));
        foreach (var message in events.Select(e => MessageOf(e, $"{key}:{number}:{e.Type}", now)))
        {
            foreach (var target in targets)
            {
                commit.Tell(target, message, now);
            }
        }

        try
        {
            await commits.SaveAsync(commit, cancellation);
            return events.Count * targets.Count;
        }
        catch (StorageConflictException e)
        {
            // Another process told it at this moment.
            log.LogDebug("{Key} was told by another process", e.Key);
            return 0;
        }
    }

    private static WebhookMessage MessageOf(PublicEvent happened, string cause, DateTimeOffset now) => new(
        Sha256Hex.Of(cause)[..32], happened.Type,
        FundingJson.Serialize(new { type = happened.Type, timestamp = now, data = happened.Data }));

    /// <summary>Nobody is told any more: who comes next begins anew.</summary>
    private async Task ForgetAsync(Stored<DateTimeOffset>? since, CancellationToken cancellation)
    {
        if (since is not null)
        {
            await Attempts.OnceAsync(
                () => tables.CommitAsync(WebhookKeys.Partition, RowCodec.Delete(since), cancellation), cancellation);
        }
    }
}
