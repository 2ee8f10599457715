namespace Funding.Platform.Mail;

/// <summary>
/// Deliveries of a round (or of the system), one partition each: <c>begun:</c> by mail before anything of it is done, <c>sent:</c> by mail
/// once it is settled, <c>failure:</c> the newest first, <c>event:</c> so that an event reported twice is one line.
/// </summary>
public sealed class DeliveryLog(ITableStore store)
{
    private const string Begun = "begun:";

    // Many mails of a round go in one moment.
    private readonly GatheredCommits gathered = new(store);

    /// <param name="roundId">Null for mail outside a round.</param>
    /// <returns>Null when the mail was not settled yet.</returns>
    public async Task<DeliveryRecord?> FindAsync(string? roundId, string effectKey, CancellationToken cancellation = default) =>
        (await GetAsync(MailMessageId.ScopeOf(roundId), MailMessageId.KeyOf(effectKey), cancellation))?.Value;

    /// <summary>The mail behind a Message-ID, with or without angle brackets.</summary>
    public async Task<DeliveryRecord?> FindByMessageIdAsync(string messageId, CancellationToken cancellation = default) =>
        MailMessageId.Parse(messageId) is { } id ? (await GetAsync(id.Scope, id.Key, cancellation))?.Value : null;

    /// <summary>Failures of a round, the newest first; one transaction a page of 1 to 100.</summary>
    public async Task<DeliveryFailurePage> ListFailuresAsync(
        string? roundId, int pageSize = 50, string? continuation = null, CancellationToken cancellation = default)
    {
        var page = await store.QueryAsync<DeliveryFailure>(
            Partition(MailMessageId.ScopeOf(roundId)), KeyRange.Prefix("failure:"), pageSize, continuation, cancellation);
        return new DeliveryFailurePage([.. page.Items.Select(item => item.Value)], page.Continuation);
    }

    /// <summary>The log of mails, the newest first; one transaction a page. Mails of earlier versions are not in it.</summary>
    /// <param name="personId">Whose mails; null for everybody's.</param>
    public Task<StoredPage<MailLine>> ListAsync(
        string? roundId, string? personId, int pageSize = 50, string? continuation = null, CancellationToken cancellation = default) =>
        store.QueryAsync<MailLine>(
            Partition(MailMessageId.ScopeOf(roundId)), KeyRange.Prefix(MailLineKeys.Of(personId)), pageSize, continuation, cancellation);

    /// <summary>Forgets what is older, mails and failures alike; the retention job calls it.</summary>
    /// <returns>How many mails and failures went.</returns>
    public async Task<int> PruneAsync(string? roundId, DateTimeOffset before, CancellationToken cancellation = default)
    {
        var partition = Partition(MailMessageId.ScopeOf(roundId));
        var gone = 0;
        await foreach (var row in store.EnumerateAsync(partition, KeyRange.All, cancellation))
        {
            var at = row.Key[..row.Key.IndexOf(':', StringComparison.Ordinal)] switch
            {
                "sent" => RowCodec.Read<DeliveryRecord>(row).At,
                "failure" => RowCodec.Read<DeliveryFailure>(row).At,
                "line" or "to" => RowCodec.Read<MailLine>(row).At,
                _ => RowCodec.Read<DateTimeOffset>(row),
            };
            var begun = row.Key.StartsWith(Begun, StringComparison.Ordinal);
            if (at >= before || (begun && await IsKnownSinceAsync(roundId, row.Key[Begun.Length..], before, cancellation)))
                continue;
            await store.CommitAsync(partition, new DeleteRow(row.Key), cancellation);
            gone += begun || MailLineKeys.Has(row.Key) ? 0 : 1;
        }

        return gone;
    }

    /// <summary>A mail stays begun as long as it is remembered as settled.</summary>
    private async Task<bool> IsKnownSinceAsync(string? roundId, string key, DateTimeOffset since, CancellationToken cancellation) =>
        (await GetAsync(MailMessageId.ScopeOf(roundId), key, cancellation))?.Value.At >= since;

