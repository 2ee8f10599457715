namespace Funding.Workflows.Stages.Benefit;

/// <summary>Why a claim is not decided on.</summary>
internal static class BenefitStageRefusals
{
    private static readonly Texts Texts = new(typeof(BenefitStageRefusals));

    public static Refusal NotOpen() => new("benefit-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal NoLine() => new("benefit-no-line", null, Texts.Of("no-line"));

    /// <param name="name">Of the number's field.</param>
    public static Refusal NotVerified(string field, Bilingual name) => new("benefit-not-verified", field, Texts.Of("not-verified", name));

    public static Refusal NoSettlement() => new("benefit-no-settlement", null, Texts.Of("no-settlement"));

    public static Refusal Settled(int year) =>
        new("benefit-settled", "year", Texts.Of("settled", year)) { Kind = RefusalKind.Conflict };

    public static Refusal NoDocument(int most) => new("document-required", "document", Texts.Of("no-document", most));

    public static Refusal Decided() => new("benefit-decided", null, Texts.Of("decided")) { Kind = RefusalKind.Conflict };

    public static Refusal NothingToConfirm() =>
        new("benefit-nothing-to-confirm", null, Texts.Of("nothing-to-confirm")) { Kind = RefusalKind.Conflict };

    public static Refusal OwnDecision() => new("benefit-own-decision", null, Texts.Of("own-decision")) { Kind = RefusalKind.Forbidden };

    public static Refusal OwnConflict() => new("conflict-declared", null, Texts.Of("own-conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal NoMoney(MoneyLack lack) =>
        new("benefit-without-money", null, GrantMails.Lacks(lack)) { Kind = RefusalKind.Conflict };

    public static Refusal OtherAmount(Yuan amount) =>
        new("benefit-other-amount", "confirmation", Texts.Of("other-amount", amount.Shown()));
}
