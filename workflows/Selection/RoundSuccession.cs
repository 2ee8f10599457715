namespace Funding.Workflows.Selection;

/// <summary>
/// Who holds the places of a round's ranking now: after upheld objections and late withdrawals, in the order of their moments.
/// </summary>
public sealed class RoundSuccession(ITableStore tables, RoundStore rounds, RoundOrders orders, StageOffers offers)
{
    /// <param name="now">An entry that is being taken out in this commit, and when; null for none.</param>
    public async Task<RoundPlaces> ReadAsync(
        Round round, (string ApplicationId, DateTimeOffset At)? now = null, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(round.Id);
        var rows = await orders.ReadAsync(round, cancellation);
        var removals = now is { } one ? new List<(string Id, DateTimeOffset At)> { one } : [];
        await foreach (var objection in tables.EnumerateAsync<Objection>(partition, KeyRange.Prefix(RoundKeys.Objections), cancellation))
        {
            if (objection.Value.Decision is { Upheld: true } decision)
            {
                removals.Add((objection.Value.ApplicationId, decision.At));
            }
        }

        await foreach (var withdrawal in tables.EnumerateAsync<Withdrawal>(partition, KeyRange.Prefix(RoundKeys.Withdrawals), cancellation))
        {
            removals.Add((withdrawal.Value.ApplicationId, withdrawal.Value.At));
        }

        // Who withdrew before this ranking is not in it.
        var byId = rows.ToDictionary(r => r.ApplicationId, StringComparer.Ordinal);
        var order = (await orders.FindAsync(round, cancellation))?.Value;
        var rules = order is { IsList: true }
            ? new SelectionRules(order.Places ?? rows.Count, null, order.Reserve, [])
            : offers.Needed<IRanking>(await rounds.GetProgrammeAsync(round.Id, cancellation)).Selection;
        return new RoundPlaces(
            rows.ToDictionary(r => r.Entry.Key, StringComparer.Ordinal),
            Succession.After(
                new RankingResult([.. rows.Select(r => r.Entry)]),
                rules,
                [.. removals.Where(r => byId.ContainsKey(r.Id)).Select(r => new Removal(byId[r.Id].Entry.Key, r.At))]),
            order is { IsList: true } ? order.Places is not null : rules.Shape != SelectionShape.Threshold);
    }
}

/// <param name="ByKey">Every ranked application.</param>
/// <param name="Limited">
/// So many places and no more: one that is left is filled or vacant. A list without places, and a threshold, have none to fill.
/// </param>
public sealed record RoundPlaces(
    IReadOnlyDictionary<string, RankedApplication> ByKey, SuccessionResult Succession, bool Limited)
{
    /// <summary>Whether an application holds a place now.</summary>
    public bool Holds(string applicationId) => Find(applicationId) is not null;

    /// <summary>What an application has of the ranking's budget now; null for nothing.</summary>
    public decimal? GrantedTo(string applicationId) => Find(applicationId)?.Granted;

    private RankedEntry? Find(string applicationId) =>
        Succession.Selected.FirstOrDefault(e => ByKey[e.Key].ApplicationId == applicationId);
}
