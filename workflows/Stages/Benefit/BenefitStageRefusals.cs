namespace Funding.Workflows.Stages.Benefit;

/// <summary>Why a claim is not decided on.</summary>
internal static class BenefitStageRefusals
{
    private static readonly Texts Texts = new(typeof(BenefitStageRefusals));

    public static Refusal NotOpen() => new("benefit-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal NoLine() => new("benefit-no-line", null, Texts.Of("no-line"));

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
