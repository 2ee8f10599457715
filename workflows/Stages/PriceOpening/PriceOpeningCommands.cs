namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>One person asks for the opening, another opens: from then on prices are read, and never before.</summary>
public sealed class PriceOpeningCommands(
    RoundStore rounds, PriceOpeningStore openings, PriceSealStore seals, ConflictDeclarations conflicts, CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 5;
    private const int PricesPerCommit = 80;

    /// <param name="count">As typed: how many bids there are.</param>
    /// <exception cref="RefusedException">It is too early, was asked for already, or the actor has a conflict.</exception>
    public Task AskAsync(Actor actor, string roundId, string? count, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (round, stage, row, _) = await OpenAsync(actor, roundId, cancellation);
            if (row.Value.Asked is not null) throw new RefusedException(PriceOpeningRefusals.Asked());
            DemandCount(row.Value, count);
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id))
                    .Replace(row, row.Value with { Asked = new(actor.PersonId, clock.GetUtcNow()) })
                    .Audit(AuditNote.By(actor, "price-opening-asked", round.Id, ("stage", $"{stage.Id}"), ("bids", $"{row.Value.Bids}"))),
                cancellation);
            return row.Value;
        }, cancellation);

    /// <inheritdoc cref="AskAsync"/>
    /// <exception cref="RefusedException">Also where nobody has asked, or the actor has.</exception>
    public Task ConfirmAsync(Actor actor, string roundId, string? count, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (round, stage, row, bids) = await OpenAsync(actor, roundId, cancellation);
            if (row.Value.Asked is not { } asked) throw new RefusedException(PriceOpeningRefusals.NotAsked());
            if (asked.By == actor.PersonId) throw new RefusedException(PriceOpeningRefusals.Same());
            DemandCount(row.Value, count);
            var partition = RoundKeys.Partition(round.Id);
            var opened = bids.Select(a => new OpenedPrice(
                a.Id, a.OrganisationName, a.Price!.Lot, a.Price.Places, seals.Open(round.Id, a.Id, a.Price))).ToList();
            foreach (var chunk in opened.Chunk(PricesPerCommit))
            {
                await commits.SaveAsync(
                    chunk.Aggregate(new Commit(partition), (c, p) => c.Upsert(PriceOpeningKeys.Price(stage, p.ApplicationId), p)),
                    cancellation);
            }

            // The rows count from this commit on: whoever reads before it reads none.
            await commits.SaveAsync(
                new Commit(partition)
                    .Replace(row, row.Value with { Opened = new(actor.PersonId, clock.GetUtcNow()) })
                    .Audit(AuditNote.By(
                        actor, "prices-opened", round.Id, ("stage", $"{stage.Id}"), ("askedBy", asked.By), ("bids", $"{opened.Count}"),
                        ("unreadable", $"{opened.Count(p => p.Price is null)}")))
                    .WakeRound(round.Id),
                cancellation);
            return row.Value;
        }, cancellation);

    private async Task<(Round Round, PlannedStage Stage, Stored<OpeningRow> Row, IReadOnlyList<Application> Bids)> OpenAsync(
        Actor actor, string roundId, CancellationToken cancellation)
    {
        actor.Demand(Right.OpenPrices);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        if (round.Stages.Find(PriceOpeningStage.Kind) is not { } stage) throw new RefusedException(PriceOpeningRefusals.None());
        var row = await openings.FindAsync(round.Id, stage, cancellation);
        if (row?.Value.Opened is not null) throw new RefusedException(PriceOpeningRefusals.Opened());
        if (row is null || !round.IsRunning() || !round.IsAt(PriceOpeningStage.Kind))
            throw new RefusedException(PriceOpeningRefusals.Early());
        var bids = await openings.BidsAsync(round.Id, cancellation);
        foreach (var bid in bids)
            if (await conflicts.HasWithAsync(actor.PersonId, bid, cancellation))
                throw new RefusedException(PriceOpeningRefusals.Bidder());
        return (round, stage, row, bids);
    }

    private static void DemandCount(OpeningRow row, string? count)
    {
        if (!int.TryParse(count?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) || typed != row.Bids)
            throw new RefusedException(PriceOpeningRefusals.Count(row.Bids));
    }
}
