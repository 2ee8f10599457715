namespace Funding.Platform.Sms;

/// <summary>What text messages say: that something is due, and never what, for whom, or by which link.</summary>
public sealed class SmsTexts(MailRenderer renderer)
{
    private const int LongestName = 30;
    private static readonly Texts Texts = new(typeof(SmsTexts));

    /// <param name="day">The last day.</param>
    /// <param name="round">The name of the round; null for none.</param>
    public string Reminder(DateOnly day, string? round, string language) => Texts.Of(
        round is null ? "reminder" : "reminder.round", Authority, DayText.Of(day), Excerpt.Of(round ?? "", LongestName)).In(language);

    public string Code(string code, string language) =>
        Texts.Of("code", Authority, code, (int)PhoneDecision.CodeWorks.TotalMinutes).In(language);

    private Bilingual Authority => new(renderer.Authority(english: false), renderer.Authority(english: true));
}
