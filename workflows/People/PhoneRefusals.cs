namespace Funding.Workflows.People;

internal static class PhoneRefusals
{
    private static readonly Texts Texts = new(typeof(PhoneRefusals));

    public static Refusal Off() => new("sms-off", null, Texts.Of("off")) { Kind = RefusalKind.Closed };

    public static Refusal NoNumber() => new("phone-invalid", "phone", Texts.Of("no-number"));

    public static Refusal OtherCode() => new("phone-code", "code", Texts.Of("other-code"));

    public static Refusal CodeOver() => new("phone-code-over", "code", Texts.Of("code-over")) { Kind = RefusalKind.Closed };

    public static Refusal TooMany(int most, TimeSpan wait) =>
        new("phone-too-many", "phone", Texts.Of("too-many", most, Math.Max(1, (int)Math.Ceiling(wait.TotalHours))))
        {
            Kind = RefusalKind.TooMany,
        };
}
