namespace Funding.Workflows.Money.Hands;

internal static class HandRefusals
{
    private static readonly Texts Texts = new(typeof(HandRefusals));

    /// <param name="fault">The rule that is broken: form, province, birthday, check.</param>
    public static Refusal Number(string fault, string field) => new($"identity-number-{fault}", field, Texts.Of($"number.{fault}"));

    public static Refusal NoKey() => new("identity-key-missing", null, Texts.Of("no-key")) { Kind = RefusalKind.Unavailable };

    public static Refusal NotFound() => new("verification-not-found", "person", Texts.Of("not-found")) { Kind = RefusalKind.NotFound };

    public static Refusal NoPerson() => new("person-not-found", "email", Texts.Of("no-person"));

    public static Refusal NotOfOffice() => new("person-not-of-office", "email", Texts.Of("not-of-office"));

    public static Refusal Oneself() => new("verifies-oneself", null, Texts.Of("oneself")) { Kind = RefusalKind.Forbidden };

    public static Refusal Entered() => new("verification-entered", "email", Texts.Of("entered")) { Kind = RefusalKind.Conflict };

    public static Refusal Confirmed() => new("verification-confirmed", null, Texts.Of("confirmed")) { Kind = RefusalKind.Conflict };

    public static Refusal AddressChanged() =>
        new("verification-address-changed", null, Texts.Of("address-changed")) { Kind = RefusalKind.Conflict };

    public static Refusal SecondAdministrator() =>
        new("second-administrator", null, Texts.Of("second-administrator")) { Kind = RefusalKind.Forbidden };

    public static Refusal OtherNumber(int left) => new("identity-number-other", "number", Texts.Of("other-number", left));

    public static Refusal Void() => new("verification-void", null, Texts.Of("void")) { Kind = RefusalKind.Conflict };

    public static Refusal NotVerified() => new("hand-not-verified", null, Texts.Of("not-verified")) { Kind = RefusalKind.Forbidden };

    public static Refusal SameHand(string name) => new("same-hand", null, Texts.Of("same-hand", name)) { Kind = RefusalKind.Forbidden };
}
