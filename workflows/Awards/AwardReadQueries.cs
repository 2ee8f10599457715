namespace Funding.Workflows.Awards;

/// <summary>One award by whoever may read it whole: the office, and those who act for its holder.</summary>
internal sealed class AwardReadQueries(AwardStore awards, AwardChangeStore holders)
{
    /// <exception cref="RefusedException">Not there, or not for this actor: the answer is the same.</exception>
    public async Task<AwardRead> GetAsync(Actor actor, string awardId, CancellationToken cancellation)
    {
        var read = await awards.GetAsync(awardId, cancellation);
        return actor.Can(Right.ReadAllApplications)
            || (await holders.HoldersAsync(read.Home, cancellation)).Contains(actor.PersonId)
            ? read : throw new RefusedException(AwardRefusals.NotFound(awardId));
    }
}
