namespace Funding.Workflows.Stages.Draw;

/// <summary>The pool and what the draw left open, for the office; the record of the draw for everybody.</summary>
public sealed class DrawQueries(ITableStore tables, IBlobStore blobs)
{
    private const int PageSize = 50;

    /// <summary>What panels lack of which party, one page by application.</summary>
    public Task<StoredPage<AssignmentShortfall>> ShortfallsAsync(
        Actor actor, string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return tables.QueryAsync<AssignmentShortfall>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(ReviewKeys.Shortfalls), PageSize, continuation, cancellation);
    }

    /// <summary>Seats that nobody could be found for, one page.</summary>
    public Task<StoredPage<EmptySeat>> UnfillableSeatsAsync(
        Actor actor, string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return tables.QueryAsync<EmptySeat>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(ReviewKeys.UnfillableSeats), PageSize, continuation, cancellation);
    }

    /// <summary>The pool, one page.</summary>
    public Task<StoredPage<PoolExpert>> PoolAsync(
        Actor actor, string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        if (!actor.Can(Right.ImportExperts))
        {
            actor.Demand(Right.ReadAllApplications);
        }

        return tables.QueryAsync<PoolExpert>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Experts), PageSize, continuation, cancellation);
    }

    /// <summary>Searched, filtered, sorted and counted over the whole pool; one transaction for a thousand.</summary>
    public async Task<RollPage<PoolExpert>> FindAsync(
        Actor actor, string roundId, RollQuery query, CancellationToken cancellation = default)
    {
        if (!actor.Can(Right.ImportExperts))
        {
            actor.Demand(Right.ReadAllApplications);
        }

        var pool = await tables
            .EnumerateAsync<PoolExpert>(RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Experts), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);
        return Roll.Of(pool, PoolRollForm.Form, query);
    }

    /// <summary>Hashes of who is drawn and for what, from the beginning of the public value's day.</summary>
    /// <returns>Null before.</returns>
    public async Task<PublishedRosters?> RostersAsync(string roundId, CancellationToken cancellation = default) =>
        (await tables.GetAsync<PublishedRosters>(RoundKeys.Partition(roundId), ReviewKeys.Rosters, cancellation))?.Value;

    /// <summary>Facts of the draw for the public page.</summary>
    /// <returns>Null before the draw.</returns>
    public async Task<DrawSummary?> DrawAsync(string roundId, CancellationToken cancellation = default) =>
        (await tables.GetAsync<DrawSummary>(RoundKeys.Partition(roundId), ReviewKeys.Draw, cancellation))?.Value;

    /// <summary>The published record (JSON of <see cref="PublishedDraw"/>), for download; no names in it.</summary>
    /// <returns>Null before the draw.</returns>
    public async Task<Stream?> OpenDrawRecordAsync(string roundId, CancellationToken cancellation = default) =>
        await DrawAsync(roundId, cancellation) is { } draw ? await blobs.OpenReadAsync(draw.RecordBlob, 0, cancellation) : null;
}
