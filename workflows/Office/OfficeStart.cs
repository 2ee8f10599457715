namespace Funding.Workflows.Office;

/// <summary>What a running round wants from its reader.</summary>
/// <param name="ToDecide">Applications that wait for an eligibility decision.</param>
/// <param name="Objections">Open ones.</param>
/// <param name="Proposals">Of another administrator, to be decided by this one.</param>
/// <param name="PanelsShort">Panels lack experts.</param>
/// <param name="Returned">A returned ranking waits to be computed again.</param>
public sealed record RoundDuties(
    RoundSummary Round, int ToDecide, int Objections, IReadOnlyList<RoundProposal> Proposals, bool PanelsShort, bool Returned)
{
    public bool Any => ToDecide > 0 || Objections > 0 || Proposals.Count > 0 || PanelsShort || Returned;
}

/// <summary>The start page of officers and administrators: every round, and what waits for the reader in the running ones.</summary>
public sealed class OfficeStart(RoundStore rounds, RoundOverviews overviews, ProposalQueries proposals)
{
    private const int PageSize = 20;

    /// <summary>A page of rounds: one transaction, and up to four for each round that runs.</summary>
    public async Task<StoredPage<RoundDuties>> ReadAsync(Actor actor, string? continuation, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var page = await rounds.ListAsync(continuation, PageSize, cancellation);
        var duties = new List<Stored<RoundDuties>>();
        foreach (var summary in page.Items)
        {
            duties.Add(new Stored<RoundDuties>(await OfAsync(actor, summary.Value, cancellation), summary.Key, summary.ETag));
        }

        return new StoredPage<RoundDuties>(duties, page.Continuation);
    }

    private async Task<RoundDuties> OfAsync(Actor actor, RoundSummary summary, CancellationToken cancellation)
    {
        var duties = new RoundDuties(summary, 0, 0, [], false, false);
        if (!summary.IsRunning())
        {
            return duties;
        }

        if (summary.IsAt(EligibilityStage.Kind) && actor.Can(Right.DecideEligibility))
        {
            var counts = await overviews.CountsAsync(summary.Id, cancellation);
            duties = duties with
            {
                ToDecide = counts.Where(c => EligibilityStage.ForOfficers.Contains(c.State))
                .Sum(c => c.Count)
            };
        }

        if (summary.IsAt(NoticeStage.Kind) && actor.Can(Right.DecideObjection))
        {
            duties = duties with { Objections = await overviews.OpenObjectionsAsync(summary.Id, cancellation) };
        }

        if (summary.IsAt(RankingStage.Kind) && actor.Can(Right.LaunchRound))
        {
            duties = duties with { Returned = (await rounds.GetAsync(summary.Id, cancellation)).Value.RankingOnHold };
        }

        if (summary.IsAt(PanelReviewStage.Kind))
        {
            duties = duties with { PanelsShort = await overviews.PanelsShortAsync(summary.Id, cancellation) };
        }

        return actor.Can(Right.ExtendOrCancelRound)
            ? duties with
            {
                Proposals = [.. (await proposals.ListAsync(actor, summary.Id, null, cancellation)).Items
                .Select(p => p.Value)
                .Where(p => p.IsOpen && p.ProposedBy != actor.PersonId)]
            }
            : duties;
    }
}
