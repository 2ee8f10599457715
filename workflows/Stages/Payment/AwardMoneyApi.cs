namespace Funding.Workflows.Stages.Payment;

/// <summary>The money of an award: what it was given, from which lines, and how each payment has come along.</summary>
internal static class AwardMoneyApi
{
    /// <param name="Amount">Yuan, to the fen, as every amount here.</param>
    /// <param name="Owed">What is still to be paid back.</param>
    internal sealed record AwardMoneyBody(
        string Award, string CreditCode, string HolderName, string Amount, string Paid, string Owed, IReadOnlyList<TrancheBody> Tranches);

    /// <param name="Line">The budget line: programme, year and source.</param>
    /// <param name="Since">From when on it stands so; null while it waits for the first time.</param>
    /// <param name="PaidTo">Whom it was paid to; null before it was.</param>
    internal sealed record TrancheBody(
        string Id, Bilingual Name, string Line, string Amount, TranchePhase Phase, DateOnly? Since, string? PaidTo);

    private static readonly Texts Texts = new(typeof(PaymentKind));
    private static readonly Bilingual Payment = Texts.Of("name");

    private static readonly AwardMoneyBody Example = new(
        AwardHome.IdOf(RoundExamples.Line.Id, 1), "12330000470000123A", ApplicationExamples.Line.OrganisationName, "860000.00",
        "516000.00", "0.00",
        [
            new("first", Payment, $"{RoundExamples.Line.Programme}:2026:provincial", "516000.00", TranchePhase.Paid,
                new(2026, 10, 21), ApplicationExamples.Line.OrganisationName),
            new("second", Payment, $"{RoundExamples.Line.Programme}:2028:provincial", "344000.00",
                TranchePhase.Waiting, null, null),
        ]);

    public static void Map(IEndpointRouteBuilder api) => api.MapGroup("/awards/{award}/money").WithTags("money")
        .MapGet("", ReadAsync).Needs(Right.ReadMoney).Does("The money of an award with its payments and their budget lines", Example);

    private static Refusal NoMoney() =>
        new("award-without-money", "award", Texts.Of("no-money")) { Kind = RefusalKind.NotFound };

    private static async Task<AwardMoneyBody> ReadAsync(
        string award, AwardStore awards, PaymentQueries payments, RecoveryStore recoveries, RunStore runs, CancellationToken cancellation)
    {
        var read = await awards.GetAsync(award, cancellation);
        var book = (await recoveries.FindAsync(read, cancellation))?.Book ?? throw new RefusedException(NoMoney());
        var all = await payments.AllAsync(read, cancellation);
        var payables = await Task.WhenAll(all.Select(p => runs.PayableAsync(p.Tranche.Line, award, p.Tranche.Id, cancellation)));
        return new(
            award, read.Home.Holder, read.Home.HolderName, $"{all[0].Money.Amount}", $"{book.Tranches.Sum(t => t.Paid)}", $"{book.Left}",
            [
                .. all.Zip(payables, (p, payable) => new TrancheBody(
                    p.Tranche.Id, p.Tranche.Name, $"{p.Tranche.Line}", $"{p.Amount}", p.Facts.Phase, p.State?.Value.Since,
                    payable?.Value is { State: PayableState.Paid } paid ? paid.HolderName : null)),
            ]);
    }
}
