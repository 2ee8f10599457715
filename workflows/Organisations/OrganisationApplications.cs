namespace Funding.Workflows.Organisations;

/// <summary>What organisations applied with over the rounds: a transaction for each round and code.</summary>
public sealed class OrganisationApplications(ITableStore tables)
{
    // Rounds that are read side by side.
    private const int AtOnce = 16;

    /// <param name="codes">Credit codes of one organisation.</param>
    /// <returns>Round by round as they came, drafts and withdrawn ones too.</returns>
    public async Task<IReadOnlyList<(RoundSummary Round, Application Application)>> OfAsync(
        IEnumerable<RoundSummary> rounds, IReadOnlyList<string> codes, CancellationToken cancellation = default)
    {
        var found = new List<(RoundSummary Round, Application Application)>();
        foreach (var some in rounds.SelectMany(round => codes.Select(code => (Round: round, Code: code))).Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(async of => (of.Round, Applications: await tables.EnumerateAsync<Application>(
                RoundKeys.Partition(of.Round.Id), KeyRange.Prefix(RoundKeys.ApplicationsOf(of.Code)), cancellation)
                .Select(row => row.Value).ToListAsync(cancellation))));
            found.AddRange(read.SelectMany(r => r.Applications.Select(a => (r.Round, a))));
        }

        return found;
    }
}
