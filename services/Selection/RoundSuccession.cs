namespace Funding.Services.Selection;

/// <summary>
/// Who holds the places of a round's ranking now: after upheld objections and late withdrawals, in the order of their moments.
/// </summary>
public sealed class RoundSuccession(ITableStore tables, RoundStore rounds)
{
    /// <param name="now">An entry that is being taken out in this commit, and when; null for none.</param>
    public async Task<RoundPlaces> ReadAsync(
        Round round, (string ApplicationId, DateTimeOffset At)? now = null, CancellationToken cancellation = default)
    {
        var partition = RoundKeys.Partition(round.Id);
        var rows = new List<RankedApplication>();
        await foreach (var row in tables.EnumerateAsync<RankedApplication>(
            partition, KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"), cancellation))
        {
            rows.Add(row.Value);
        }

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
        var rules = RankingSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation)).Selection;
        return new RoundPlaces(
            rows.ToDictionary(r => r.Entry.Key, StringComparer.Ordinal),
            Succession.After(
                new RankingResult([.. rows.Select(r => r.Entry)]),
                rules,
                [.. removals.Where(r => byId.ContainsKey(r.Id)).Select(r => new Removal(byId[r.Id].Entry.Key, r.At))]));
    }
}

/// <param name="ByKey">Every ranked application.</param>
public sealed record RoundPlaces(IReadOnlyDictionary<string, RankedApplication> ByKey, SuccessionResult Succession)
{
    /// <summary>Whether an application holds a place now.</summary>
    public bool Holds(string applicationId) => Succession.Selected.Any(e => ByKey[e.Key].ApplicationId == applicationId);
}
