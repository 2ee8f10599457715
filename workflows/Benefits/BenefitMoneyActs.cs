namespace Funding.Workflows.Benefits;

/// <summary>The money of a claim that a budget line pays, as it is reserved before the claim is granted.</summary>
/// <param name="Case">The ledger's case of the reservation.</param>
public sealed record ReservedClaim(LineId Line, string Case, Yuan Amount, RowName Follow);

/// <summary>Reserves for claims in their budget line, and frees what is not granted after all.</summary>
public sealed class BenefitMoneyActs(Reservations reservations)
{
    /// <param name="year">That is claimed for; the money is of the round's.</param>
    /// <returns>Null where the line pays nothing, or nothing is granted.</returns>
    public static ReservedClaim? Of(Round round, Application application, BenefitLine line, int year, Yuan amount) =>
        line.Pays is not { } source || amount == Yuan.Zero ? null : new(
            LineOf(round, source), GrantKeys.Case(round.Id, application.Id), amount,
            new(
                AwardKeys.Partition(BenefitKeys.AwardId(round.ProgrammeId, application, line)), BenefitKeys.Claim(year)));

    public static LineId LineOf(Round round, MoneySource source) => new(round.ProgrammeId, round.Year, source);

    /// <returns>What is missing; null where all is reserved.</returns>
    public Task<MoneyLack?> ReserveAsync(ReservedClaim claim, CancellationToken cancellation) =>
        reservations.ReserveAsync([new(claim.Line, claim.Case, claim.Amount, claim.Follow)], 0, cancellation);

    /// <summary>Nothing where nothing is reserved.</summary>
    public Task ReleaseAsync(Round round, Application application, IEnumerable<BenefitLine> lines, CancellationToken cancellation) =>
        reservations.ReleaseAsync(
            [
                .. lines.Select(l => l.Pays).OfType<MoneySource>().Distinct()
                    .Select(source => (LineOf(round, source), GrantKeys.Case(round.Id, application.Id))),
            ],
            cancellation);
}
