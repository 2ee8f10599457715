namespace Funding.Workflows.Stages.Committee;

/// <summary>Where no stage has given the committee an order, it is asked to approve the eligible applications as they are listed.</summary>
public sealed class ListActs(ITableStore tables, RoundOrders orders, CommitWriter commits, TimeProvider clock)
{
    /// <returns>The round with an order that was not returned.</returns>
    public async Task<Round> EnsureAsync(Round entering, CancellationToken cancellation)
    {
        // A stage that has just given an order writes it in the commit that enters this one.
        if (entering.RankingVersion > 0 && (await orders.FindAsync(entering, cancellation))?.Value.ReturnedBy is null)
        {
            return entering;
        }

        var partition = RoundKeys.Partition(entering.Id);
        var eligible = new Dictionary<string, ApplicationSummary>(StringComparer.Ordinal);
        await foreach (var row in tables.EnumerateAsync<ApplicationSummary>(
            partition, KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Eligible)), cancellation))
        {
            eligible.Add(row.Value.Id, row.Value);
        }

        var version = entering.RankingVersion + 1;
        var list = ProposedList.Of(
            entering.Id, eligible.Values.Select(a => new ListedApplication(a.Id, a.OrganisationName, a.Title)));
        await orders.WriteAsync(
            entering.Id, version, [.. list.Entries.Select(e => RankedApplication.Listed(e, eligible[e.Key]))], cancellation);
        var known = await tables.GetAsync<RankingRow>(partition, RoundKeys.Ranking(version), cancellation);
        if (known?.Value.Hash != list.Hash)
        {
            await commits.SaveAsync(
                new Commit(partition)
                    .Upsert(RoundKeys.Ranking(version), RankingRow.Listed(version, list.Hash, clock.GetUtcNow(), eligible.Count))
                    .Audit(AuditNote.By(
                        Actor.Rule("committee"), "list-proposed", entering.Id, ("version", $"{version}"), ("hash", list.Hash))),
                cancellation);
        }

        return entering with { RankingVersion = version, RankingHash = list.Hash };
    }
}
