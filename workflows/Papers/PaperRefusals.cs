namespace Funding.Workflows.Papers;

internal static class PaperRefusals
{
    private static readonly Texts Texts = new(typeof(PaperRefusals));

    public static Refusal NoAdvice() => new("advice-missing", PaperEntry.AdviceField, Texts.Of("no-advice"));

    public static Refusal NoConditionsHere() => new("advice-conditions", PaperEntry.ConditionsField, Texts.Of("no-conditions"));

    public static Refusal OwnConflict() => new("own-conflict", null, Texts.Of("conflict")) { Kind = RefusalKind.Forbidden };

    public static Refusal NotYet() => new("paper-not-yet", null, Texts.Of("not-yet")) { Kind = RefusalKind.NotFound };
}
