namespace Funding.Workflows.Stages.PanelReview;

/// <summary>What the round asks of the review: one row of each index tells, and when it could close whether everybody was scored.</summary>
internal sealed class ReviewFacts(ITableStore tables, TimeProvider clock)
{
    public async Task<PanelReviewFacts> ReadAsync(Round round, CancellationToken cancellation)
    {
        var seats = await tables.AnyAsync(RoundKeys.Partition(round.Id), RoundKeys.EmptySeats, cancellation);
        var unsigned = await tables.AnyAsync(RoundKeys.Partition(round.Id), RoundKeys.UnsignedSheets, cancellation);
        var mayClose = (!seats && !unsigned) || !ShanghaiTime.IsInTime(clock.GetUtcNow(), round.CloseOf(PanelReviewStage.Kind));
        return new PanelReviewFacts(seats, unsigned, mayClose && (await UnscoredAsync(round, cancellation)).Count > 0);
    }

    /// <summary>Eligible applications without a signed sheet.</summary>
    public async Task<IReadOnlyList<ApplicationSummary>> UnscoredAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var scored = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var member in tables.EnumerateAsync<PanelMember>(
            partition, KeyRange.Prefix(RoundKeys.SheetsByApplication), cancellation))
        {
            if (member.Value.State == ReviewState.Signed)
            {
                scored.Add(member.Value.ApplicationId);
            }
        }

        var unscored = new List<ApplicationSummary>();
        await foreach (var application in tables.EnumerateAsync<ApplicationSummary>(
            partition, KeyRange.Prefix(RoundKeys.StatePrefix(ApplicationState.Eligible)), cancellation))
        {
            if (!scored.Contains(application.Value.Id))
            {
                unscored.Add(application.Value);
            }
        }

        return unscored;
    }
}
