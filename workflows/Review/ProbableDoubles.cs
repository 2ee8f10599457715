namespace Funding.Workflows.Review;

/// <summary>Two entries of a pool that are probably one person under two addresses.</summary>
public sealed record ProbableDouble(PoolExpert One, PoolExpert Other)
{
    public string Id => IdOf(One.PersonId, Other.PersonId);

    /// <summary>Of two persons in either order: 32 hex characters.</summary>
    public static string IdOf(string one, string other) =>
        Sha256Hex.Of(string.CompareOrdinal(one, other) < 0 ? $"{one}\n{other}" : $"{other}\n{one}")[..32];
}

/// <summary>The office's word on a probable double.</summary>
/// <param name="Kept">The entry that stays when both are one person; null when they are two.</param>
/// <param name="Dropped">The entry that does not; null when they are two persons.</param>
public sealed record DoubleDecision(string OneId, string OtherId, string? Kept, string? Dropped, string Reason, string DecidedBy,
    DateTimeOffset DecidedAt)
{
    public string Id => ProbableDouble.IdOf(OneId, OtherId);
}

/// <summary>Finds one person under two addresses, and says who of a pool has a vote.</summary>
public static class ProbableDoubles
{
    /// <summary>No more are listed at a time.</summary>
    public const int Most = 500;

    /// <summary>Pairs with one name and one organisation: the same code, or a name that is the same or near.</summary>
    /// <param name="wanted">Which of them are listed; null lists all.</param>
    public static IReadOnlyList<ProbableDouble> Find(IEnumerable<PoolExpert> pool, Func<ProbableDouble, bool>? wanted = null)
    {
        var found = new List<ProbableDouble>();
        foreach (var namesakes in pool.Select(e => new Placed(e)).GroupBy(e => e.Name, StringComparer.Ordinal).Where(g => g.Key.Length > 0))
        {
            var seen = new List<Placed>();
            foreach (var expert in namesakes.OrderBy(e => e.Expert.PersonId, StringComparer.Ordinal))
            {
                foreach (var pair in seen.Where(expert.IsAtOnePlaceWith).Select(other => new ProbableDouble(other.Expert, expert.Expert)))
                {
                    if (wanted?.Invoke(pair) != false) found.Add(pair);
                    if (found.Count == Most) return found;
                }
                seen.Add(expert);
            }
        }
        return found;
    }

    /// <summary>
    /// Those who may be drawn: nobody that the office found to be another entry again, and of a probable double that it has not
    /// decided on only the first.
    /// </summary>
    /// <param name="pool">Between two the earlier stays.</param>
    public static IReadOnlyList<PoolExpert> Voting(IReadOnlyList<PoolExpert> pool, IReadOnlyCollection<DoubleDecision> decisions)
    {
        var dropped = decisions.Select(d => d.Dropped).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var two = decisions.Where(d => d.Dropped is null).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var voting = new List<PoolExpert>();
        var byName = new Dictionary<string, List<Placed>>(StringComparer.Ordinal);
        foreach (var expert in pool.Where(e => !dropped.Contains(e.PersonId)).Select(e => new Placed(e)))
        {
            if (!byName.TryGetValue(expert.Name, out var namesakes)) byName[expert.Name] = namesakes = [];
            if (namesakes.Exists(o => !two.Contains(ProbableDouble.IdOf(o.Expert.PersonId, expert.Expert.PersonId))
                && o.IsAtOnePlaceWith(expert)))
                continue;
            namesakes.Add(expert);
            voting.Add(expert.Expert);
        }
        return voting;
    }

    /// <summary>An entry with what it is compared by.</summary>
    private sealed record Placed(PoolExpert Expert)
    {
        public string Name { get; } = TextIdentity.Of(Expert.Name);

        private readonly NearName organisation = new(OrganisationKey.Of(Expert.Organisation));
        private readonly string code = OrganisationKey.Of(Expert.CreditCode ?? "");

        public bool IsAtOnePlaceWith(Placed other) =>
            (code.Length > 0 && code == other.code) || organisation.Key == other.organisation.Key
                || organisation.To(other.organisation) is not null;
    }
}
