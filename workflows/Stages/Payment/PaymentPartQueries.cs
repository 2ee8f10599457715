namespace Funding.Workflows.Stages.Payment;

/// <summary>A payment as the award's page shows it.</summary>
/// <param name="Payable">As its line has it; null before it fell due.</param>
public sealed record AwardPayment(PaymentRead Read, Payable? Payable);

/// <param name="IsOffice">The reader sees the budget lines.</param>
/// <param name="WaitsFor">The names of duties that payments wait for, by their ids.</param>
public sealed record PaymentPartModel(
    string AwardId, AwardMoney Money, IReadOnlyList<AwardPayment> Lines, bool IsOffice,
    IReadOnlyDictionary<string, Bilingual> WaitsFor, AwardTerm Term)
{
    /// <summary>Credit code of who holds the award by now.</summary>
    public required string Holder { get; init; }

    /// <summary>The reader as a verified person, where a tranche is withheld; null otherwise.</summary>
    public Hand? Hand { get; init; }

    public Yuan Sum(TranchePhase phase) => Lines.Where(l => l.Read.Facts.Phase == phase).Sum(l => l.Read.Amount);

    public Yuan Recovered => Lines.Sum(l => l.Read.State?.Value.Owed ?? Yuan.Zero);
}

/// <summary>The money of an award on its page: a read, two queries, and a read for each payment and closed report.</summary>
internal sealed class PaymentPartQueries(
    ITableStore tables, PaymentQueries payments, HandStore hands, Lazy<DutyKindSet> kinds) : IAwardPart
{
    public async Task<RenderFragment?> OfAsync(AwardRead award, Actor reader, bool office, CancellationToken cancellation = default)
    {
        if (award.Settings.Money is null || await payments.AllAsync(award, cancellation) is not { Count: > 0 } all) return null;
        var payables = await Task.WhenAll(all.Select(p => tables.GetAsync<Payable>(
            MoneyKeys.Partition(p.Tranche.Line), PayableKeys.Of(award.Home.Id, p.Tranche.Id), cancellation)));
        return Page.Part<PaymentPart, PaymentPartModel>(new(
            award.Home.Id, all[0].Money, [.. all.Zip(payables, (read, payable) => new AwardPayment(read, payable?.Value))],
            office && reader.Can(Right.ReadMoney),
            (award.Settings.Duties ?? []).ToDictionary(d => d.Id, d => kinds.Value[d.Kind].Name, StringComparer.Ordinal), award.Home.Term)
        {
            Holder = award.Home.Holder,
            Hand = office && !award.Home.Editors.Contains(reader.PersonId) && all.Any(p => p.Facts.Phase == TranchePhase.Withheld)
                ? await hands.OfAsync(reader, cancellation) : null,
        });
    }
}
