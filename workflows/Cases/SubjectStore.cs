namespace Funding.Workflows.Cases;

/// <summary>The applications of one organisation in a round.</summary>
public sealed class SubjectStore(ITableStore tables)
{
    /// <summary>One read, and one query where the organisation has applied.</summary>
    public async Task<SubjectPlaces> ReadAsync(string roundId, string creditCode, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);

        // The row first: whatever is begun between the two makes the later write fail.
        var taken = await tables.GetAsync<int>(partition, RoundKeys.Subject(creditCode), cancellation);
        if (taken is null)
        {
            return new SubjectPlaces(creditCode, null, []);
        }

        var applications = await tables.EnumerateAsync<Application>(
            partition, KeyRange.Prefix(RoundKeys.ApplicationsOf(creditCode)), cancellation).Select(a => a.Value).ToListAsync(cancellation);
        return new SubjectPlaces(creditCode, taken, applications);
    }
}

/// <param name="Taken">How often a place was taken; null before the first.</param>
public sealed record SubjectPlaces(string CreditCode, Stored<int>? Taken, IReadOnlyList<Application> Applications)
{
    /// <summary>Numbers are never used twice.</summary>
    public string NextId => $"{CreditCode}-{1 + Applications.Select(a => NumberOf(a.Id)).DefaultIfEmpty().Max()}";

    /// <summary>Takes the row along: of two that take the last place in one moment one is refused.</summary>
    public Commit Take(Commit commit) => commit.Put(RoundKeys.Subject(CreditCode), Taken, (Taken?.Value ?? 0) + 1);

    private int NumberOf(string id) => int.Parse(id.AsSpan(CreditCode.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
