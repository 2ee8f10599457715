namespace Funding.Workflows.Webhooks;

/// <summary>Reads receivers and deliveries.</summary>
public sealed class WebhookStore(ITableStore tables)
{
    /// <summary>All receivers, those that wait for another administrator too: one query.</summary>
    public async Task<IReadOnlyList<Stored<WebhookTarget>>> TargetsAsync(CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<WebhookTarget>(HomeKeys.System, KeyRange.Prefix(WebhookKeys.Targets), cancellation)
            .ToListAsync(cancellation);

    /// <exception cref="RefusedException">There is none of that id.</exception>
    public async Task<Stored<WebhookTarget>> GetAsync(string id, CancellationToken cancellation = default) =>
        await tables.GetAsync<WebhookTarget>(HomeKeys.System, WebhookKeys.Target(id), cancellation)
            ?? throw new RefusedException(WebhookRefusals.NoTarget());

    /// <summary>The newest first, one page.</summary>
    public Task<StoredPage<WebhookDelivery>> DeliveriesAsync(string? continuation, CancellationToken cancellation = default) =>
        tables.QueryAsync<WebhookDelivery>(
            WebhookKeys.Partition, KeyRange.Prefix(WebhookKeys.Deliveries), 50, continuation, cancellation);

    /// <param name="key">As a form brings it.</param>
    /// <exception cref="RefusedException">There is none of that key.</exception>
    public async Task<Stored<WebhookDelivery>> DeliveryAsync(string key, CancellationToken cancellation = default) =>
        RouteIds.CouldBe(key) && key.StartsWith(WebhookKeys.Deliveries, StringComparison.Ordinal)
        && await tables.GetAsync<WebhookDelivery>(WebhookKeys.Partition, key, cancellation) is { } found
            ? found : throw new RefusedException(WebhookRefusals.NoDelivery());

    /// <summary>Forgets deliveries that were asked for before the moment; the retention job calls it.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        var gone = 0;
        var old = new KeyRange(WebhookKeys.Delivery(before, ""), KeyRange.Prefix(WebhookKeys.Deliveries).To);
        await foreach (var row in tables.EnumerateAsync(WebhookKeys.Partition, old, cancellation))
        {
            // A conflict: it was sent again at this moment.
            if (await Attempts.OnceAsync(
                () => tables.CommitAsync(WebhookKeys.Partition, new DeleteRow(row.Key, row.ETag), cancellation), cancellation))
            {
                gone++;
            }
        }

        return gone;
    }
}
