namespace Funding.Workflows.Review;

/// <summary>The office's word on a possible conflict; it holds for the two names, whoever bears them.</summary>
/// <param name="ExpertName">As it stood when it was decided.</param>
/// <param name="Confirmed">False when the names mean different organisations.</param>
/// <param name="DecidedBy">Person id.</param>
public sealed record ConflictDecision(string Id, string ExpertName, string ApplicationName, bool Confirmed, string Reason,
    string DecidedBy, DateTimeOffset DecidedAt);

/// <summary>What the office has decided of a round's possible conflicts and probable doubles.</summary>
internal sealed record PoolDecisions(IReadOnlyDictionary<string, ConflictDecision> Conflicts, IReadOnlyList<DoubleDecision> Doubles)
{
    public static async Task<PoolDecisions> ReadAsync(ITableStore tables, string partition, CancellationToken cancellation)
    {
        var conflicts = new Dictionary<string, ConflictDecision>(StringComparer.Ordinal);
        await foreach (var row in tables.EnumerateAsync<ConflictDecision>(partition, KeyRange.Prefix(ReviewKeys.ConflictDecisions),
            cancellation))
        {
            conflicts.Add(row.Value.Id, row.Value);
        }

        var doubles = new List<DoubleDecision>();
        await foreach (var row in tables.EnumerateAsync<DoubleDecision>(partition, KeyRange.Prefix(ReviewKeys.DoubleDecisions),
            cancellation))
        {
            doubles.Add(row.Value);
        }

        return new(conflicts, doubles);
    }

    /// <summary>Expert and application that a possible conflict keeps apart: confirmed ones, and those nobody has decided on.</summary>
    public IEnumerable<(string ExpertId, string ApplicationId)> KeptApart(
        IReadOnlyCollection<PoolExpert> experts, RoundParties applications) =>
        PossibleConflicts.Find(experts, applications.Judged, applications.Names)
            .Where(c => !Conflicts.TryGetValue(c.Id, out var word) || word.Confirmed).SelectMany(c => c.Pairs);

    public bool IsDecided(ProbableDouble pair) => Doubles.Any(d => d.Id == pair.Id || d.Dropped == pair.One.PersonId
        || d.Dropped == pair.Other.PersonId);
}
