namespace Funding.Workflows.Stages.PanelReview;

/// <summary>The office's view of the review.</summary>
public sealed class ReviewQueries(ITableStore tables)
{
    private const int PageSize = 50;

    /// <summary>What the round's experts are called: one transaction for each 1,000 of them.</summary>
    public async Task<ExpertNames> NamesAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return ExpertNames.Of(await tables.EnumerateAsync<PoolExpert>(
            RoundKeys.Partition(roundId), KeyRange.Prefix(RoundKeys.Experts), cancellation)
            .Select(expert => expert.Value).ToListAsync(cancellation));
    }

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

    /// <summary>Load and progress by expert, in order of ids: one transaction for each 1,000 experts, none for sheets.</summary>
    public async Task<IReadOnlyList<Reviewer>> ReviewersAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return await tables.EnumerateAsync<Reviewer>(RoundKeys.Partition(roundId), KeyRange.Prefix(ReviewKeys.Reviewers), cancellation)
            .Select(row => row.Value).ToListAsync(cancellation);
    }

    /// <summary>Signed of total over all experts, at the cost of <see cref="ReviewersAsync"/>.</summary>
    public async Task<ReviewProgress> ProgressAsync(Actor actor, string roundId, CancellationToken cancellation = default) =>
        ReviewProgress.Of(await ReviewersAsync(actor, roundId, cancellation));
}

/// <param name="Unanswered">Neither accepted nor recused.</param>
/// <param name="Waiting">Experts with a sheet still to sign.</param>
public sealed record ReviewProgress(int Signed, int Accepted, int Unanswered, int Experts, int Waiting)
{
    public int Total => Signed + Accepted + Unanswered;

    public static ReviewProgress Of(IReadOnlyList<Reviewer> reviewers)
    {
        var progress = new ReviewProgress(0, 0, 0, 0, 0);
        foreach (var counts in reviewers)
        {
            progress = new(
                progress.Signed + counts.Signed,
                progress.Accepted + counts.Accepted,
                progress.Unanswered + counts.Assigned,
                progress.Experts + 1,
                progress.Waiting + (counts.Open > 0 ? 1 : 0));
        }

        return progress;
    }
}
