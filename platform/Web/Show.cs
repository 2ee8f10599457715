namespace Funding.Platform.Web;

/// <summary>How dates, times and numbers are written in the language of the request. Moments are shown in Beijing time.</summary>
public sealed class Show(PageContext here)
{
    public string Text(Bilingual text) => text.In(here.Language);

    /// <inheritdoc cref="DayText.Of(DateOnly)"/>
    public string Date(DateOnly day) => Text(DayText.Of(day));

    /// <inheritdoc cref="DayText.OfWeek"/>
    public string Day(DateOnly day) => Text(DayText.OfWeek(day));

    /// <summary>The local day of a moment.</summary>
    public string Date(DateTimeOffset moment) => Date(ShanghaiTime.DayOf(moment));

    /// <inheritdoc cref="DayText.Period"/>
    public string Period(DateOnly first, DateOnly last) => Text(DayText.Period(first, last));

    /// <summary>A remark behind something: in the brackets of the language.</summary>
    public string Aside(string text) => here.IsEnglish ? $" ({text})" : $"（{text}）";

    /// <inheritdoc cref="DayText.Of(DateTimeOffset)"/>
    public string Moment(DateTimeOffset moment) => Text(DayText.Of(moment));

    /// <inheritdoc cref="DayText.Deadline"/>
    public string Deadline(DateOnly day) => Text(DayText.Deadline(day));

    public string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A decimal without trailing zeros, at most six places.</summary>
    public string Number(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>A number with its unit: 63万元, 63 yuan, 72.5%.</summary>
    public string Quantity(decimal value, string? unit) =>
        Number(value) + (string.IsNullOrEmpty(unit) ? "" : here.IsEnglish && unit != "%" ? $" {unit}" : unit);

    /// <summary>A score with its fixed places, such as 86.2500.</summary>
    public string Score(decimal value, int places = 4) =>
        value.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public string Percent(decimal value) => $"{Number(value)}%";

    public string Bytes(long bytes) => bytes >= 1 << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824m:0.#} GB")
        : bytes >= 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB");

    /// <summary>For the datetime attribute of a time element.</summary>
    public static string Iso(DateTimeOffset moment) =>
        ShanghaiTime.Local(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
