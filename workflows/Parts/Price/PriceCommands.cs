namespace Funding.Workflows.Parts.Price;

/// <summary>A bid: its price is sealed as it arrives, and is kept nowhere else.</summary>
public sealed class PriceCommands(
    ITableStore tables, EditableApplications editable, PriceSealStore seals, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 10;

    /// <param name="typed">As typed.</param>
    /// <exception cref="RefusedException">Lot, places or price do not fit, or the organisation bids for the lot already.</exception>
    public Task<Application> SealAsync(
        Actor actor, string roundId, string applicationId, TypedBid typed, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var (stored, _, programme) = await editable.OpenAsync(actor, roundId, applicationId, cancellation);
            var part = PriceSettings.PartOf(programme);
            var bid = BidEntry.Read(part, typed);
            await DemandOneAsync(stored.Value, part, bid.Lot, cancellation);
            var price = new SealedPrice(
                part.Id, bid.Lot, bid.Places, seals.Seal(roundId, applicationId, bid.Lot, bid.Price), clock.GetUtcNow());
            var after = stored.Value with { Price = price };
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(roundId))
                    .ReplaceApplication(stored, after)
                    .Audit(AuditNote.By(
                        actor, "price-sealed", applicationId, ("lot", bid.Lot), ("places", $"{bid.Places}"), ("mark", price.Mark))),
                cancellation);
            return after;
        }, cancellation);

    private async Task DemandOneAsync(Application own, PartOutline part, string lot, CancellationToken cancellation)
    {
        await foreach (var other in tables.EnumerateAsync<Application>(
            RoundKeys.Partition(own.RoundId), KeyRange.Prefix(RoundKeys.ApplicationsOf(own.CreditCode)), cancellation))
        {
            if (other.Value.Id != own.Id && other.Value.State != ApplicationState.Withdrawn && other.Value.Price?.Lot == lot)
            {
                throw new RefusedException(PriceRefusals.OneALot($"{part.Id}.lot", other.Value.Id));
            }
        }
    }
}
