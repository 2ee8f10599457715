namespace Funding.Workflows.Indicators;

/// <summary>What an institution typed for an indicator, read and checked. Pure.</summary>
/// <param name="Refusals">Every reason against it; none where it may be reported.</param>
public sealed record IndicatorEntry(decimal Amount, decimal? Per, decimal Figure, IReadOnlyList<Refusal> Refusals)
{
    public const string AmountField = "amount";
    public const string PerField = "per";
    public const string ReasonField = "reason";

    /// <summary>Percent by which a figure moves from the year before without a word of why.</summary>
    public const int MovesFreely = 20;

    private const decimal MostAmount = 1_000_000_000_000m;
    private const int AmountDecimals = 2;

    /// <summary>Whether a figure is so far from that of the year before that a reason is asked for.</summary>
    public static bool MovesFar(decimal figure, decimal? before) =>
        before is { } last && Math.Abs(figure - last) * 100 > Math.Abs(last) * MovesFreely;

    /// <param name="before">The figure of the year before; null where there is none.</param>
    public static IndicatorEntry Of(Indicator indicator, string amount, string per, decimal? before, string? reason)
    {
        var asked = indicator.Figure!;
        var refusals = new List<Refusal>();
        var of = Read(amount, AmountField, asked.Amount, refusals);
        var by = asked.Per is { } name ? Read(per, PerField, name, refusals) : null;
        if (by == 0) refusals.Add(IndicatorRefusals.ByNothing(PerField, asked.Per!));
        if (of is null || refusals.Count > 0) return new(of ?? 0, by, 0, refusals);
        var figure = FigureOf(asked, of.Value, by);
        if (figure < asked.Least || figure > asked.Most)
            refusals.Add(IndicatorRefusals.OutOfRange(AmountField, indicator, figure));
        else if (MovesFar(figure, before) && string.IsNullOrWhiteSpace(reason))
            refusals.Add(IndicatorRefusals.ReasonMissing(ReasonField, figure, before!.Value, MovesFreely));
        return new(of.Value, by, figure, refusals);
    }

    /// <summary>Rounded half away from zero to the decimals of the indicator.</summary>
    public static decimal FigureOf(IndicatorFigure asked, decimal amount, decimal? per) =>
        Math.Round(asked.Times * amount / (per ?? 1), asked.Decimals, MidpointRounding.AwayFromZero);

    private static decimal? Read(string text, string field, Bilingual name, List<Refusal> refusals)
    {
        if (AnswerText.Number(text.Trim()) is { } number && number is >= 0 and <= MostAmount
            && AnswerText.Decimals(number) <= AmountDecimals) return number;
        refusals.Add(IndicatorRefusals.NoNumber(field, name, AmountDecimals));
        return null;
    }
}
