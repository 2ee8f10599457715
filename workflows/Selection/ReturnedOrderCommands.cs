namespace Funding.Workflows.Selection;

/// <summary>What an administrator says about a ranking that the committee returned.</summary>
public sealed class ReturnedOrderCommands(RoundStore rounds, CommitWriter commits)
{
    /// <summary>An administrator lets a returned ranking be computed again, saying what was done about the reason.</summary>
    public async Task RankAgainAsync(Actor actor, string roundId, string? what, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        var stored = await rounds.GetAsync(roundId, cancellation);
        if (!stored.Value.IsRunning() || !stored.Value.RankingOnHold)
        {
            throw new RefusedException(RankingRefusals.NotOnHold());
        }

        var reason = Reasons.Demand(what, "what");
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(roundId))
                .Replace(stored, stored.Value with { RankingHeldSince = null })
                .Audit(AuditNote.By(actor, "ranking-released", roundId, ("what", reason)))
                .WakeRound(roundId),
            cancellation);
    }
}
