namespace Funding.Workflows.Comments;

/// <summary>Reads the comments of applications, and who may be mentioned in them.</summary>
public sealed class CommentStore(ITableStore tables, PeopleStore people)
{
    /// <summary>The first one first: one query.</summary>
    public async Task<IReadOnlyList<Stored<CaseComment>>> OfAsync(
        string roundId, string applicationId, CancellationToken cancellation = default) =>
        await tables.EnumerateAsync<CaseComment>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(CommentKeys.Of(applicationId)), cancellation).ToListAsync(cancellation);

    /// <summary>Officers of the department that leads the round, and administrators.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(string roundId, CancellationToken cancellation = default) =>
    [
        .. (await people.HandlingAsync(Role.Officer, roundId, cancellation))
            .Concat(await people.HandlingAsync(Role.Administrator, roundId, cancellation))
            .DistinctBy(p => p.Id).Select(p => new Colleague(p.Id, p.ShownAs)).OrderBy(c => Pinyin.SortKey(c.Name), StringComparer.Ordinal),
    ];
}
