namespace Funding.Workflows.Stages.PanelReview;

/// <summary>The office's view of the review, and the public record of the draw.</summary>
public sealed class ReviewQueries(ITableStore tables, IBlobStore blobs)
{
    private const int PageSize = 50;

    /// <summary>An application's panel, former members included. One transaction.</summary>
    public async Task<IReadOnlyList<PanelMember>> PanelAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var members = new List<PanelMember>();
        await foreach (var member in tables.EnumerateAsync<PanelMember>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.PanelPrefix(applicationId)), cancellation))
        {
            members.Add(member.Value);
        }

        return members;
    }

    /// <summary>One expert's sheets with their states and scores, one page.</summary>
    public Task<StoredPage<ReviewSheet>> SheetsOfAsync(
        Actor actor, string roundId, string expertId, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return tables.QueryAsync<ReviewSheet>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.SheetPrefix(expertId)), PageSize, continuation, cancellation);
    }

    /// <summary>Load and progress by expert, one page in order of ids; who has <see cref="Reviewer.Open"/> sheets is waited for.</summary>
    public Task<StoredPage<Reviewer>> ReviewersAsync(
        Actor actor, string roundId, string? continuation = null, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return tables.QueryAsync<Reviewer>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(ReviewKeys.Reviewers), PageSize, continuation, cancellation);
    }

    /// <summary>Signed of total over all experts: one transaction for each 1,000 experts, none for sheets.</summary>
    public async Task<ReviewProgress> ProgressAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var progress = new ReviewProgress(0, 0, 0, 0, 0);
        await foreach (var reviewer in tables.EnumerateAsync<Reviewer>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(ReviewKeys.Reviewers), cancellation))
        {
            var counts = reviewer.Value;
            progress = new(
                progress.Signed + counts.Signed,
                progress.Accepted + counts.Accepted,
                progress.Unanswered + counts.Assigned,
                progress.Experts + 1,
                progress.Waiting + (counts.Open > 0 ? 1 : 0));
        }

        return progress;
    }

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

/// <param name="Unanswered">Neither accepted nor recused.</param>
/// <param name="Waiting">Experts with a sheet still to sign.</param>
public sealed record ReviewProgress(int Signed, int Accepted, int Unanswered, int Experts, int Waiting)
{
    public int Total => Signed + Accepted + Unanswered;
}
