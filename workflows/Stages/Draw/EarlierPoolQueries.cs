namespace Funding.Workflows.Stages.Draw;

/// <summary>The pools of a programme's earlier rounds, for who plans the next one.</summary>
internal sealed class EarlierPoolQueries(RoundStore rounds, ITableStore tables)
{
    /// <summary>How many experts of each party the programme's last round had; null when there was none with a pool.</summary>
    public async Task<IReadOnlyDictionary<Party, int>?> LastOfAsync(string programmeId, CancellationToken cancellation)
    {
        var earlier = (await rounds.AllAsync(cancellation))
            .Where(r => r.ProgrammeId == programmeId)
            .OrderByDescending(r => (r.Year, r.Batch));
        foreach (var round in earlier)
        {
            var parties = await tables
                .EnumerateAsync<PoolExpert>(RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.Experts), cancellation)
                .Select(e => Parties.Read(e.Value.Party))
                .ToListAsync(cancellation);
            if (parties.Count > 0)
            {
                return parties.OfType<Party>().CountBy(p => p).ToDictionary();
            }
        }

        return null;
    }
}
