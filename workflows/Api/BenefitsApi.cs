namespace Funding.Workflows.Api;

/// <summary>A benefit line as its holder and the office read it: each year's claim with its figures, a tax line's ledger.</summary>
internal static class BenefitsApi
{
    /// <summary>A figure with how it came about and by which clause.</summary>
    internal sealed record BenefitFigureBody(Bilingual Name, Bilingual How, string Figure, string Clause);

    /// <param name="Number">Of the decision letter.</param>
    /// <param name="Amount">Yuan, to the fen, as every amount here.</param>
    /// <param name="Kept">What was kept of it for earlier years that had too much; it is not in the amount.</param>
    /// <param name="Code">Of the computation sheet, as it is printed on it.</param>
    internal sealed record BenefitClaimBody(
        int Year, string Round, string Application, string Number, DateOnly DecidedOn, string Amount, string Kept, string Code,
        IReadOnlyList<BenefitFigureBody> Sheet);

    /// <summary>A year of a tax line: opening + new credit − used − cancelled = closing.</summary>
    internal sealed record TaxYearBody(
        int Year, string Opening, string Eligible, string NewCredit, string UsedEducation, string UsedLocal, string Cancelled,
        string Repaid, string Closing);

    /// <param name="Over">What the year had too much.</param>
    internal sealed record BenefitSettlementBody(int Year, string Due, string Over, string Document);

    /// <param name="Ledger">Empty where the line is no tax line.</param>
    internal sealed record BenefitBody(
        string Award, IReadOnlyList<BenefitClaimBody> Claims, IReadOnlyList<TaxYearBody> Ledger,
        IReadOnlyList<BenefitSettlementBody> Settlements);

    private static readonly BenefitBody Example = new(
        "enterprise-incentives-91330100MA27X0001K-tax",
        [
            new(
                2026, "enterprise-incentives-2026-1", "91330100MA27X0001K-1", "教激〔2026〕7号", new(2026, 9, 14), "360000.00", "0.00",
                "7K3F-9QXM-2D4H",
                [new(new("可抵免额", "Credit"), new("1,200,000.00 × 30%", "1,200,000.00 × 30%"), "360,000.00", "财税〔2019〕46号")]),
        ],
        [new(2026, "0.00", "1200000.00", "360000.00", "154800.00", "103200.00", "0.00", "0.00", "102000.00")], []);

    public static void MapBenefitsApi(this IEndpointRouteBuilder api) => api.MapGroup("/awards/{award}/benefit").WithTags("awards")
        .MapGet("", ReadAsync).Needs(Right.ReadOwnApplication, Right.ReadAllApplications).Does(
            "A benefit line, one's own or any for the office: claims by year with their figures, the ledger of a tax line, settlements",
            Example);

    private static async Task<BenefitBody> ReadAsync(
        string award, PageContext here, AwardReadQueries awards, BenefitStore benefits, CancellationToken cancellation)
    {
        var home = (await awards.GetAsync(here.Actor!, award, cancellation)).Home;
        if (!BenefitKeys.IsLine(home.Id)) throw new RefusedException(BenefitRefusals.NoLine());
        var book = await benefits.ReadAsync(home.Id, cancellation);
        return new(
            home.Id,
            [
                .. book.Claims.Select(c => new BenefitClaimBody(
                    c.Year, c.RoundId, c.CaseId, c.Number, c.DecidedOn, $"{c.Amount}", $"{c.Kept}", c.Code,
                    [.. c.Sheet.Select(f => new BenefitFigureBody(f.Name, f.How, f.Figure, f.Clause))])),
            ],
            [
                .. book.Ledger().Years.Select(y => new TaxYearBody(
                    y.Year, $"{y.Opening}", $"{y.Eligible}", $"{y.NewCredit}", $"{y.UsedEducation}", $"{y.UsedLocal}",
                    $"{y.Cancelled}", $"{y.Repaid}", $"{y.Closing}")),
            ],
            [.. book.Settlements.Select(s => new BenefitSettlementBody(s.Year, $"{s.Due}", $"{s.Over}", s.Document))]);
    }
}
