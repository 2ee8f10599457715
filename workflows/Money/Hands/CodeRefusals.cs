namespace Funding.Workflows.Money.Hands;

internal static class CodeRefusals
{
    private static readonly Texts Texts = new(typeof(CodeRefusals));

    public static Refusal Missing() => new("one-time-code-not-enrolled", "code", Texts.Of("missing")) { Kind = RefusalKind.Forbidden };

    public static Refusal Wrong(int left) => new("one-time-code-wrong", "code", Texts.Of("wrong", left));

    public static Refusal Used() => new("one-time-code-used", "code", Texts.Of("used"));

    public static Refusal Locked(DateTimeOffset until) => new(
        "one-time-code-locked", "code",
        Texts.Of("locked", until.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture)))
    {
        Kind = RefusalKind.TooMany,
    };

    public static Refusal NotOpen() => new("code-enrolment-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Conflict };

    public static Refusal EnrolmentOver() => new("code-enrolment-over", null, Texts.Of("over")) { Kind = RefusalKind.Conflict };

    public static Refusal RecoveryFirst() => new("code-recovery-first", null, Texts.Of("recovery-first")) { Kind = RefusalKind.Conflict };

    public static Refusal NoRecovery() => new("code-recovery-none", null, Texts.Of("no-recovery")) { Kind = RefusalKind.Conflict };
}
