namespace Funding.Workflows.Money;

internal static class MoneyRefusals
{
    private static readonly Texts Texts = new(typeof(MoneyRefusals));

    public static Refusal NoAmount(string field) => new("amount-invalid", field, Texts.Of("no-amount"));

    public static Refusal Zero(string field) => new("amount-zero", field, Texts.Of("zero"));

    public static Refusal Negative(string field) => new("amount-negative", field, Texts.Of("negative"));

    public static Refusal Decimals(string field) => new("amount-decimals", field, Texts.Of("decimals"));

    public static Refusal TooLarge(string field) => new("amount-too-large", field, Texts.Of("too-large", Yuan.Most.Shown()));

    public const string BeyondLineCode = "amount-beyond-line";

    public static Refusal BeyondLine(Yuan available, Yuan amount) =>
        new(BeyondLineCode, "amount", Texts.Of("beyond-line", amount.Shown(), available.Shown())) { Kind = RefusalKind.Conflict };

    public static Refusal BeyondCase(string of, LedgerAccount account, Yuan held, Yuan amount) => new(
        "amount-beyond-case", "amount", Texts.Of("beyond-case", of, Texts.Of($"account.{account}"), held.Shown(), amount.Shown()))
    {
        Kind = RefusalKind.Conflict,
    };

    public static Refusal KeyTaken(Posting before) =>
        new("posting-key-taken", "key", Texts.Of("key-taken", before.Key, before.Amount.Shown())) { Kind = RefusalKind.Conflict };

    public static Refusal NoLine() => new("budget-line-not-found", "line", Texts.Of("no-line")) { Kind = RefusalKind.NotFound };

    public static Refusal NoProgramme() => new("programme-unknown", "programme", Texts.Of("no-programme"));

    public static Refusal NoYear() => new("year-out-of-range", "year", Texts.Of("no-year", LineId.FirstYear, LineId.LastYear));

    public static Refusal NoDocument(int most) => new("document-required", "document", Texts.Of("no-document", most));

    public static Refusal DocumentUsed(string document) =>
        new("document-used", "document", Texts.Of("document-used", document)) { Kind = RefusalKind.Conflict };

    public static Refusal NoOtherLine() => new("transfer-line-unknown", "to", Texts.Of("no-other-line"));

    public static Refusal NoAward() => new("award-unknown", "award", Texts.Of("no-award"));

    public static Refusal OtherProgramme() => new("award-other-programme", "award", Texts.Of("other-programme"));

    public static Refusal NotLive() => new("award-not-live", "award", Texts.Of("not-live")) { Kind = RefusalKind.Conflict };

    public static Refusal OwnAward() => new("own-award", "award", Texts.Of("own-award")) { Kind = RefusalKind.Forbidden };

    public static Refusal TooManyWaiting(int most) =>
        new("budget-changes-waiting", null, Texts.Of("too-many-waiting", most)) { Kind = RefusalKind.Conflict };

    public static Refusal NoChange() => new("budget-change-not-found", "change", Texts.Of("no-change")) { Kind = RefusalKind.NotFound };

    public static Refusal Decided() => new("budget-change-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal SecondPerson() => new("second-administrator", null, Texts.Of("second-person")) { Kind = RefusalKind.Forbidden };

    public static Refusal OtherAmount(Yuan amount) =>
        new("confirmation-mismatch", "confirmation", Texts.Of("other-amount", amount.Shown()));
}
