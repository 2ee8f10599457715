namespace Funding.Workflows.Money.Accounts;

internal static class AccountRefusals
{
    private static readonly Texts Texts = new(typeof(AccountRefusals));

    public static Refusal Text(string field, int most) => new("account-text", field, Texts.Of("text", Texts.Of($"field.{field}"), most));

    public static Refusal Formula(string field) => new("account-text-formula", field, Texts.Of("formula", Texts.Of($"field.{field}")));

    public static Refusal Number() =>
        new("account-number", "number", Texts.Of("number", AccountDraft.FewestDigits, AccountDraft.MostDigits));

    public static Refusal BankCode() => new("bank-code", "bankCode", Texts.Of("bank-code"));

    public static Refusal Phone() => new("phone", "phone", Texts.Of("phone"));

    public static Refusal NoLetter() => new("letter-required", "letter", Texts.Of("no-letter"));

    public static Refusal LetterInfected() => new("letter-infected", null, Texts.Of("letter-infected")) { Kind = RefusalKind.Conflict };

    public static Refusal NotMember() => new("organisation-not-yours", null, Texts.Of("not-member")) { Kind = RefusalKind.Forbidden };

    public static Refusal OwnOrganisation() => new("own-organisation", null, Texts.Of("own-organisation")) { Kind = RefusalKind.Forbidden };

    public static Refusal Waits() => new("account-waits", null, Texts.Of("waits")) { Kind = RefusalKind.Conflict };

    public static Refusal NothingWaits() => new("account-not-waiting", null, Texts.Of("nothing-waits")) { Kind = RefusalKind.Conflict };

    public static Refusal NotFound() => new("account-not-found", null, Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal NoCallWaits() => new("call-not-waiting", null, Texts.Of("no-call-waits")) { Kind = RefusalKind.Conflict };

    public static Refusal CallDay() => new("call-day", "on", Texts.Of("call-day"));

    public static Refusal CallFirst() => new("call-first", null, Texts.Of("call-first")) { Kind = RefusalKind.Conflict };

    public static Refusal SecondOfficer() => new("second-officer", null, Texts.Of("second-officer")) { Kind = RefusalKind.Forbidden };

    public static Refusal OtherNumber() => new("account-number-other", "confirmation", Texts.Of("other-number"));

    public static Refusal Same() => new("account-same", "number", Texts.Of("same"));
}
