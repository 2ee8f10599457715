namespace Funding.Rehearsals.Lifelike;

/// <summary>Figures as institutions report them, by their unit.</summary>
internal static class LifelikeFigures
{
    /// <param name="there">What the field says.</param>
    /// <returns>Null for one that stays, such as a year.</returns>
    public static string? Of(FormField field, string there, string words)
    {
        if (field.IsYear || AnswerText.Number(there) is not { } now) return null;
        var (from, to) = field.Unit?.Zh switch
        {
            "%" => (61m, 98.5m),
            { } unit when unit.Contains("万元", StringComparison.Ordinal) => (126m, 4_860m),
            { } unit when unit.Contains('元', StringComparison.Ordinal) =>
                field.Label.Zh.Contains('均', StringComparison.Ordinal) ? (12_600m, 48_300m) : (86_400m, 1_940_000m),
            { } unit when unit.Contains('人', StringComparison.Ordinal) => (64m, 2_350m),
            _ => (Math.Max(2, now * 0.6m), Math.Max(9, now * 2.2m)),
        };
        var (least, most) = (Math.Max(from, field.Min ?? from), Math.Min(to, field.Max ?? to));
        if (least > most) (least, most) = (Math.Min(least, field.Max ?? least), Math.Max(most, field.Min ?? most));
        if (least > most) (least, most) = (most, least);
        var value = least + ((most - least) * Scatter.Of(words, 100_003) / 100_003);
        return decimal.Round(value, field.Decimals).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Up to three years before the day that is there; one that is a bound and no day is some time since 1956.</summary>
    public static string? Day(string there, string words) => AnswerText.Date(there) is not { } day ? null
        : (day.Year < 1956 ? new DateOnly(1956 + Scatter.Of(words + "y", 52), 9, 1) : day.AddDays(-Scatter.Of(words, 1_095)))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
