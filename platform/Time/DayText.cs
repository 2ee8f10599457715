namespace Funding.Platform.Time;

/// <summary>How days and moments are written: on pages, in mails and in refusals alike. Moments are in Beijing time.</summary>
public static class DayText
{
    private static readonly Texts Texts = new(typeof(DayText));

    /// <summary>2026年3月1日, or 1 March 2026.</summary>
    public static Bilingual Of(DateOnly day) => Texts.Of("day", day);

    /// <summary>2026年3月2日（星期一）, or Monday, 2 March 2026: where it matters what day of the week it is.</summary>
    public static Bilingual OfWeek(DateOnly day) => Texts.Of("of-week", Of(day), Texts.Of($"week.{day.DayOfWeek}"));

    /// <summary>2026年3月1日至2026年4月10日, or 1 March 2026 to 10 April 2026: both days included.</summary>
    public static Bilingual Period(DateOnly first, DateOnly last) => Texts.Of("period", Of(first), Of(last));

    /// <summary>2026年3月1日 23:59, or 1 March 2026, 23:59.</summary>
    public static Bilingual Of(DateTimeOffset moment) => Texts.Of("moment", Of(ShanghaiTime.DayOf(moment)), ShanghaiTime.Local(moment));

    /// <summary>2026年3月1日 23:59:59, or 1 March 2026, 23:59:59 (Beijing time).</summary>
    public static Bilingual ToTheSecond(DateTimeOffset moment) =>
        Texts.Of("second", Of(ShanghaiTime.DayOf(moment)), ShanghaiTime.Local(moment));

    /// <summary>A closing moment: the end of its local day, said so that nobody is a day late.</summary>
    public static Bilingual Deadline(DateOnly day) => Texts.Of("deadline", Of(day));
}
