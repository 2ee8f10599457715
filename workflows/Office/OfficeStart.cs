namespace Funding.Workflows.Office;

/// <summary>What a running round wants from its reader.</summary>
/// <param name="Stage">What its present stages want, and what else of it waits.</param>
/// <param name="Proposals">Of another administrator, to be decided by this one.</param>
public sealed record RoundDuties(RoundSummary Round, IReadOnlyList<StageWait> Stage, IReadOnlyList<RoundProposal> Proposals)
{
    public bool Any => Stage.Count > 0 || Proposals.Count > 0;
}

/// <summary>
/// The start page of officers and administrators: every round that is theirs to handle, and what waits for the reader in the running ones.
/// </summary>
public sealed class OfficeStart(
    RoundStore rounds, StageFaces stages, ProposalQueries proposals, IEnumerable<IOfficeDuty> others, IDepartments departments)
{
    private const int PageSize = 20;

    /// <summary>A page of rounds: one transaction, up to two for each round that runs, and what other duties read.</summary>
    public async Task<StoredPage<RoundDuties>> ReadAsync(Actor actor, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var page = await rounds.ListAsync(continuation, PageSize, cancellation);
        var duties = new List<Stored<RoundDuties>>();
        foreach (var summary in page.Items.Where(r => departments.Covers(actor, r.Value.Id)))
        {
            duties.Add(new Stored<RoundDuties>(await OfAsync(actor, summary.Value, cancellation), summary.Key, summary.ETag));
        }

        return new StoredPage<RoundDuties>(duties, page.Continuation);
    }

    private async Task<RoundDuties> OfAsync(Actor actor, RoundSummary summary, CancellationToken cancellation)
    {
        var waiting = summary.IsRunning() && actor.Can(Right.ExtendOrCancelRound)
            ? (await proposals.ListAsync(actor, summary.Id, null, cancellation)).Items
                .Select(p => p.Value)
                .Where(p => p.IsOpen && p.ProposedBy != actor.PersonId)
            : [];
        var waits = (await stages.DutiesAsync(summary, actor, cancellation)).ToList();
        foreach (var other in others)
            waits.AddRange(await other.OfAsync(summary, actor, cancellation));
        return new RoundDuties(summary, waits, [.. waiting]);
    }
}
