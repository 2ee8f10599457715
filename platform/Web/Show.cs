namespace Funding.Platform.Web;

/// <summary>How dates, times and numbers are written in the language of the request. Moments are shown in Beijing time.</summary>
public sealed class Show(PageContext here)
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public string Text(Bilingual text) => text.In(here.Language);

    /// <summary>2026年3月1日, or 1 March 2026.</summary>
    public string Date(DateOnly day) => day.ToString(here.IsEnglish ? "d MMMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026年3月2日（星期一）, or Monday, 2 March 2026: where it matters what day of the week it is.</summary>
    public string Day(DateOnly day) => here.IsEnglish
        ? day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture)
        : $"{Date(day)}（星期{"日一二三四五六"[(int)day.DayOfWeek]}）";

    /// <summary>The local day of a moment.</summary>
    public string Date(DateTimeOffset moment) => Date(DateOnly.FromDateTime(moment.ToOffset(Beijing).DateTime));

    /// <summary>2026年3月1日至2026年4月10日, or 1 March 2026 to 10 April 2026: both days included.</summary>
    public string Period(DateOnly first, DateOnly last) =>
        here.IsEnglish ? $"{Date(first)} to {Date(last)}" : $"{Date(first)}至{Date(last)}";

    /// <summary>A remark behind something: in the brackets of the language.</summary>
    public string Aside(string text) => here.IsEnglish ? $" ({text})" : $"（{text}）";

    /// <summary>2026年3月1日 23:59, or 1 March 2026, 23:59.</summary>
    public string Moment(DateTimeOffset moment) =>
        moment.ToOffset(Beijing).ToString(here.IsEnglish ? "d MMMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A closing moment: the end of its local day, said so that nobody is a day late.</summary>
    public string Deadline(DateOnly day) => here.IsEnglish ? $"{Date(day)}, 23:59 (Beijing time)" : $"{Date(day)} 23:59（北京时间）";

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
        moment.ToOffset(Beijing).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
