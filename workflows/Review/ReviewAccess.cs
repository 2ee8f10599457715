namespace Funding.Workflows.Review;

/// <summary>
/// The one way to a sheet, and through it to an application and its documents. An expert passes for a seat they hold and have no
/// conflict with; for everything else the answer and the transactions are those of an application that does not exist.
/// </summary>
public sealed class ReviewAccess(ITableStore tables, RoundStore rounds, StageOffers offers, TimeProvider clock)
{
    /// <summary>Three point reads, whatever they find.</summary>
    /// <exception cref="RefusedException">No seat of the actor's.</exception>
    public Task<OpenedSheet> OpenAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default) =>
        OpenAsync(actor, roundId, applicationId, null, null, cancellation);

    private async Task<OpenedSheet> OpenAsync(
        Actor actor, string roundId, string applicationId, Stored<ReviewSheet>? keptSheet, Stored<PoolExpert>? keptExpert,
        CancellationToken cancellation)
    {
        actor.Demand(Right.ReviewApplication);
        var partition = RoundKeys.Partition(roundId);
        var round = await rounds.GetAsync(roundId, cancellation);
        var expert = keptExpert
            ?? await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(actor.PersonId), cancellation);
        var sheet = keptSheet
            ?? await tables.GetAsync<ReviewSheet>(partition, RoundKeys.Sheet(actor.PersonId, SafeKey(applicationId)), cancellation);
        return sheet is not null && expert is not null && MaySee(round.Value, expert.Value, sheet.Value)
            ? new(round.Value, expert, sheet)
            : throw new RefusedException(ReviewRefusals.NotFound(applicationId));
    }

    /// <summary>The same for a change: the review is open and the sheet is not signed.</summary>
    /// <exception cref="RefusedException">No seat of the actor's, before or after the review, or signed.</exception>
    public Task<OpenedSheet> OpenForChangeAsync(
        Actor actor, string roundId, string applicationId, CancellationToken cancellation = default) =>
        OpenForChangeAsync(actor, roundId, applicationId, null, null, cancellation);

    /// <param name="keptSheet">The sheet as it was written last, for a commit that holds it to its ETag; null to read it.</param>
    /// <param name="keptExpert">The expert's row likewise: the commit replaces it by itself.</param>
    internal async Task<OpenedSheet> OpenForChangeAsync(
        Actor actor, string roundId, string applicationId, Stored<ReviewSheet>? keptSheet, Stored<PoolExpert>? keptExpert,
        CancellationToken cancellation)
    {
        var opened = await OpenAsync(actor, roundId, applicationId, keptSheet, keptExpert, cancellation);
        DemandOpen(opened.Round);
        return opened.Sheet.Value.State == ReviewState.Signed ? throw new RefusedException(ReviewRefusals.AlreadySigned()) : opened;
    }

    /// <summary>Whether sheets may still be changed.</summary>
    public bool IsOpen(bool atReview, DateOnly closes) => atReview && ShanghaiTime.IsInTime(clock.GetUtcNow(), closes);

    internal void DemandOpen(Round round)
    {
        var review = offers.KindOf<IPanel>(round);
        if (round.IsBefore(review))
        {
            throw new RefusedException(ReviewRefusals.NotOpen());
        }

        if (round.HasPassed(review) || !ShanghaiTime.IsInTime(clock.GetUtcNow(), round.CloseOf(review)))
        {
            throw new RefusedException(ReviewRefusals.Closed());
        }
    }

    /// <summary>A seat held, no conflict, and the draw is done: until then the seats are not settled.</summary>
    internal bool MaySee(Round round, PoolExpert expert, ReviewSheet sheet) =>
        round.HasReached(offers.KindOf<IPanel>(round))
            && sheet.State.HoldsSeat()
            && !PanelExperts.Conflicted(expert, sheet);

    // A key that storage would refuse belongs to nothing; it is looked up all the same.
    private static string SafeKey(string id) =>
        id.Length is > 0 and <= 200 && KeyCharacters.AllowAll(id) ? id : "-";
}

/// <param name="Expert">The actor's row in the pool.</param>
public sealed record OpenedSheet(Round Round, Stored<PoolExpert> Expert, Stored<ReviewSheet> Sheet);
