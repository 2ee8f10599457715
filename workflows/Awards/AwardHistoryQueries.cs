namespace Funding.Workflows.Awards;

/// <summary>Reads what happened to an award: one query, and for the office one for each person who acted.</summary>
public sealed class AwardHistoryQueries(ITableStore tables, PeopleStore people)
{
    /// <inheritdoc cref="AwardHistory.Of"/>
    public async Task<IReadOnlyList<StageEvent>> OfAsync(
        AwardHome award, IReadOnlyDictionary<string, Bilingual> duties, bool office, CancellationToken cancellation = default)
    {
        var record = await tables
            .EnumerateAsync<AuditEntry>(AwardKeys.Partition(award.Id), KeyRange.Prefix(AuditKeys.Entry), cancellation)
            .Select(e => e.Value.Note).ToListAsync(cancellation);
        return AwardHistory.Of(award.Id, record, duties, office);
    }

    /// <summary>Names of who acted, by their ids.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IEnumerable<StageEvent> events, CancellationToken cancellation = default)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in events.Select(e => e.By).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await people.FindAsync(id, cancellation) is { Value: var person }) names[id] = person.ShownAs;
        }

        return names;
    }
}
