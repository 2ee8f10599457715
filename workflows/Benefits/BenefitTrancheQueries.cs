namespace Funding.Workflows.Benefits;

/// <summary>The years of a benefit line, for whoever asks what is owed of it; one query, and none of any other award.</summary>
internal sealed class BenefitTrancheQueries(ITableStore tables, BenefitStore benefits) : IAwardTranches
{
    public bool Has(string awardId) => BenefitKeys.IsLine(awardId);

    public async Task<IReadOnlyList<OwedTranche>> PaidAsync(string awardId, CancellationToken cancellation = default)
    {
        var book = await benefits.ReadAsync(awardId, cancellation);
        return
        [
            .. BenefitTranches.Of(awardId, book).Select(tranche => new OwedTranche(
                tranche, (commit, amount, stop) => DemandAsync(awardId, tranche.Id, commit, amount, stop))),
        ];
    }

    public async Task<IReadOnlyList<LineId>> LinesAsync(string awardId, CancellationToken cancellation = default) =>
        [.. (await benefits.ReadAsync(awardId, cancellation)).Claims.Select(c => c.PaidFrom).OfType<LineId>().Distinct()];

    /// <summary>Worked out anew where a grant keeps something of it in this moment.</summary>
    /// <exception cref="RefusedException">By now a later year has kept it.</exception>
    private async Task DemandAsync(string awardId, string tranche, Commit commit, Yuan amount, CancellationToken cancellation)
    {
        await tables.NextAsync(commit, BenefitKeys.Count, cancellation);
        var now = BenefitTranches.Of(awardId, await benefits.ReadAsync(awardId, cancellation)).First(t => t.Id == tranche);
        if ((now.Most ?? now.Paid - now.Owed) is var most && amount > most)
            throw new RefusedException(RecoveryRefusals.BeyondPaid(most, amount));
        var entry = (await benefits.ClaimAsync(awardId, int.Parse(tranche, CultureInfo.InvariantCulture), cancellation))!;
        commit.Replace(entry, entry.Value with { Demanded = entry.Value.Demanded + amount });
    }
}