    /// <summary>Takes a mail on, before anything of it is done.</summary>
    /// <returns>False when it was taken on before: whether it is settled has to be looked up.</returns>
    internal Task<bool> BeginAsync(MailMessageId id, DateTimeOffset at, CancellationToken cancellation) =>
        InsertOnceAsync(id.Scope, [RowCodec.Insert(Begun + id.Key, at)], cancellation);

    /// <summary>Settles a mail; who settles it second changes nothing.</summary>
    internal async Task RecordAsync(MailMessageId id, DeliveryRecord record, MailLine line, CancellationToken cancellation)
    {
        List<RowChange> changes = [RowCodec.Insert(SentKey(id.Key), record), .. MailLineKeys.Write(line, line.At, id.Key)];
        if (record.State != DeliveryState.Sent)
            changes.Add(RowCodec.Insert(FailureKey(record.At, id.Key), FailureOf(record)));
        await InsertOnceAsync(id.Scope, changes, cancellation);
    }

    /// <summary>Stores what the mail service reported; the same event again changes nothing.</summary>
    /// <returns>False when the event was stored before.</returns>
    internal async Task<bool> RecordEventAsync(MailMessageId? id, string eventId, DeliveryFailure reported, CancellationToken cancellation)
    {
        var stored = id is null ? null : await GetAsync(id.Scope, id.Key, cancellation);
        var failure = stored is null ? reported : reported with
        {
            EffectKey = stored.Value.EffectKey,
            Template = stored.Value.Request.Template,
            PersonId = stored.Value.Request.PersonId,
        };
        var eventKey = KeyText.Hash(eventId);
        var changes = new List<RowChange>
        {
            RowCodec.Insert($"event:{eventKey}", failure.At),
            RowCodec.Insert(FailureKey(failure.At, eventKey), failure),
        };
        if (stored is not null)
            changes.Add(RowCodec.Replace(stored, stored.Value with { State = failure.State, Reason = failure.Reason, At = failure.At }));
        if (stored?.Value.SettledAt is { } settled)
            changes.AddRange(await LinesAsync(id!, settled, failure, cancellation));
        return await InsertOnceAsync(id?.Scope ?? MailMessageId.System, changes, cancellation);
    }

    /// <summary>The lines of a mail of which something was reported.</summary>
    private async Task<IEnumerable<RowChange>> LinesAsync(
        MailMessageId id, DateTimeOffset settled, DeliveryFailure failure, CancellationToken cancellation)
    {
        var key = MailLineKeys.Of(null) + MailLineKeys.Last(settled, id.Key);
        return await store.GetAsync<MailLine>(Partition(id.Scope), key, cancellation) is { Value: var line }
            ? MailLineKeys.Write((line with { State = failure.State, At = failure.At }).Because(failure.Reason), settled, id.Key)
            : [];
    }

    private static DeliveryFailure FailureOf(DeliveryRecord record) => new()
    {
        EffectKey = record.EffectKey,
        Template = record.Request.Template,
        PersonId = record.Request.PersonId,
        Address = record.Address,
        State = record.State,
        Reason = record.Reason ?? "",
        At = record.At,
    };

    private Task<bool> InsertOnceAsync(string scope, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        Attempts.OnceAsync(ConflictKind.Exists, () => gathered.CommitAsync(Partition(scope), changes, cancellation), cancellation);

    private Task<Stored<DeliveryRecord>?> GetAsync(string scope, string key, CancellationToken cancellation) =>
        store.GetAsync<DeliveryRecord>(Partition(scope), SentKey(key), cancellation);

    public static string Partition(string scope) => $"mail:{KeyText.Safe(scope)}";

    private static string SentKey(string key) => $"sent:{key}";

    private static string FailureKey(DateTimeOffset at, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"failure:{DateTime.MaxValue.Ticks - at.UtcTicks:D19}:{key}");
}
